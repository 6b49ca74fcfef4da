import type { VNode } from 'preact';
import { dayInWords } from '@maillage/kernel';
import { naturesAxe } from '@maillage/nomenclatures';
import { Page } from '@maillage/platform';
import { ActionItem } from './action-line.page.js';
import type { AxisGroup, Publication } from './publication.js';
import { WORDS } from './words.js';

type Language = 'fr' | 'en';

/** A roadmap as everybody may read it: what was promised, where it stands, and what changed since. */
export function PublicationPage({
  publication,
  governance,
  territories,
  language,
}: {
  readonly publication: Publication;
  readonly governance: string;
  readonly territories: readonly string[];
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const { roadmap, groups, counts, span, today } = publication;
  const { nom, vision, statut, adoptee_le: adopted, debut, fin } = roadmap;
  const day = (one: string): string => dayInWords(one, language);
  const other = language === 'fr' ? 'en' : 'fr';
  const standing = [
    counts.done > 0 && words.done(counts.done),
    counts.underWay > 0 && words.underWay(counts.underWay),
    counts.toCome > 0 && words.toCome(counts.toCome),
    counts.blocked > 0 && words.blocked(counts.blocked),
  ].filter((text) => text !== false);
  return (
    <Page language={language} title={nom}>
      <h1>{nom}</h1>
      <p>
        {words.by} {governance}. {words.where} {territories.join(', ')}.
        {adopted !== undefined &&
          ` ${words.adopted(day(adopted))}${statut === 'amendee' ? `, ${words.amended}` : ''}.`}
        {debut !== undefined && fin !== undefined && ` ${words.period(day(debut), day(fin))}.`}
      </p>
      {vision !== undefined && (
        <section aria-labelledby="vision">
          <h2 id="vision">{words.vision}</h2>
          <p class="text">{vision}</p>
        </section>
      )}
      <section aria-labelledby="bilan">
        <h2 id="bilan">{words.now}</h2>
        <p class="figure">
          <strong>{words.total(counts.total)}</strong>
          {standing.length > 0 && `${words.colon}${standing.join(', ')}`}.{' '}
          {counts.late > 0 && <strong class="late">{words.late(counts.late)}</strong>}{' '}
          {counts.confidential > 0 && words.confidential(counts.confidential)}{' '}
          {words.asOf(day(today))}
        </p>
        <Changes publication={publication} language={language} />
        {span !== undefined && (
          <p>
            <small>
              <strong>{words.legend}</strong> {words.legendSpan(day(span[0]), day(span[1]))}{' '}
              {words.legendBar} {words.legendSlack}
            </small>
          </p>
        )}
      </section>
      {groups.map((group, at) => (
        <Group
          key={group.axis?.id ?? ''}
          group={group}
          at={at}
          publication={publication}
          language={language}
        />
      ))}
      <p class="act">
        <a href={`?lang=${other}`} hreflang={other} lang={other}>
          {words.other}
        </a>
      </p>
    </Page>
  );
}

function Group({
  group: { axis, lines, confidential },
  at,
  publication: { span, today },
  language,
}: {
  readonly group: AxisGroup;
  readonly at: number;
  readonly publication: Publication;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const nature = naturesAxe.valeurs.find(({ code }) => code === axis?.nature)?.libelle[language];
  return (
    <section aria-labelledby={`axe-${at}`}>
      <h2 id={`axe-${at}`}>{axis?.titre ?? words.outside}</h2>
      {nature !== undefined && <p>{nature}</p>}
      {lines.length + confidential === 0 && <p>{words.none}</p>}
      {lines.length > 0 && (
        <ul class="actions">
          {lines.map((line) => (
            <ActionItem key={line.id} line={line} span={span} today={today} language={language} />
          ))}
        </ul>
      )}
      {confidential > 0 && <p>{words.hidden(confidential)}</p>}
    </section>
  );
}

/** What is not as it was adopted. */
function Changes({
  publication: { roadmap, moved, added },
  language,
}: {
  readonly publication: Publication;
  readonly language: Language;
}): VNode | null {
  const words = WORDS[language];
  if (roadmap.adoptee_le === undefined) return null;
  const day = (one: string | undefined): string =>
    one === undefined ? words.noDay : dayInWords(one, language);
  const isAmended = roadmap.statut === 'amendee';
  return (
    <>
      <h3>{words.changed}</h3>
      {moved.length + added === 0 && !isAmended ? (
        <p>{words.unchanged}</p>
      ) : (
        <ul>
          {isAmended && <li>{words.textChanged}</li>}
          {moved.map(({ title, from, to }) => (
            <li key={title}>{words.moved(title, day(from), day(to))}</li>
          ))}
          {added > 0 && <li>{words.added(added)}</li>}
        </ul>
      )}
    </>
  );
}
