import type { VNode } from 'preact';
import { Field, LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import {
  AVAILABLE,
  availabilityField,
  competenceField,
  SEAT_CONSENT,
  SOON,
  type WishFault,
} from './seat-wish.js';
import { WORDS } from './seat-words.js';

/** What somebody may wish for, and what is wrong with what was sent. */
export interface SeatView {
  readonly competences: readonly {
    readonly code: string;
    readonly name: Readonly<Record<'fr' | 'en', string>>;
  }[];
  /** What the form shows of the words that are agreed to. */
  readonly shown: string;
  readonly isInvitable: boolean;
  readonly fault?: WishFault;
  readonly typed?: Readonly<Record<string, string>>;
}

/** Where somebody agrees to be invited, and takes it back. */
export function SeatPage({
  view: { competences, shown, isInvitable, fault, typed = {} },
  visit,
}: {
  readonly view: SeatView;
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  const isContactWrong = fault === 'noContact' || fault === 'badContact';
  return (
    <LinkFrame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {fault !== undefined && <Notice>{words.faults[fault]}</Notice>}
      <p>{words.text}</p>
      {isInvitable && (
        <section aria-labelledby="note">
          <h2 id="note">{words.consent}</h2>
          <p>{words.already}</p>
          <LinkPageForm visit={visit} page="invitation" shown="retrait" deed="retirer">
            <button type="submit" class="quiet">
              {words.withdraw}
            </button>
          </LinkPageForm>
        </section>
      )}
      <LinkPageForm visit={visit} page="invitation" shown={shown} deed="inviter">
        <fieldset class="choices">
          <legend>{words.competences}</legend>
          {competences.map(({ code, name }) => (
            <label key={code}>
              <input
                type="checkbox"
                name={competenceField(code)}
                value="oui"
                checked={competenceField(code) in typed}
              />
              <span>{name[language]}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend>{words.soon}</legend>
          {SOON.map((one) => (
            <label key={one}>
              <input type="radio" name="urgence" value={one} checked={typed['urgence'] === one} />
              <span>{words.sooner[one]}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend>{words.when}</legend>
          {AVAILABLE.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                name={availabilityField(one)}
                value="oui"
                checked={availabilityField(one) in typed}
              />
              <span>{words.available[one]}</span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.reach}</legend>
          <Field
            name="courriel"
            label={words.mail}
            hint={undefined}
            error={isContactWrong ? words.faults[fault] : undefined}
            value={typed['courriel'] ?? ''}
            rows={1}
            most={254}
          />
          <Field
            name="telephone"
            label={words.phone}
            hint={undefined}
            error={undefined}
            value={typed['telephone'] ?? ''}
            rows={1}
            most={30}
          />
        </fieldset>
        <fieldset class="choices">
          <legend>{words.consent}</legend>
          <blockquote lang="fr">
            <p>{SEAT_CONSENT.text}</p>
          </blockquote>
          <label>
            <input type="checkbox" name="accord" value="oui" />
            <span>{words.agree}</span>
          </label>
        </fieldset>
        <button type="submit">{isInvitable ? words.resend : words.send}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.back}</a>
      </p>
    </LinkFrame>
  );
}
