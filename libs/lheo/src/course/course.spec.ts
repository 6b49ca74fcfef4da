import fc from 'fast-check';
import { elementAt, fullText, textAt } from '../grammar/element.js';
import { document, formation, itemsOf, joined, offersIn, toldOf } from '../spec/documents.js';
import { writeFormations } from '../write/write-lheo.js';
import type { Address, Contact, Course, CourseAction, CourseSession, Period } from './course.js';
import { readCourse } from './read-course.js';
import { formationOf } from './write-course.js';

const read = async (text: string): Promise<Course> => {
  const [offer] = offersIn(await itemsOf(text));
  if (offer === undefined) throw new Error('no offer');
  return readCourse(offer.element);
};

const text = (most: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...'aé& <>"\'1œ€'), minLength: 1, maxLength: most })
    .map((one) => `m${one}n`.slice(0, most))
    .map((one) => one.trim());
/** A line is broken between words and put together again with one blank. */
const line = text(20).map((one) => one.replace(/\s+/g, ' '));
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(one, { nil: undefined });
const list = <T>(one: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> =>
  fc.array(one, { maxLength: most });
const digits = (count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 10 ** count - 1 }).map((one) => String(one).padStart(count, '0'));
const count = some(fc.integer({ min: 0, max: 99_999 }));

const day = fc.constantFrom('2026', '2026-10', '2026-10-05', '2027-12-31');
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({
    from: some(day),
    to: some(fc.constantFrom('2028', '2028-02-29')),
    isOpenEnded: fc.constant(undefined),
  }),
  fc.record({ from: some(day), to: fc.constant(undefined), isOpenEnded: fc.constant<true>(true) }),
);
const address: fc.Arbitrary<Address> = fc.record({
  name: some(text(250)),
  lines: list(line),
  postcode: some(digits(5)),
  city: some(text(50)),
  inseeCode: some(digits(5)),
  position: some(
    fc.record({
      latitude: fc.integer({ min: -90_000, max: 90_000 }).map((one) => one / 1_000),
      longitude: fc.integer({ min: -180_000, max: 180_000 }).map((one) => one / 1_000),
    }),
  ),
});
const urls = list(fc.constantFrom('https://exemple.fr/a?b=1&c', 'exemple.fr'));
const contact: fc.Arbitrary<Contact> = fc.record({
  name: some(text(50)),
  firstName: some(text(50)),
  phones: list(digits(10)),
  mobiles: list(digits(10)),
  email: some(fc.constant('accueil@exemple.fr')),
  urls,
  address: some(address),
});
const contacts = fc.array(contact, { minLength: 1, maxLength: 2 });
const code = fc.record({ code: digits(5), edition: some(fc.constant('V14')) });
const session: fc.Arbitrary<CourseSession> = fc.record({
  number: some(text(10)),
  period,
  state: some(fc.constantFrom('open', 'closed', 'suspended')),
  seats: count,
  registration: fc.record({ address, how: some(text(255)), period: some(period) }),
  urls,
});
const action: fc.Arbitrary<CourseAction> = fc.record({
  number: some(text(10)),
  rhythm: some(text(300)),
  audiences: list(code, 10),
  audienceNote: some(text(250)),
  isEntryLevelRequired: fc.boolean(),
  alternation: some(text(300)),
  mode: fc.constantFrom('in_person', 'mixed', 'remote'),
  prerequisites: some(text(300)),
  entry: fc.constantFrom('fixed', 'permanent'),
  places: list(fc.record({ siret: some(digits(14)), contact })),
  sessions: fc.array(session, { minLength: 1, maxLength: 2 }),
  duration: fc.record({
    text: some(text(150)),
    hours: count,
    hoursInCentre: count,
    hoursInCompany: count,
  }),
  price: fc.record({ total: some(text(10)), hourly: some(text(6)), left: some(text(200)) }),
  funding: fc.record({
    isPossible: fc.boolean(),
    details: some(text(300)),
    funders: list(fc.record({ code: fc.constantFrom('2', '11'), seats: count })),
  }),
  languages: list(fc.constantFrom('fr', 'br')),
  accessibility: some(text(250)),
  methods: some(text(200)),
  urls,
});
const course: fc.Arbitrary<Course> = fc.record({
  number: some(text(10)),
  title: text(255),
  objective: some(text(300)),
  results: some(text(300)),
  content: some(text(300)),
  domains: fc.constantFrom(
    [],
    [
      { scheme: 'formacode' as const, code: '46262', edition: 'V14' },
      { scheme: 'nsf' as const, code: '326', edition: undefined },
      { scheme: 'rome' as const, code: 'G1201', edition: undefined },
    ],
  ),
  isCertifying: fc.boolean(),
  certifications: list(
    fc.record({
      rncp: some(digits(5)),
      rs: some(digits(4)),
      certifinfo: some(digits(6)),
      cpf: some(digits(6)),
    }),
  ),
  path: fc.constantFrom('group', 'individual', 'modular', 'mixed'),
  entryLevel: fc.constantFrom('0', '13'),
  exitLevel: some(fc.constantFrom('4', '14')),
  contacts,
  urls,
  actions: fc.array(action, { minLength: 1, maxLength: 2 }),
  provider: fc.record({
    number: some(text(10)),
    siret: some(digits(14)),
    activityNumber: some(digits(11)),
    name: some(text(250)),
    legalName: some(text(250)),
    coordinates: contact,
    contacts,
  }),
});

describe('a course', () => {
  it('is read again as it was written, and says nothing the standard does not admit', async () => {
    await fc.assert(
      fc.asyncProperty(course, async (one) => {
        const written = await joined(writeFormations([formationOf(one)]));
        expect(await read(written)).toEqual(one);
        const codes = toldOf(await itemsOf(written)).filter((told) => !/precision$/.test(told));
        expect(codes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('changes what it says in its source, and keeps all else', async () => {
    const domain = '<code-FORMACODE ref="V14" tag="principal">46262</code-FORMACODE>';
    const more =
      '<positionnement>2</positionnement><ma-note>x</ma-note><extras info="e"><extra>1</extra></extras>';
    const [offer] = offersIn(await itemsOf(document([formation({ domain, more })])));
    if (offer === undefined) throw new Error('no offer');
    const before = readCourse(offer.element);
    const [held] = before.actions;
    if (held === undefined) throw new Error('no action');
    const [first] = held.sessions;
    if (first === undefined) throw new Error('no session');
    const added = { ...first, number: 'S0', period: { from: '2027-01' } };
    const after = { ...before, title: 'Autre', actions: [{ ...held, sessions: [added, first] }] };
    const written = await joined(writeFormations([formationOf(after, offer.element)]));
    expect(await read(written)).toEqual(after);
    expect(written).toContain('ref="V14" tag="principal"');
    expect(written).toContain('<positionnement>2</positionnement>');
    expect(written).toContain('<extra>1</extra>');
    expect(written).toContain('<ma-note>x</ma-note>');
  });

  it('does not put a default in place of a code that nobody knows', async () => {
    const odd = formation().replace('<certifiante>0<', '<certifiante>oui<');
    const [offer] = offersIn(await itemsOf(document([odd])));
    if (offer === undefined) throw new Error('no offer');
    const kept = formationOf(readCourse(offer.element), offer.element);
    expect(textAt(kept, 'certifiante')).toBe('oui');
  });

  it('is cut where the standard has no room, and its address broken into lines', () => {
    const long = { ...bare, title: 'é'.repeat(300) };
    const title = elementAt(formationOf(long), 'intitule-formation');
    expect(title && [...fullText(title)]).toHaveLength(255);
    const street = 'Maison des services publics de la communauté de communes du pays, 1 place';
    const place = { contact: { phones: [], mobiles: [], urls: [], address: { lines: [street] } } };
    const provider = { contacts: [place.contact] };
    const lines = elementAt(
      formationOf({ ...bare, provider }),
      'organisme-formation-responsable',
      'contact-organisme',
      'coordonnees',
      'adresse',
    );
    expect(lines?.content.map((one) => (typeof one === 'string' ? one : fullText(one)))).toEqual([
      'Maison des services publics de la communauté de',
      'communes du pays, 1 place',
      '-----',
      '-',
    ]);
  });
});

const bare: Course = {
  title: 'T',
  domains: [],
  certifications: [],
  contacts: [],
  urls: [],
  actions: [],
  provider: { contacts: [] },
};
