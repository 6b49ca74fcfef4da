// Adaptive tests and calibration (libs/psychometrics) on simulated people. Every figure is under the items' own parameters: answers
// are drawn from the very model that then reads them, so that it says what the method can do, not what real items will.
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 2_000);
const SEED = 20_260_101;
/** Competences of each area, as DigComp 2.2 has them. */
const AREAS = { Information: 3, Communication: 6, Création: 4, Sécurité: 4, Environnement: 4 };
const ITEMS_EACH = 10;
const LIMIT = 0.3;
/** People of one round of the search for eligibilities; a share among them has chance in it, hence the margin. */
const SEARCH = { people: 2_000, rounds: 6, seed: SEED };
const MARGIN = 0.85;
const UNDER = 'sous ses propres paramètres';

/** mulberry32, and normal numbers of it (Box & Muller). */
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { next, normal };
}

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const root = (list) => Math.sqrt(mean(list.map((value) => value ** 2)));
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Ten items a competence, from the lowest to the highest level of the framework. */
function bankOf({ normal }) {
  let competence = 0;
  const items = Object.entries(AREAS).flatMap(([area, count]) =>
    Array.from({ length: count }, () => `${area} ${++competence}`).flatMap((name) =>
      Array.from({ length: ITEMS_EACH }, (_, at) => ({
        item: {
          kind: 'logistic',
          id: `${name}.${at}`,
          a: 1.2 * Math.exp(0.3 * normal()),
          b: -2.5 + (5 * at) / (ITEMS_EACH - 1) + 0.2 * normal(),
          c: 0,
        },
        area,
        competence: name,
      })),
    ),
  );
  return { items };
}

/** A form for people of every level: two items of each competence, whose levels take turns. */
function fixedForm({ items }) {
  const names = [...new Set(items.map(({ competence }) => competence))];
  return names.flatMap((name, turn) => {
    const its = items.filter(({ competence }) => competence === name);
    const first = (turn * 3) % (ITEMS_EACH / 2);
    return [its[first], its[first + ITEMS_EACH / 2]];
  });
}

/** Answers of people of N(0, 1) to items. */
function answersTo(items, people, { next, normal }) {
  return Array.from({ length: people }, () => {
    const theta = normal();
    const right = ({ a, b, c }) => c + (1 - c) / (1 + Math.exp(-a * (theta - b)));
    return { theta, responses: items.map((item) => (next() < right(item) ? 1 : 0)) };
  });
}

const BANDS = [-Infinity, -2, -1, 0, 1, 2, Infinity];
const isCovered = ({ trueTheta, result }) =>
  Math.abs(trueTheta - result.theta) <= 1.96 * result.standardError;

function bandsOf(tests) {
  return BANDS.slice(0, -1)
    .map((from, at) => {
      const to = BANDS[at + 1];
      const its = tests.filter(({ trueTheta }) => trueTheta >= from && trueTheta < to);
      if (its.length === 0) return '';
      const share = (100 * its.filter(isCovered).length) / its.length;
      return `${from}…${to} : ${share.toFixed(1)} % (${its.length})`;
    })
    .join(' ; ');
}

/** Standard error that a fixed form leaves, on average. */
function fixedError(library, form, random) {
  const items = form.map(({ item }) => item);
  return root(
    answersTo(items, PEOPLE, random).map(({ responses }) => {
      const answers = items.map((item, at) => ({ item, category: responses[at] }));
      return library.expectedAPosteriori(answers).standardError;
    }),
  );
}

function adaptiveRun(library, rules, bank) {
  const findings = new library.Findings('diagnostics');
  const tight = { ...rules, exposure: { limit: LIMIT * MARGIN } };
  const eligibility = library.findEligibility(tight, bank, SEARCH, findings);
  const exposure = { limit: LIMIT, eligibility };
  const plan = library.planTest({ ...rules, exposure }, bank, findings);
  if (plan === undefined) throw new Error(JSON.stringify(findings.faults));
  const tests = [...library.simulateTests(plan, PEOPLE, SEED + 1_000)];
  const { shown } = library.countExposure(plan, tests);
  return {
    tests,
    length: mean(tests.map(({ replay }) => replay.steps.length)),
    error: root(tests.map(({ result }) => result.standardError)),
    exposed: Math.max(...shown.values()) / PEOPLE,
  };
}

/** Adaptive tests against a fixed form, overall and in each area. */
function adaptive(library) {
  const random = generator(SEED);
  const bank = bankOf(random);
  const form = fixedForm(bank);
  const error = fixedError(library, form, random);
  const competences = new Set(bank.items.map(({ competence }) => competence));
  const balance = {
    by: 'competence',
    weights: Object.fromEntries([...competences].map((name) => [name, 1])),
  };
  const rules = { stop: { items: form.length, standardError: error }, balance };
  const overall = adaptiveRun(library, rules, bank);
  const coverage = (100 * overall.tests.filter(isCovered).length) / PEOPLE;
  const areas = Object.keys(AREAS).map((area) => {
    const ofArea = ({ area: its }) => its === area;
    const part = form.filter(ofArea);
    const wanted = fixedError(library, part, random);
    const run = adaptiveRun(
      library,
      { stop: { items: part.length, standardError: wanted } },
      { items: bank.items.filter(ofArea) },
    );
    return { area, part, wanted, ...run };
  });
  const exposed = Math.max(overall.exposed, ...areas.map((one) => one.exposed));
  const ratio = overall.length / form.length;
  const worst = Math.max(...areas.map(({ length, part }) => length / part.length));
  return [
    {
      name: `test adaptatif ÷ formulaire fixe, items pour la même précision, d’ensemble (${UNDER})`,
      value: ratio,
      asked: '≤ 0.50',
      isGood: ratio <= 0.5 && overall.error <= error * 1.01,
      detail: `${overall.length.toFixed(1)} items contre ${form.length} ; erreur-type ${overall.error.toFixed(3)} contre ${error.toFixed(3)} ; banque de ${bank.items.length}, ${PEOPLE} personnes`,
    },
    {
      name: `le même, domaine le moins favorable (${UNDER})`,
      value: worst,
      asked: '< 1',
      isGood: worst < 1 && areas.every((one) => one.error <= one.wanted * 1.03),
      detail: areas
        .map(
          (one) =>
            `${one.area} ${one.length.toFixed(1)} contre ${one.part.length} items, erreur-type ${one.error.toFixed(3)} contre ${one.wanted.toFixed(3)}`,
        )
        .join(' ; '),
    },
    {
      name: `intervalles à 95 % qui contiennent la vraie valeur, en % (${UNDER})`,
      value: coverage,
      asked: 'de 93 à 97',
      isGood: coverage >= 93 && coverage <= 97,
      detail: `par tranche de capacité : ${bandsOf(overall.tests)}`,
    },
    {
      name: `part des tests qui montrent l’item le plus montré (${UNDER})`,
      value: exposed,
      asked: `≤ ${LIMIT}`,
      isGood: exposed <= LIMIT,
      detail: `éligibilité des items par simulation ; d’ensemble ${overall.exposed.toFixed(3)}`,
    },
  ];
}

function recover(library, model, truth, people, random) {
  const findings = new library.Findings('diagnostics');
  const patterns = answersTo(truth, people, random).map(({ responses }) => ({
    responses,
    count: 1,
  }));
  const matrix = library.readAnswers(
    model,
    truth.map(({ id }) => id),
    patterns,
    findings,
  );
  // Of the processor: one thread works, and a machine that is shared makes it wait.
  const started = process.cpuUsage();
  const calibration = library.calibrateMarginal(model, matrix, findings);
  if (calibration === undefined) throw new Error(JSON.stringify(findings.faults));
  const errorOf = (name) =>
    root(calibration.items.map(({ item }, at) => item[name] - truth[at][name]));
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  return { a: errorOf('a'), b: errorOf('b'), c: errorOf('c'), seconds, calibration };
}

const itemsOf = (count, c, { normal }) =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'logistic',
    id: `i${at}`,
    a: Math.exp(0.3 * normal()),
    b: normal(),
    c,
  }));

/** Parameters found again, and the time it takes. */
function calibrations(library) {
  const random = generator(SEED + 1);
  const two = recover(library, '2pl', itemsOf(50, 0, random), 2_000, random);
  const three = recover(library, '3pl', itemsOf(50, 0.2, random), 2_000, random);
  const large = recover(library, '2pl', itemsOf(100, 0, random), 10_000, random);
  const resident = process.memoryUsage().rss / 2 ** 20;
  const result = (name, value, most, detail) => ({
    name: `${name} (${UNDER})`,
    value,
    asked: `≤ ${most}`,
    isGood: value <= most,
    detail,
  });
  return [
    result('2PL, 50 items × 2 000 : REQM de b', two.b, 0.12, `${two.calibration.iterations} pas`),
    result('2PL, 50 items × 2 000 : REQM de a', two.a, 0.15, `${two.seconds.toFixed(1)} s`),
    result(
      '3PL, 50 items × 2 000, c = 0,2 : REQM de b',
      three.b,
      0.3,
      `a ${three.a.toFixed(3)}, c ${three.c.toFixed(3)} ; a priori sur c ; l’accord avec mirt est éprouvé sur LSAT7 ; ${three.calibration.iterations} pas, ${three.seconds.toFixed(1)} s`,
    ),
    result(
      '2PL, 100 items × 10 000 : secondes de processeur',
      large.seconds,
      20,
      `${large.calibration.iterations} pas`,
    ),
    result('2PL, 100 items × 10 000 : Mio du processus', resident, 500, 'mesurés à la fin'),
  ];
}

/** Milliseconds to choose the next item of a bank of 5,000. */
function choice(library) {
  const { normal } = generator(SEED + 2);
  const items = Array.from({ length: 5_000 }, (_, at) => ({
    item: { kind: 'logistic', id: `i${at}`, a: Math.exp(0.3 * normal()), b: normal(), c: 0 },
    area: `a${at % 5}`,
    competence: `c${at % 21}`,
  }));
  const rules = { stop: { items: 30 }, exposure: { limit: 0.2 } };
  const plan = library.planTest(rules, { items }, new library.Findings('diagnostics'));
  const times = [];
  for (let seed = 0; seed < 20; seed++) {
    const responses = [];
    for (let turn = 0; turn < 30; turn++) {
      const started = performance.now();
      const { item } = library.nextItem(plan, { seed, conditions: 'standard', responses });
      times.push(performance.now() - started);
      responses.push({ item, value: (seed + turn) % 2 });
    }
  }
  const value = median(times);
  return {
    name: 'choisir l’item suivant dans une banque de 5 000 : médiane, ms',
    value,
    asked: '≤ 5',
    isGood: value <= 5,
    detail: `${times.length} choix, pire ${Math.max(...times).toFixed(1)} ms (le premier, par Kullback-Leibler)`,
  };
}

export async function cat() {
  const library = {
    ...(await import('../../dist/libs/psychometrics/src/index.js')),
    ...(await import('../../dist/libs/kernel/src/index.js')),
  };
  return [...calibrations(library), choice(library), ...adaptive(library)];
}
