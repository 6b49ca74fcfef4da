import type { VNode } from 'preact';
import type { Language } from '@maillage/kernel';
import { dayIn, growthIn, numberIn } from './numbers.js';
import { WORDS } from './report-words.js';
import { changeOf } from './sentences.js';
import type { KeyFigure, ToldReport } from './told-report.js';

const SIGNS = { up: '▲', down: '▼', same: '=' } as const;

/** The five figures that matter: value, unit, how it moved, and how the level above stands. */
export function KeyFigures({
  told: { keyFigures, before, above },
  language,
}: {
  readonly told: ToldReport;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="essentiel">
      <h2 id="essentiel">{words.keys}</h2>
      <p>{words.keysText(dayIn(before.du, language), dayIn(before.au, language))}</p>
      <ul class="figures">
        {keyFigures.map((figure) => (
          <li key={figure.indicator}>
            <p>
              <strong>{figure.value === null ? '–' : numberIn(figure.value, language)}</strong>{' '}
              {words.keyNames[figure.indicator]?.[(figure.value ?? 0) >= 2 ? 1 : 0]}
            </p>
            <p>{changeText(figure, language)}</p>
            {figure.here !== null && (
              <p>
                {figure.isRate && words.here(numberIn(figure.here, language))}
                {figure.isRate && figure.above !== null && above !== undefined && <br />}
                {figure.above !== null &&
                  above !== undefined &&
                  aboveText(figure, above.name, language)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function changeText(figure: KeyFigure, language: Language): string {
  const words = WORDS[language];
  if (figure.value === null) return words.noValue;
  const { way, by } = changeOf(figure);
  if (way === 'unknown') return words.noBefore;
  if (way === 'same') return `${SIGNS.same} ${words.same}`;
  const from = numberIn(figure.before ?? 0, language);
  return `${SIGNS[way]} ${words.change(words[way], growthIn(by, language), from)}`;
}

/** How the level above stands: in words whether here is more or less, and its own value. */
function aboveText({ here, above }: KeyFigure, name: string, language: Language): string {
  const words = WORDS[language];
  const [own, wider] = [here ?? 0, above ?? 0];
  const way = own === wider ? 'same' : own > wider ? 'more' : 'less';
  return words.above(name, numberIn(wider, language), words.aboveWays[way]);
}
