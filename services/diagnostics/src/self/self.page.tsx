import type { VNode } from 'preact';
import { LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import type { Framework } from '@maillage/skills';
import { areaField, type Beside, type SelfPosition, START, stepsOf } from './self-position.js';
import { WORDS } from './self-words.js';

type Language = 'fr' | 'en';

/** Areas in which somebody says to stand somewhere. */
interface SelfView {
  readonly framework: Framework;
  readonly position: SelfPosition;
  /** Nothing was chosen in what was sent. */
  readonly isEmpty: boolean;
}

/** The page on which somebody says so, before the questions. */
export function SelfPage({
  view: { framework, position, isEmpty },
  visit,
}: {
  readonly view: SelfView;
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  return (
    <LinkFrame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {isEmpty && <Notice>{words.empty}</Notice>}
      <p>{words.text}</p>
      <LinkPageForm visit={visit} page="reperage" shown="reperage">
        {framework.areas.map(({ code, name }) => (
          <fieldset key={code} class="choices">
            <legend>{name[language]}</legend>
            {stepsOf(framework).map((step) => (
              <label key={step}>
                <input
                  type="radio"
                  name={areaField(code)}
                  value={step}
                  checked={position[code] === step}
                />
                <span>{stepName(framework, step, language)}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <button type="submit">{words.send}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.skip}</a>
      </p>
    </LinkFrame>
  );
}

/** What somebody said, beside what the answers say. */
export function SelfBeside({
  view: { framework, lines },
  language,
}: {
  readonly view: {
    readonly framework: Framework;
    readonly lines: readonly {
      readonly area: string;
      readonly said: string;
      readonly beside: Beside;
    }[];
  };
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="reperage">
      <h2 id="reperage">{words.beside}</h2>
      <dl class="rows">
        {lines.map(({ area, said, beside }) => (
          <div key={area}>
            <dt>{framework.areas.find(({ code }) => code === area)?.name[language] ?? area}</dt>
            <dd>
              {words.said} {stepName(framework, said, language)}. {words[beside]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const stepName = ({ levels }: Framework, step: string, language: Language): string =>
  step === START
    ? WORDS[language].start
    : (levels.find(({ code }) => code === step)?.name[language] ?? step);
