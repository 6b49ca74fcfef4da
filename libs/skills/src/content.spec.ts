import { readFileSync } from 'node:fs';
import {
  type BankItem,
  type Correspondence,
  type Framework,
  type FrameworkReference,
  frameworks as allFrameworks,
  jobProfiles,
  mappings,
  starterBank,
} from './index.js';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`content/${name}`, import.meta.url), 'utf8')) as T;

const frameworks = allFrameworks();
const codesOf = ({ areas }: Framework): string[] =>
  areas.flatMap(({ competences }) => competences.map(({ code }) => code));
const framework = ({ id, version }: FrameworkReference): Framework => {
  const found = frameworks.find((one) => one.id === id && one.version === version);
  if (found === undefined) throw new Error(`no framework ${id} ${version}`);
  return found;
};
const DIGCOMP = framework({ id: 'digcomp', version: '3.0' });
const COMPETENCES = codesOf(DIGCOMP);
const banks = starterBank().map(({ items }, index) => ({ area: String(index + 1), items }));
const items = banks.flatMap((bank) => bank.items);
const idsWhere = (holds: (item: BankItem) => boolean): string[] =>
  items.filter(holds).map(({ id }) => id);
const twice = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('frameworks', () => {
  it.each([
    ['digcomp', '2.2', 21, 8],
    ['digcomp', '3.0', 21, 4],
    ['pix', 'crcn-2019', 16, 8],
  ])('%s %s has 5 areas, %i competences and %i levels', (id, version, competences, levels) => {
    const found = framework({ id, version });
    expect(found.areas).toHaveLength(5);
    expect(new Set(codesOf(found)).size).toBe(competences);
    expect(found.levels.map(({ rank }) => rank)).toEqual(
      Array.from({ length: levels }, (_, index) => index + 1),
    );
  });

  it.each(frameworks)('$id $version is named in both languages and says its source', (one) => {
    const names = [...one.levels, ...one.areas, ...one.areas.flatMap((area) => area.competences)];
    expect(names.filter(({ name }) => !(name.fr.length > 2 && name.en.length > 2))).toEqual([]);
    for (const key of ['publisher', 'report', 'url', 'licence']) {
      expect(one.source[key]).toMatch(/\S/);
    }
    for (const { code, competences } of one.areas) {
      expect(competences.map((each) => each.code)).toEqual(
        competences.map((_, index) => `${code}.${index + 1}`),
      );
    }
  });
});

describe.each(mappings())(
  'mapping from $from.id $from.version to $to.id $to.version',
  ({ from, to, competences, levels }) => {
    it('names every competence of its source, and only codes that exist', () => {
      expect([...new Set(competences.map((one) => one.from))]).toEqual(codesOf(framework(from)));
      const targets = competences.flatMap((one) => one.to ?? []);
      expect(targets.filter((code) => !codesOf(framework(to)).includes(code))).toEqual([]);
    });

    it('says “none” where there is no target, and “exact” of a single one', () => {
      const seldom = ({ kind, ...one }: Correspondence): boolean =>
        (kind === 'none') !== (one.to === null) ||
        (kind !== 'approximate' && competences.filter((each) => each.from === one.from).length > 1);
      expect(competences.filter(seldom)).toEqual([]);
      expect(twice(competences.map((one) => `${one.from} ${one.to}`))).toEqual([]);
    });

    it('names only levels that exist', () => {
      const codes = (one: FrameworkReference): string[] =>
        framework(one).levels.map(({ code }) => code);
      expect((levels ?? []).filter((one) => !codes(from).includes(one.from))).toEqual([]);
      expect((levels ?? []).filter((one) => !codes(to).includes(one.to ?? ''))).toEqual([]);
    });
  },
);

describe('job profiles', () => {
  const { profiles } = jobProfiles();
  const levels = DIGCOMP.levels.map(({ code }) => code);

  it('are those of the five jobs', () => {
    expect(profiles.map(({ id }) => id)).toEqual([
      'secretaire-general-de-mairie',
      'agent-d-accueil',
      'conseiller-numerique',
      'travailleur-social',
      'elu-referent',
    ]);
  });

  it.each(profiles)('$id has tasks, and one target for each competence', ({ tasks, targets }) => {
    expect(tasks.length).toBeGreaterThanOrEqual(5);
    expect(targets.map(({ competence }) => competence)).toEqual(COMPETENCES);
    const wrong = targets.filter(
      ({ level, weight }) => !levels.includes(level) || ![1, 2, 3].includes(weight),
    );
    expect(wrong).toEqual([]);
  });

  it('find each level of the framework on the scale, in order', () => {
    const { cuts } = read<{ cuts: { level: string; from: number }[] }>('level-cuts.json');
    expect(cuts.map(({ level }) => level)).toEqual(levels);
    expect(cuts.map(({ from }) => from)).toEqual(
      cuts.map(({ from }) => from).sort((one, other) => one - other),
    );
  });
});

describe('items of the starter bank', () => {
  const CLOSED = ['une_reponse', 'plusieurs_reponses', 'ordre', 'verification_par_mediateur'];

  it('have the same fields', () => {
    const FIELDS = 'id competence form question answer why priors expected_seconds modes enemies';
    const shapes = items.map(({ context: _context, choices: _choices, ...rest }) =>
      Object.keys(rest).sort().join(' '),
    );
    expect([...new Set(shapes)]).toEqual([`${FIELDS} version`.split(' ').sort().join(' ')]);
    expect(items.map(({ priors }) => priors).filter(({ a }) => a < 0.5 || a > 2)).toEqual([]);
    expect([...new Set(items.map(({ priors }) => Object.keys(priors).join()))]).toEqual([
      'model,a,b,calibrated',
    ]);
    const MODES = ['ecran', 'oral', 'papier'];
    const faulty = ({ modes }: BankItem): boolean =>
      modes.length === 0 || modes.some((mode) => !MODES.includes(mode));
    expect(idsWhere(faulty)).toEqual([]);
  });

  it('have one id each, made of their competence and a number', () => {
    expect(twice(items.map(({ id }) => id))).toEqual([]);
    expect(idsWhere(({ id, competence }) => !/^-\d\d$/.test(id.replace(competence, '')))).toEqual(
      [],
    );
    for (const { area, items: own } of banks) {
      expect(own.filter(({ competence }) => !competence.startsWith(`${area}.`))).toEqual([]);
    }
  });

  it.each(COMPETENCES)('are at least ten for %s, of several forms, from easy to hard', (code) => {
    const own = items.filter(({ competence }) => competence === code);
    const count = (low: number, high: number): number =>
      own.filter(({ priors: { b } }) => b >= low && b < high).length;
    expect(own.length).toBeGreaterThanOrEqual(10);
    expect(new Set(own.map(({ form }) => form)).size).toBeGreaterThanOrEqual(4);
    expect(own.filter(({ form }) => form === 'verification_par_mediateur')).toHaveLength(1);
    expect([count(-2.01, -0.75), count(-0.75, 0.75), count(0.75, 2.01)].map((n) => n >= 3)).toEqual(
      [true, true, true],
    );
    expect(count(-2.01, 2.01)).toBe(own.length);
  });

  it('answer with what they offer, as their form says', () => {
    const faulty = ({ form, choices, answer }: BankItem): boolean => {
      if (form === 'texte_court') return choices !== undefined || answer.length === 0;
      const ids = (choices ?? []).map(({ id }) => id);
      const counts: Readonly<Record<string, boolean>> = {
        une_reponse: answer.length === 1 && ids.length >= 3,
        plusieurs_reponses: answer.length >= 2 && answer.length < ids.length,
        ordre: answer.length === ids.length && answer.join() !== ids.join(),
        verification_par_mediateur: answer.length === ids.length && ids.length >= 3,
      };
      return (
        !CLOSED.includes(form) ||
        counts[form] !== true ||
        twice(answer).length > 0 ||
        twice(ids).length > 0 ||
        answer.some((id) => !ids.includes(id))
      );
    };
    expect(idsWhere(faulty)).toEqual([]);
  });

  it('are short, and say why to the keeper of the bank', () => {
    const long = ({ question, choices = [] }: BankItem): boolean =>
      question.length > 220 || choices.some(({ text }) => text.length > 110);
    expect(idsWhere(long)).toEqual([]);
    expect(idsWhere(({ why }) => !/^[«\p{Lu}].{20,220}\.$/u.test(why))).toEqual([]);
  });

  it('name no telephone number and no price', () => {
    const dated = /\b0\d([ .]\d\d){4}\b|\d\s?€/;
    expect(idsWhere((item) => dated.test(JSON.stringify(item)))).toEqual([]);
  });

  it('do not betray the right answer by its length or its place', () => {
    const single = items.filter(({ form }) => form === 'une_reponse');
    const longest = single.filter(({ choices = [], answer }) => {
      const right = choices.find(({ id }) => answer.includes(id))?.text.length ?? 0;
      return choices.every(({ id, text }) => answer.includes(id) || right > 1.15 * text.length);
    });
    expect(longest.length / single.length).toBeLessThan(0.25);
    for (const place of ['a', 'b', 'c', 'd']) {
      const share = single.filter(({ answer }) => answer.includes(place)).length / single.length;
      expect(share).toBeGreaterThan(0.15);
    }
  });

  it('have enemies that exist and know it', () => {
    const byId = new Map(items.map((item) => [item.id, item]));
    const oneSided = ({ id, enemies }: BankItem): boolean =>
      enemies.some((enemy) => enemy === id || byId.get(enemy)?.enemies.includes(id) !== true);
    expect(idsWhere(oneSided)).toEqual([]);
  });

  it('are all different', () => {
    const trigrams = items.map(({ id, question, choices = [] }) => {
      const text = [question, ...choices.map((choice) => choice.text)].join(' ').toLowerCase();
      return { id, parts: new Set(Array.from(text, (_, at) => text.slice(at, at + 3))) };
    });
    const alike = trigrams.flatMap((one, index) =>
      trigrams.slice(index + 1).flatMap((other) => {
        const common = [...one.parts].filter((part) => other.parts.has(part)).length;
        const similarity = common / (one.parts.size + other.parts.size - common);
        return similarity < 0.8 ? [] : [`${one.id} ${other.id}`];
      }),
    );
    expect(alike).toEqual([]);
  });
});

describe('local block', () => {
  const { questions } = read<{
    questions: {
      id: string;
      form: string;
      choices?: NonNullable<BankItem['choices']>[number][];
      scored: boolean;
    }[];
  }>('local-block.json');

  it('has at most ten questions, none of them scored', () => {
    expect(questions.length).toBeLessThanOrEqual(10);
    expect(questions.filter(({ scored }) => scored)).toEqual([]);
    expect(twice(questions.map(({ id }) => id))).toEqual([]);
  });

  it('offers choices with one id each, or room for a text', () => {
    const faulty = questions.filter(({ form, choices = [] }) =>
      form === 'texte_libre'
        ? choices.length > 0
        : choices.length < 3 || twice(choices.map(({ id }) => id)).length > 0,
    );
    expect(faulty).toEqual([]);
  });
});
