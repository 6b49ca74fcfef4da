import type { VNode } from 'preact';
import { Field, type LinkVisit, Notice, Page } from '@maillage/platform';
import type { Message } from '@maillage/kernel';
import { CORRECTABLE, LISTS, type Subject, valueOf } from '../proposition/proposition.js';
import { mostOf, textOf } from '../proposition/read-correction.js';
import { HINTS, LABELS, WORDS } from './card-words.js';

/** Lines of fields of free text. */
const ROWS: Readonly<Record<string, number>> = { horaires: 3, presentation_resume: 4 };

/** What is to be corrected, and how it is shown. */
export interface CorrectionView {
  readonly subject: Subject;
  readonly described: { readonly nom: string };
  /** What a form of it is bound to. */
  readonly shown: string;
  /** What was typed, where the form is shown again. */
  readonly typed?: Readonly<Record<string, string>>;
  /** What is wrong with it, by field. */
  readonly wrong?: ReadonlyMap<string, Message>;
  readonly notice?: 'changed' | 'nothing';
}

/** The form by which those concerned propose corrections: it begins with what the directory says. */
export function CorrectionPage({
  view: { subject, described, shown, typed, wrong, notice },
  page,
  visit,
}: {
  readonly view: CorrectionView;
  /** Name of this page. */
  readonly page: string;
  readonly visit: LinkVisit;
}): VNode {
  const { language, href } = visit;
  const words = WORDS[language];
  const title = `${words.correct} : ${described.nom}`;
  const isWrong = wrong !== undefined && wrong.size > 0;
  return (
    <Page language={language} title={isWrong ? `${words.wrong} – ${title}` : title}>
      <h1>{title}</h1>
      {isWrong && <Notice>{words.wrong}</Notice>}
      {notice === 'changed' && <Notice>{words.changed}</Notice>}
      {notice === 'nothing' && <Notice>{words.nothing}</Notice>}
      <p>{words.form}</p>
      <form method="post" action={href(page)}>
        <input type="hidden" name="jeton" value={visit.token(shown)} />
        {CORRECTABLE[subject].map((champ) => (
          <Field
            key={champ}
            name={champ}
            label={LABELS[champ as keyof typeof LABELS][language]}
            hint={HINTS[champ]?.[language]}
            error={wrong?.get(champ)?.[language]}
            value={typed?.[champ] ?? textOf(champ, valueOf(described, champ), language)}
            rows={ROWS[champ] ?? (LISTS.includes(champ) ? 2 : 1)}
            most={mostOf(champ)}
          />
        ))}
        <p>{words.noNames}</p>
        <button type="submit">{words.propose}</button>
      </form>
      <p>
        <a href={href('')}>{words.backUnchanged}</a>
      </p>
    </Page>
  );
}

/** What is said after a proposition. */
export function ProposedPage({ visit }: { readonly visit: LinkVisit }): VNode {
  const words = WORDS[visit.language];
  return (
    <Page language={visit.language} title={words.proposed}>
      <h1>{words.proposed}</h1>
      <p>{words.proposedText}</p>
      <p>
        <a href={visit.href('')}>{words.back}</a>
      </p>
    </Page>
  );
}
