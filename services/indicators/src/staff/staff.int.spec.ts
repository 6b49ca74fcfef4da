import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import {
  PostOpenedSchema,
  PostRevisedSchema,
  PostWithdrawnSchema,
  ProfessionalRegisteredSchema,
  ProfessionalRevisedSchema,
  ProfessionalWithdrawnSchema,
  StructureClosedSchema,
  StructureMergedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureUnmergedSchema,
} from '@maillage/contracts';
import { parisDate, uuidv7 } from '@maillage/kernel';
import { Fence } from '@maillage/platform';
import { random, stopServers } from '@maillage/testing';
import { communesOf } from '@maillage/territories';
import { ancestryOf } from '../figure/ancestry.js';
import { addDays } from '../figure/calendar.js';
import { received, serviceOnDatabase, type TestService } from '../spec/service.js';

const SEED = Number(process.env['TEST_SEED'] ?? 20_261);
const NOW = new Date('2026-05-20T10:00:00Z');
const COMMUNES = ['62041', '62193', '59350', '59183', '75056', '85113'];
const TERRITORIES = [...new Set(COMMUNES.flatMap((code) => ancestryOf(code) ?? []))].sort();
const KINDS = ['commune', 'association', ''];

interface House {
  commune: string;
  type: string;
  closedOn: string;
  survivor: string;
}
interface Person {
  profiles: string[];
  certifications: string[];
  endsOn: string;
  isGone: boolean;
}
interface Job {
  professionalId: string;
  structureId: string;
  commune: string;
  startsOn: string;
  endsOn: string;
  fullTimeShare?: number;
  scheme: string;
  contract: string;
  funding: string;
}

const dice = random(SEED);
const houses = new Map<string, House>();
const people = new Map<string, Person>();
const jobs = new Map<string, Job>();
/** Until when somebody held a post that is vacant now, and who. */
const vacated = new Map<string, { who: string; last: string }>();
const days: { from: string; houses: House[] }[] = [];
let service: TestService;

beforeAll(async () => {
  const manager = (): never => {
    throw new Error('no bus here');
  };
  service = await serviceOnDatabase(NOW, { isUp: false, manager });
  for (let week = 60; week > 0; week--) {
    const at = new Date(NOW.getTime() - week * 7 * 86_400_000);
    for (let times = dice.integer(1, 3); times > 0; times--)
      await dice.pick([changeHouse, changePerson, changeJob, changeJob])(at);
    days.push({ from: parisDate(at), houses: structuredClone([...houses.values()]) });
  }
}, 60_000);

afterAll(async () => {
  await service.close();
  await stopServers();
});

async function tell<S extends DescMessage>(
  to: 'structures' | 'posts' | 'professionals',
  schema: S,
  id: string,
  message: MessageInitShape<S>,
  at: Date,
): Promise<void> {
  const events = [received(schema, create(schema, message), at, id)];
  await service.database.transaction((tx) => service[to].apply({ tx, events }));
}

const factsOf = ({ commune, type, closedOn }: House): object => ({ commune, type, closedOn });
const around = (at: Date): string => addDays(parisDate(at), dice.integer(-90, 90));

async function changeHouse(at: Date): Promise<void> {
  if (houses.size < 6 || dice.chance(0.2)) {
    const [id, house] = [
      uuidv7(at.getTime()),
      { commune: dice.pick(COMMUNES), type: dice.pick(KINDS), closedOn: '', survivor: '' },
    ];
    houses.set(id, house);
    await tell('structures', StructureRegisteredSchema, id, { facts: factsOf(house) }, at);
    return;
  }
  const [id, house] = dice.pick([...houses]);
  const before = factsOf(house);
  if (house.survivor !== '') {
    const survivorId = house.survivor;
    house.survivor = '';
    await tell('structures', StructureUnmergedSchema, id, { survivorId, facts: before }, at);
  } else if (dice.chance(0.3)) {
    const others = [...houses].filter(([other, one]) => other !== id && one.survivor === '');
    house.survivor = dice.pick(others)[0];
    await tell('structures', StructureMergedSchema, id, { survivorId: house.survivor, before }, at);
  } else {
    const closes = house.closedOn === '' && dice.chance(0.3);
    if (closes) house.closedOn = around(at);
    else Object.assign(house, { commune: dice.pick(COMMUNES), type: dice.pick(KINDS) });
    if (!closes && dice.chance(0.5)) house.closedOn = '';
    const schema = closes ? StructureClosedSchema : StructureRevisedSchema;
    await tell('structures', schema, id, { before, after: factsOf(house) }, at);
  }
}

async function changePerson(at: Date): Promise<void> {
  const facts = (one: Person): object => ({
    profiles: one.profiles,
    certifications: one.certifications,
    endsOn: one.endsOn,
  });
  if (people.size < 6 || dice.chance(0.3)) {
    const id = uuidv7(at.getTime());
    const person = { profiles: ['aidant'], certifications: ['pix'], endsOn: '', isGone: false };
    people.set(id, person);
    await tell('professionals', ProfessionalRegisteredSchema, id, { facts: facts(person) }, at);
    return;
  }
  const [id, person] = dice.pick([...people].filter(([, one]) => !one.isGone));
  const before = facts(person);
  if (dice.chance(0.15)) {
    person.isGone = true;
    if (person.endsOn === '') person.endsOn = parisDate(at);
    await tell('professionals', ProfessionalWithdrawnSchema, id, { before }, at);
    return;
  }
  person.profiles = dice.chance(0.3) ? [] : ['aidant', 'mediateur'].slice(dice.integer(0, 1));
  person.certifications = dice.chance(0.5) ? [] : ['pix', 'remn'];
  person.endsOn = dice.chance(0.3) ? around(at) : '';
  await tell('professionals', ProfessionalRevisedSchema, id, { before, after: facts(person) }, at);
}

async function changeJob(at: Date): Promise<void> {
  if (houses.size === 0) return changeHouse(at);
  const present = [...people].filter(([, one]) => !one.isGone).map(([id]) => id);
  if (jobs.size < 12 || dice.chance(0.4)) {
    const id = uuidv7(at.getTime());
    const [structureId, { commune }] = dice.pick([...houses]);
    const startsOn = around(at);
    const job: Job = {
      professionalId: dice.chance(0.15) || present.length === 0 ? '' : dice.pick(present),
      ...{ structureId, commune, startsOn },
      endsOn: dice.chance(0.4) ? addDays(startsOn, dice.integer(0, 200)) : '',
      ...(dice.chance(0.8) ? { fullTimeShare: dice.pick([0.2, 0.5, 1]) } : {}),
      ...{ scheme: dice.pick(['conum', '']), contract: dice.pick(['CDI', 'CDD']), funding: '' },
    };
    jobs.set(id, job);
    await tell('posts', PostOpenedSchema, id, { facts: job }, at);
    return;
  }
  const [id, job] = dice.pick([...jobs]);
  const before = { ...job };
  if (dice.chance(0.1)) {
    jobs.delete(id);
    await tell('posts', PostWithdrawnSchema, id, { before }, at);
    return;
  }
  if (dice.chance(0.4)) {
    if (job.professionalId !== '')
      vacated.set(id, { who: job.professionalId, last: addDays(parisDate(at), -1) });
    job.professionalId = '';
  } else if (present.length > 0) job.professionalId = dice.pick(present);
  job.endsOn = dice.chance(0.3) ? addDays(job.startsOn, dice.integer(0, 200)) : '';
  await tell('posts', PostRevisedSchema, id, { before, after: job }, at);
}

/** Posts that are held on a day, each with its holder and where it lies, counted one by one. */
function heldOn(day: string): { who: string; commune: string; job: Job }[] {
  return [...jobs].flatMap(([id, job]) => {
    const gone = job.professionalId === '' ? vacated.get(id) : undefined;
    const who = gone?.who ?? job.professionalId;
    let house = houses.get(job.structureId);
    while (house !== undefined && house.survivor !== '') house = houses.get(house.survivor);
    const ends = [job.endsOn, house?.closedOn, people.get(who)?.endsOn, gone?.last];
    const isHeld = who !== '' && job.startsOn <= day && ends.every((end) => !end || day <= end);
    return isHeld ? { who, commune: house?.commune ?? job.commune, job } : [];
  });
}

const lies = (commune: string, territory: string): boolean =>
  ancestryOf(commune)?.includes(territory) === true;

function expected(id: string, par: string | undefined, code: string, at: string, day: string) {
  if (id === 'structures')
    return (days.findLast(({ from }) => from <= day)?.houses ?? []).filter(
      (one) =>
        one.survivor === '' &&
        (one.closedOn === '' || one.closedOn > day) &&
        lies(one.commune, at) &&
        (par === undefined || (one.type || 'non_renseigne') === code),
    ).length;
  const held = heldOn(day).filter(({ commune }) => lies(commune, at));
  if (id === 'communes_sans_professionnel')
    return communesOf(at as 'france').length - new Set(held.map(({ commune }) => commune)).size;
  if (id === 'professionnels')
    return [...new Set(held.map(({ who }) => who))].filter((who) => {
      const { profiles = [], certifications = [] } = people.get(who) ?? {};
      const profils = profiles.length === 0 ? ['non_renseigne'] : profiles;
      return par === undefined || (par === 'profil' ? profils : certifications).includes(code);
    }).length;
  const { of, where } = { of: id, where: held.map(({ job }) => job) };
  const codes = { dispositif: 'scheme', contrat: 'contract', financement: 'funding' } as const;
  const chosen = where.filter(
    (job) =>
      par === undefined || (job[codes[par as keyof typeof codes]] || 'non_renseigne') === code,
  );
  return of === 'postes_pourvus'
    ? chosen.length
    : Math.round(100 * chosen.reduce((sum, job) => sum + (job.fullTimeShare ?? 0), 0)) / 100;
}

const QUESTIONS = [
  ['structures', 'type_structure'],
  ['postes_pourvus', 'dispositif'],
  ['postes_pourvus', 'contrat'],
  ['equivalents_temps_plein', 'financement'],
  ['professionnels', 'profil'],
  ['professionnels', 'certification'],
  ['communes_sans_professionnel', undefined],
] as const;

it(`counts on any day who is in post where, as counted one by one (seed ${SEED})`, async () => {
  let filled = 0;
  for (const [id, dimension] of QUESTIONS)
    for (const par of new Set([undefined, dimension]))
      for (const territoire of TERRITORIES) {
        const day = addDays(parisDate(NOW), -dice.integer(0, 420));
        const { values } = await service.values.read(Fence.none, {
          ...{ id, territoire, du: day, au: day, pas: undefined, vers: undefined },
          par: par === undefined ? [] : [par],
        });
        for (const { valeur, dimensions } of values) {
          const code = par === undefined ? '' : (dimensions[par] ?? '');
          expect([id, par, territoire, day, code, valeur]).toEqual([
            ...[id, par, territoire, day, code],
            expected(id, par, code, territoire, day),
          ]);
          if (valeur !== 0) filled++;
        }
      }
  expect(filled).toBeGreaterThan(100);
});

it('gives all of it in a report, with one value along each dimension', async () => {
  const report = await service.report.read(Fence.none, 'france', undefined, undefined);
  const entry = report.entries.find(({ definition }) => definition.id === 'postes_pourvus');
  const contracts = entry?.breakdowns.find(({ dimension }) => dimension === 'contrat');
  const sum = contracts?.values.reduce((total, { valeur }) => total + (valeur ?? 0), 0);
  expect(entry?.value).toBeGreaterThan(0);
  expect(sum).toBe(entry?.value);
});
