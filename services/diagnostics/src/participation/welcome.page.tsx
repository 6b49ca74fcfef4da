import type { VNode } from 'preact';
import { dayInWords, parisDate } from '@maillage/kernel';
import { Field, LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import { type Campaign, type Consent, presentConsent } from '../campaign/campaign.js';
import { consentShown } from './participation.js';
import { WORDS } from './words.js';

/** What a person reads before taking part. */
export interface WelcomeView {
  readonly campaign: Campaign;
  readonly state: 'planned' | 'open' | 'closed';
  /** An address of this person alone, or one for all. */
  readonly isPersonal: boolean;
  readonly minutes: number;
  readonly keptDays: number;
  readonly notice?: 'wordsChanged' | 'wrongFormer' | 'wrongCode' | 'notOpen';
  /** What was typed, where a form is shown again. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** The first page: what this is, who sees what, how long, and the words that are agreed to. */
export function WelcomePage({
  view,
  visit,
}: {
  readonly view: WelcomeView;
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  const { campaign, state, isPersonal, minutes, keptDays, notice, typed = {} } = view;
  const consent = presentConsent(campaign);
  const rows = [
    [words.howLong, words.howLongText(campaign.settings.length, minutes)],
    [words.whoKnows, isPersonal ? words.whoKnowsPersonal : words.whoKnowsOpen],
    [words.whoSees, `${words.whoSeesText}${consent.allowsGroup ? ` ${words.group}` : ''}`],
    [words.kept, words.keptText(keptDays)],
    [words.expect, words.expectText],
  ] as const;
  return (
    <LinkFrame visit={visit} title={campaign.name}>
      <h1 lang="fr">{campaign.name}</h1>
      {notice === 'wordsChanged' && <Notice>{words.wordsChanged}</Notice>}
      {(notice === 'wrongCode' || notice === 'wrongFormer') && <Notice>{words.wrongCode}</Notice>}
      {state === 'closed' && <Notice>{words.closed}</Notice>}
      {state === 'planned' && (
        <Notice>
          {words.planned} {dayInWords(parisDate(campaign.opensAt), language)}.
        </Notice>
      )}
      <p>{words.what}</p>
      <h2>{words.before}</h2>
      <dl class="rows">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {state === 'open' && (
        <section aria-labelledby="accord">
          <h2 id="accord">{words.consent}</h2>
          <ConsentText consent={consent} language={language} />
          <LinkPageForm visit={visit} shown={consentShown(consent)} deed="commencer">
            <div class="choices">
              <label>
                <input type="checkbox" name="amenagee" value="oui" checked={'amenagee' in typed} />
                <span>
                  {words.adjusted}. {words.adjustedHint}
                </span>
              </label>
            </div>
            <details open={notice === 'wrongFormer'}>
              <summary>{words.former}</summary>
              <Field
                name="precedente"
                label={words.formerLabel}
                hint={words.formerHint}
                error={notice === 'wrongFormer' ? words.wrongCode : undefined}
                value={typed['precedente'] ?? ''}
                rows={1}
                most={40}
              />
            </details>
            <button type="submit">{words.begin}</button>
          </LinkPageForm>
          <p>{words.decline}</p>
        </section>
      )}
      {!isPersonal && (
        <section aria-labelledby="reprise">
          <h2 id="reprise">{words.resume}</h2>
          <LinkPageForm visit={visit} shown="reprise" deed="reprendre">
            <Field
              name="code"
              label={words.code}
              hint={words.codeHint}
              error={notice === 'wrongCode' ? words.wrongCode : undefined}
              value={typed['code'] ?? ''}
              rows={1}
              most={40}
            />
            <button type="submit" class="quiet">
              {words.resumeButton}
            </button>
          </LinkPageForm>
        </section>
      )}
    </LinkFrame>
  );
}

/** Words that are agreed to, with the version and fingerprint that are kept. */
export function ConsentText({
  consent: { text, version, hash },
  language,
}: {
  readonly consent: Consent;
  readonly language: 'fr' | 'en';
}): VNode {
  return (
    <blockquote lang="fr">
      {text.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      <footer lang={language}>
        <small>
          {WORDS[language].version} {version} · {hash.slice(0, 12)}
        </small>
      </footer>
    </blockquote>
  );
}
