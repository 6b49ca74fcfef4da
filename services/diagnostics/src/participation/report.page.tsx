import type { VNode } from 'preact';
import { LinkFrame, LinkPageForm, type LinkVisit } from '@maillage/platform';
import type { BankItem } from '../bank/bank.js';
import { REASONS } from '../item-report/item-report.js';
import { WORDS } from './words.js';

/** A question that is to be reported. */
export interface ReportView {
  readonly item: BankItem;
  /** What its form is bound to. */
  readonly shown: string;
  /** It was sent without a reason. */
  readonly isMissing: boolean;
}

/** Asks what is wrong with a question. */
export function ReportPage({
  view: { item, shown, isMissing },
  visit,
}: {
  readonly view: ReportView;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <LinkFrame visit={visit} title={words.report}>
      <h1>{words.report}</h1>
      <blockquote lang="fr">{item.question}</blockquote>
      <p>{words.reportText}</p>
      <h2 id="motif">{words.reportWhy}</h2>
      {isMissing && (
        <div class="field" role="alert">
          <p class="error">{words.reportMissing}</p>
        </div>
      )}
      <LinkPageForm visit={visit} page="signaler" shown={shown}>
        <div role="radiogroup" aria-labelledby="motif" class="choices">
          {REASONS.map((reason) => (
            <label key={reason}>
              <input type="radio" name="motif" value={reason} />
              <span>{words.reportReasons[reason]}</span>
            </label>
          ))}
        </div>
        <button type="submit">{words.reportButton}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.toQuestion}</a>
      </p>
    </LinkFrame>
  );
}
