import type { VNode } from 'preact';
import { dayInWords, parisDate } from '@maillage/kernel';
import { LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import type { Campaign } from '../campaign/campaign.js';
import { WORDS } from './words.js';

/** How to come back, and how to stop. */
export function PausePage({
  code,
  isAllAsked = false,
  visit,
}: {
  /** By which it is reached too; absent where it was begun by another code. */
  readonly code: string | undefined;
  /** No question is left that could be asked: those that were have gone out of use. */
  readonly isAllAsked?: boolean;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <LinkFrame visit={visit} title={words.paused}>
      <h1>{words.paused}</h1>
      <p>{isAllAsked ? words.allAsked : words.pausedText}</p>
      <p>
        {words.back} <a href={visit.href('')}>{words.mine}</a>
      </p>
      {code !== undefined && (
        <p>
          {words.orCode} <strong>{code}</strong>
        </p>
      )}
      <p>{words.shared}</p>
      {!isAllAsked && (
        <p>
          <a href={visit.href('')} role="button">
            {words.goOn}
          </a>
        </p>
      )}
      <LinkPageForm visit={visit} page="pause" shown="fin">
        {!isAllAsked && <p>{words.finishHint}</p>}
        <button type="submit" class="quiet">
          {words.finish}
        </button>
      </LinkPageForm>
      <p>
        <a href={visit.href('retrait')}>{words.withdraw}</a>
      </p>
    </LinkFrame>
  );
}

/** Asks once more before answers are erased. */
export function WithdrawPage({ visit }: { readonly visit: LinkVisit }): VNode {
  const words = WORDS[visit.language];
  return (
    <LinkFrame visit={visit} title={words.withdraw}>
      <h1>{words.withdraw}</h1>
      <p>{words.withdrawText}</p>
      <LinkPageForm visit={visit} page="retrait" shown="retrait">
        <button type="submit">{words.withdrawButton}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.keep}</a>
      </p>
    </LinkFrame>
  );
}

/** What stays after that. */
export function WithdrawnPage({
  visit,
  isElsewhere = false,
}: {
  readonly visit: LinkVisit;
  /** Something was sent that came too late. */
  readonly isElsewhere?: boolean;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <LinkFrame visit={visit} title={words.withdrawn}>
      <h1>{words.withdrawn}</h1>
      {isElsewhere && <Notice>{words.whereNow}</Notice>}
      <p>{words.withdrawnText}</p>
    </LinkFrame>
  );
}

/** A certificate of having taken part: no level, and no name but the one that is written on it. */
export function CertificatePage({
  campaign,
  endedAt,
  visit,
}: {
  readonly campaign: Campaign;
  readonly endedAt: Date;
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  const day = (at: Date): string => dayInWords(parisDate(at), language);
  return (
    <LinkFrame visit={visit} title={words.certificate}>
      <h1>{words.certificate}</h1>
      <p>{words.certificateName} ……………………………………………</p>
      <p>
        {words.certificateText} <strong lang="fr">{campaign.name}</strong>, {words.certificateOf}{' '}
        {day(campaign.opensAt)} {words.until} {day(campaign.closesAt)}.
      </p>
      <p>
        {words.finishedOn} {day(endedAt)}.
      </p>
      <p>{words.noLevel}</p>
      <p class="act">{words.print}</p>
      <p class="act">
        <a href={visit.href('')}>{words.toResult}</a>
      </p>
    </LinkFrame>
  );
}
