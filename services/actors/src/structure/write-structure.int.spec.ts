import type { DomainError } from '@maillage/kernel';
import { mergePatch } from '@maillage/kernel';
import { Fence } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import type { Structure } from './structure.js';

const HALL = { nom: 'Mairie', type: 'commune', code_insee: '62041' } as const;
const WITHOUT = { sans_identifiant: { raison: 'inconnu' } } as const;
const NOBODY = '0192f000-0000-7000-8000-000000000000';

describe('structures', () => {
  let service: TestService;
  let instant = new Date('2026-03-14T10:00:00Z');
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => instant });
  });
  beforeEach(async () => {
    instant = new Date('2026-03-14T10:00:00Z');
    await service.root.query('TRUNCATE actors.structures, actors.versions, actors.outbox');
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const everywhere = { source: 'essai', mayWrite: Fence.none.reaches };
  const open = (body: object): Promise<string> =>
    service.structures.open(everywhere, { ...HALL, ...WITHOUT, ...body });
  const revise = (id: string, change: (present: Structure) => unknown): Promise<void> =>
    service.structures.revise(id, Fence.none.reaches, () => undefined, change);
  const patch = (id: string, body: object): Promise<void> =>
    revise(id, (present) => mergePatch(present, body));
  const read = (id: string) => service.structureQueries.find(id);
  const withdraw = (id: string): Promise<void> =>
    service.structures.withdraw(id, Fence.none.reaches, () => undefined);
  /** The code of a refusal, and those of its faults with where they are. */
  const refused = async (work: Promise<unknown>): Promise<string[]> => {
    const error = await work.then(
      () => new Error('not refused'),
      (thrown: unknown) => thrown as DomainError,
    );
    if (!('faults' in error)) throw error;
    return [
      `${error.kind} ${error.code.slice(7)}`,
      ...error.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`),
    ];
  };
  const events = async (): Promise<string[]> =>
    (
      await service.database.query<{ subject: string; aggregate_version: string }>(
        'SELECT subject, aggregate_version FROM outbox ORDER BY id',
      )
    ).map(({ subject, aggregate_version: version }) => `${subject.split('.')[2]} ${version}`);

  it('are entered, changed, closed and opened again, each with its event and its version', async () => {
    const id = await open({});
    instant = new Date('2026-03-15T10:00:00Z');
    await patch(id, { nom: 'Mairie d’Arras' });
    await patch(id, { nom: 'Mairie d’Arras' });
    instant = new Date('2026-03-16T10:00:00Z');
    await patch(id, { fermeture: { date: '2026-03-16' } });
    instant = new Date('2026-03-17T10:00:00Z');
    await patch(id, { fermeture: null });
    expect(await events()).toEqual(['registered 1', 'revised 2', 'closed 3', 'revised 4']);
    expect(await read(id)).toMatchObject({
      version: 4,
      structure: { ...HALL, nom: 'Mairie d’Arras' },
    });
    const told = (await service.structureQueries.versions(id, 0, 10)) ?? [];
    expect(
      told.map(({ version, state, by }) => [
        version,
        state?.nom,
        state?.fermeture?.date,
        by?.reason,
      ]),
    ).toEqual([
      [1, 'Mairie', undefined, 'Inscription'],
      [2, 'Mairie d’Arras', undefined, 'Correction'],
      [3, 'Mairie d’Arras', '2026-03-16', 'Correction'],
      [4, 'Mairie d’Arras', undefined, 'Correction'],
    ]);
    const at = async (day: number) =>
      (await service.structureQueries.findAt(id, new Date(Date.UTC(2026, 2, day, 12))))?.structure;
    expect((await at(14))?.nom).toBe('Mairie');
    expect((await at(16))?.fermeture).toEqual({ date: '2026-03-16' });
    expect(await at(13)).toBeUndefined();
  });

  it('keep all that a patch does not name', async () => {
    const siret = '43493312300029';
    const full = {
      ...HALL,
      siret,
      categorie: '7210',
      adresse: '1 place de la Mairie',
      sites: ['https://exemple.fr'],
      antennes: [{ nom: 'Annexe' }],
      ouverture: '2001-01-01',
    };
    const id = await service.structures.open(everywhere, full);
    const before = (await read(id))?.structure;
    await patch(id, { type: 'ccas' });
    expect((await read(id))?.structure).toEqual({ ...before, type: 'ccas' });
    expect(before).toMatchObject({
      ...full,
      antennes: [{ nom: 'Annexe', id: expect.any(String) }],
    });
  });

  it('have one structure a number, told by its name to the others', async () => {
    const body = { ...HALL, siret: '434 933 123 00029' };
    const first = await service.structures.open(everywhere, body);
    expect((await read(first))?.structure.siret).toBe('43493312300029');
    expect(await refused(service.structures.open(everywhere, body))).toEqual([
      'conflict number_taken',
      '/siret number_taken',
    ]);
    await withdraw(first);
    expect(await service.structures.open(everywhere, body)).not.toBe(first);
  });

  it('are known by the id of their source once', async () => {
    await open({ source_id: 'mairie' });
    expect(await refused(open({ source_id: 'mairie' }))).toEqual(['conflict structure_exists']);
  });

  it('come back under their own id when their source enters them again', async () => {
    const id = await open({ source_id: 'mairie' });
    await withdraw(id);
    expect(await open({ source_id: 'mairie', nom: 'Mairie rouverte' })).toBe(id);
    expect(await read(id)).toMatchObject({ version: 3, structure: { nom: 'Mairie rouverte' } });
    expect(await events()).toEqual(['registered 1', 'withdrawn 2', 'registered 3']);
  });

  it('have a parent that is there, is another, and is none of their children', async () => {
    const [a, b, c] = [await open({}), await open({}), await open({})];
    const parent = (parent_id: string | null) => ({ parent_id });
    expect(await refused(patch(a, parent(a)))).toContain('/parent_id own_parent');
    expect(await refused(patch(a, parent(NOBODY)))).toContain('/parent_id unknown_parent');
    await patch(b, parent(a));
    await patch(c, parent(b));
    expect(await refused(patch(a, parent(c)))).toEqual([
      'invalid refused_structure',
      '/parent_id parent_cycle',
    ]);
    await patch(b, parent(null));
    await patch(a, parent(c));
  });

  it('make no ring when two callers each name the other as parent at one instant', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [a, b] = [await open({}), await open({})];
      const made = await Promise.allSettled([
        patch(a, { parent_id: b }),
        patch(b, { parent_id: a }),
      ]);
      expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('close in favour of an active one, not before they opened nor after today', async () => {
    const [a, b, c] = [await open({ ouverture: '2020-01-01' }), await open({}), await open({})];
    const close = (date: string, successeur_id?: string) => ({
      fermeture: { date, ...(successeur_id === undefined ? {} : { successeur_id }) },
    });
    expect(await refused(patch(a, close('2019-12-31')))).toEqual([
      'malformed malformed_structure',
      '/fermeture/date closed_before_opening',
    ]);
    expect(await refused(patch(a, close('2026-03-15')))).toContain('/fermeture/date future_date');
    expect(await refused(patch(a, close('2026-03-14', a)))).toContain(
      '/fermeture/successeur_id own_successor',
    );
    await patch(b, close('2026-03-14', c));
    expect(await refused(patch(a, close('2026-03-14', b)))).toContain(
      '/fermeture/successeur_id successor_closed',
    );
    await patch(a, close('2026-03-14', c));
    // What was right when it was written stays, and is told.
    await patch(c, close('2026-03-14'));
    await patch(a, { nom: 'Ancienne mairie' });
    expect(await read(a)).toMatchObject({ isSuccessorClosed: true });
  });

  it('tell that their parent has closed', async () => {
    const parent = await open({});
    const child = await open({ parent_id: parent });
    expect(await read(child)).toMatchObject({ isParentClosed: false });
    await patch(parent, { fermeture: { date: '2026-03-01' } });
    expect(await read(child)).toMatchObject({ isParentClosed: true });
  });

  it('are withdrawn within a day, unless others name them, and leave a tombstone', async () => {
    const parent = await open({});
    const child = await open({ parent_id: parent });
    expect(await refused(withdraw(parent))).toEqual(['conflict structure_in_use']);
    instant = new Date('2026-03-15T10:00:00Z');
    await withdraw(child);
    expect(await read(child)).toBeUndefined();
    instant = new Date('2026-03-15T10:00:01Z');
    expect(await refused(withdraw(parent))).toEqual(['conflict withdrawal_too_late']);
    const { records } = await service.structureQueries.changes(undefined, 10);
    expect(records.map(({ id, withdrawnAt }) => [id, withdrawnAt])).toEqual([
      [parent, undefined],
      [child, new Date('2026-03-15T10:00:00Z')],
    ]);
    expect(await events()).toEqual(['registered 1', 'registered 1', 'withdrawn 2']);
    expect(await refused(patch(child, { nom: 'Revenue' }))).toEqual([
      'not_found structure_not_found',
    ]);
  });

  it('have antennas with ids of their own, which names keep and nobody borrows', async () => {
    const id = await open({ antennes: [{ nom: 'Nord' }, { nom: 'Sud' }] });
    const ids = async () =>
      Object.fromEntries(
        ((await read(id))?.structure.antennes ?? []).map((antenna) => [antenna.nom, antenna.id]),
      );
    const { Nord = '', Sud = '' } = await ids();
    await patch(id, {
      antennes: [{ nom: 'Sud' }, { nom: 'Est' }, { id: Nord, nom: 'Grand Nord' }],
    });
    expect(await ids()).toMatchObject({ Sud, 'Grand Nord': Nord });
    const other = await open({});
    expect(await refused(patch(other, { antennes: [{ id: Sud, nom: 'Sud' }] }))).toEqual([
      'invalid refused_structure',
      '/antennes/0/id unknown_antenna',
    ]);
  });

  it('are written inside of the rights of the caller', async () => {
    const inside = new Fence([{ source: 'essai', territories: ['departement-62'] }]);
    const source = 'essai';
    const id = await service.structures.open(
      { source, mayWrite: inside.reaches },
      { ...HALL, ...WITHOUT },
    );
    const outside = ['forbidden outside_fence'];
    const lille = { ...HALL, ...WITHOUT, code_insee: '59350' };
    expect(
      await refused(service.structures.open({ source, mayWrite: inside.reaches }, lille)),
    ).toEqual(outside);
    const move = service.structures.revise(
      id,
      inside.reaches,
      () => undefined,
      () => lille,
    );
    expect(await refused(move)).toEqual(outside);
    const others = new Fence([{ source: 'autre' }]);
    const late = () => {
      throw new Error('told of the version');
    };
    expect(await refused(service.structures.revise(id, others.reaches, late, () => lille))).toEqual(
      outside,
    );
  });

  it('are found by words, number, type, place and parent', async () => {
    const parent = await open({ nom: 'Communauté de communes', type: 'epci' });
    await service.structures.open(everywhere, {
      ...HALL,
      siret: '43493312300029',
      parent_id: parent,
    });
    const names = async (wanted: object) =>
      (await service.structureQueries.list(wanted, undefined, 10)).map(
        ({ record }) => record.structure.nom,
      );
    expect(await names({})).toEqual(['Communauté de communes', 'Mairie']);
    expect(await names({ q: 'comunaute' })).toEqual(['Communauté de communes']);
    expect(await names({ pivot: '43493312300029' })).toEqual(['Mairie']);
    expect(await names({ types: ['epci', 'region'] })).toEqual(['Communauté de communes']);
    expect(await names({ parent })).toEqual(['Mairie']);
    expect(await names({ territory: { communes: ['59350'], departements: [] } })).toEqual([]);
    expect(await names({ isClosed: true })).toEqual([]);
  });
});
