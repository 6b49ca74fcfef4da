import type { VNode } from 'preact';
import type { Language } from '../request/language.js';
import type { CheckCounts, CheckFinding, StandardVerdict } from './file-check.js';
import { Page } from './layout.page.js';

const count = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;

const WORDS = {
  fr: {
    summary: ({ lignes, acceptees, refusees }: CheckCounts) =>
      lignes === 0
        ? 'Aucune ligne de ce fichier n’a pu être lue.'
        : `${count(lignes, 'ligne lue', 'lignes lues')} : ${count(acceptees, 'serait prise', 'seraient prises')}, ${count(refusees, 'serait refusée', 'seraient refusées')}.`,
    nothing: 'Rien n’a été enregistré.',
    standard: ({ version, conformes, non_conformes }: StandardVerdict) =>
      `Schéma du standard national (${version}), pris à la lettre : ${count(conformes, 'ligne conforme', 'lignes conformes')}, ${count(non_conformes, 'ligne non conforme', 'lignes non conformes')}.`,
    none: 'Rien à redire : ce fichier peut être envoyé tel quel.',
    more: (shown: number, total: number) =>
      `Les ${shown} premiers constats sur ${total}. Corrigez-les, puis vérifiez le fichier de nouveau ; la réponse en JSON les donne tous.`,
    caption: 'Ce qui a été trouvé, ligne par ligne',
    line: 'Ligne',
    column: 'Colonne',
    detail: 'Ce qui ne va pas, et que faire',
    whole: 'toute la ligne',
    kinds: { faute: 'Refusé', remarque: 'À regarder', standard: 'Standard national' },
    legend:
      '« Refusé » : la ligne ne serait pas prise. « À regarder » : elle serait prise, et ceci a été lu autrement qu’écrit ou paraît étrange. « Standard national » : le schéma du standard n’accepte pas cette valeur, même si nous savons la lire.',
    shortLegend:
      '« Refusé » : la ligne ne serait pas prise. « À regarder » : elle serait prise, et ceci a été lu autrement qu’écrit ou paraît étrange.',
  },
  en: {
    summary: ({ lignes, acceptees, refusees }: CheckCounts) =>
      lignes === 0
        ? 'No line of this file could be read.'
        : `${count(lignes, 'line', 'lines')} read: ${acceptees} would be taken, ${refusees} would be refused.`,
    nothing: 'Nothing was recorded.',
    standard: ({ version, conformes, non_conformes }: StandardVerdict) =>
      `Schema of the national standard (${version}), to the letter: ${count(conformes, 'line conforms', 'lines conform')}, ${count(non_conformes, 'line does not', 'lines do not')}.`,
    none: 'Nothing to say: this file can be sent as it is.',
    more: (shown: number, total: number) =>
      `The first ${shown} findings of ${total}. Correct them, then check the file again; the answer in JSON has all of them.`,
    caption: 'What was found, line by line',
    line: 'Line',
    column: 'Column',
    detail: 'What is wrong, and what to do',
    whole: 'the whole line',
    kinds: { faute: 'Refused', remarque: 'Worth a look', standard: 'National standard' },
    legend:
      '"Refused": the line would not be taken. "Worth a look": it would be taken, and this was read otherwise than written or looks odd. "National standard": the schema of the standard does not accept this value, even if we can read it.',
    shortLegend:
      '"Refused": the line would not be taken. "Worth a look": it would be taken, and this was read otherwise than written or looks odd.',
  },
};

/** What a file would give, to be handed to whoever made it. */
export function FileCheckPage({
  language,
  title,
  counts,
  standard,
  shown,
  total,
}: {
  readonly language: Language;
  readonly title: string;
  readonly counts: CheckCounts;
  readonly standard: StandardVerdict | undefined;
  readonly shown: readonly CheckFinding[];
  readonly total: number;
}): VNode {
  const words = WORDS[language];
  return (
    <Page language={language} title={title}>
      <h1>{title}</h1>
      <p>
        {words.summary(counts)} {words.nothing}
      </p>
      {standard !== undefined && <p>{words.standard(standard)}</p>}
      {total === 0 && <p>{words.none}</p>}
      {total > shown.length && <p>{words.more(shown.length, total)}</p>}
      {total > 0 && <p>{standard === undefined ? words.shortLegend : words.legend}</p>}
      {total > 0 && <Found shown={shown} language={language} />}
    </Page>
  );
}

/** One finding a row, of three columns: they fit on a telephone and on paper. */
function Found({
  shown,
  language,
}: {
  readonly shown: readonly CheckFinding[];
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const heads = [words.line, words.column, words.detail];
  return (
    <table class="found">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ ligne, champ, valeur, nature, detail }, at) => (
          <tr key={at}>
            <td>{ligne}</td>
            <td>{champ === '' ? words.whole : champ}</td>
            <td>
              <strong>{words.kinds[nature]}</strong>
              {valeur !== undefined && (
                <>
                  {' '}
                  <code>{valeur}</code>
                </>
              )}
              <br />
              {detail}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
