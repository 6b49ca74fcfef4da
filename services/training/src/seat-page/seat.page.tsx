import type { VNode } from 'preact';
import { type LinkVisit, Notice } from '@maillage/platform';
import { Acts, Frame, WhatAndWhen } from './frame.page.js';
import { halfDayInWords, instantInWords, type SeatView } from './seat-view.js';
import { WORDS } from './words.js';

/** A person's own page: whether there is a seat, and what may be done about it. */
export function SeatPage({
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
  const { state, offeredUntil, rank, toSign, certificate, isClosed } = view;
  const mayCancel =
    !view.hasBegun && (state === 'inscrite' || state === 'attente' || state === 'accord_attendu');
  return (
    <Frame visit={visit} title={words.seat}>
      {isLate && <Notice>{words.tooLate}</Notice>}
      <p>
        <strong>{words.state[state]}</strong>
      </p>
      {rank !== undefined && (
        <p>
          {words.rank} {rank}
        </p>
      )}
      <WhatAndWhen view={view} visit={visit} />
      {state === 'offerte' && (
        <section>
          {offeredUntil !== undefined && (
            <p>
              {words.until} {instantInWords(offeredUntil, language)}.
            </p>
          )}
          <p>{words.employerSees}</p>
          <Acts
            view={view}
            visit={visit}
            acts={[
              ['accepter', words.accept],
              ['decliner', words.decline],
            ]}
          />
        </section>
      )}
      {toSign.length > 0 && (
        <section>
          <p>{words.signHint}</p>
          <Acts
            view={view}
            visit={visit}
            acts={toSign.map((name) => [
              `signer ${name}`,
              `${words.sign} ${view.halfDays
                .filter(({ jour, debut }) => `${jour}T${debut}` === name)
                .map((one) => halfDayInWords(one, language))
                .join('')}`,
            ])}
          />
        </section>
      )}
      {isClosed &&
        (certificate === undefined ? (
          <section>
            <p>{words.certificateHint}</p>
            <Acts view={view} visit={visit} acts={[['attestation', words.certificate]]} />
          </section>
        ) : (
          <p>
            {words.certified} <strong>{certificate}</strong>
          </p>
        ))}
      {mayCancel && (
        <section>
          <p>{words.employerSees}</p>
          <p>{words.cancelHint}</p>
          <Acts view={view} visit={visit} acts={[['annuler', words.cancel]]} />
        </section>
      )}
    </Frame>
  );
}
