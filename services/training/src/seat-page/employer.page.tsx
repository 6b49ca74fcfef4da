import type { VNode } from 'preact';
import { type LinkVisit, Notice } from '@maillage/platform';
import { isActive } from '../enrolment/enrolment.js';
import { Acts, Frame, WhatAndWhen } from './frame.page.js';
import { instantInWords, type SeatView } from './seat-view.js';
import { WORDS } from './words.js';

/** The employer's page: what is asked, and its answer. */
export function EmployerPage({
  view,
  visit,
  isLate = false,
}: {
  readonly view: SeatView;
  readonly visit: LinkVisit;
  /** Something was sent that came too late. */
  readonly isLate?: boolean;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  const { state, agreement, agreementUntil } = view;
  const isAsked = agreement === 'attendu' && isActive(state);
  const said = { donne: words.agreed, refuse: words.refused, attendu: '', sans_objet: '' };
  return (
    <Frame visit={visit} title={words.ask}>
      {isLate && <Notice>{words.tooLate}</Notice>}
      {isAsked ? (
        <p>{words.askText}</p>
      ) : (
        <p>
          <strong>{said[agreement] || words.nothingAsked}</strong>
        </p>
      )}
      <WhatAndWhen view={view} visit={visit} />
      {isAsked && (
        <section>
          <p>{words.held}</p>
          {agreementUntil !== undefined && (
            <p>
              {words.until} {instantInWords(agreementUntil, language)}.
            </p>
          )}
          <Acts
            view={view}
            visit={visit}
            acts={[
              ['accorder', words.agree],
              ['refuser', words.refuse],
            ]}
          />
        </section>
      )}
      <p>{words.neverLevel}</p>
    </Frame>
  );
}
