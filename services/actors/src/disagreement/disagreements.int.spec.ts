import { randomUUID } from 'node:crypto';
import { mergePatch } from '@maillage/kernel';
import { Fence, Outbox } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { HandStore } from '../hand/hand.store.js';
import { KeepHand } from '../hand/keep-hand.handler.js';
import { ProvenanceQueries } from '../provenance/provenance.queries.store.js';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { MergedPlaceStore } from '../place/merged-places.store.js';
import type { Place } from '../place/place.js';
import { PlaceStore } from '../place/place.store.js';
import { RegisterPlaces } from '../place/register-places.handler.js';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import { DecideDisagreement, type Decision } from './decide-disagreement.handler.js';
import { DisagreementQueries } from './disagreement.queries.store.js';

const csv = (...rows: Readonly<Record<string, string>>[]): string => {
  const all = rows.map((over) => ({
    ...{ id: 'a', pivot: '43493312300029', nom: 'Médiathèque', commune: 'Arras' },
    ...{ code_postal: '62000', code_insee: '62041', adresse: '1 rue', date_maj: '2026-03-01' },
    ...{ horaires: 'Mo 09:00-12:00', telephone: '+33321000000', ...over },
  }));
  return [Object.keys(all[0] ?? {}), ...all.map(Object.values)].map(String).join('\n') + '\n';
};

/** Counts what is asked of it. */
class CountedHandStore extends HandStore {
  readonly calls: string[] = [];

  override held(...given: Parameters<HandStore['held']>): ReturnType<HandStore['held']> {
    this.calls.push('held');
    return super.held(...given);
  }

  override change(...given: Parameters<HandStore['change']>): Promise<void> {
    this.calls.push('change');
    return super.change(...given);
  }
}

describe('corrections by hand and their sources', () => {
  let service: TestService;
  let places: CorrectPlaces;
  let queries: DisagreementQueries;
  let decisions: DecideDisagreement;
  let instant = new Date(Date.UTC(2026, 4, 10));
  const clock = { now: () => instant };
  beforeAll(async () => {
    service = await serviceOnDatabase(clock);
    const hands = new KeepHand(new HandStore());
    const store = new PlaceStore(service.database);
    const merged = new MergedPlaceStore(store);
    places = new CorrectPlaces(store, merged, hands, new Outbox(), clock);
    queries = new DisagreementQueries(service.database, hands);
    const { database, structures } = service;
    decisions = new DecideDisagreement(database, queries, hands, structures, places, clock);
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  let source = '';
  beforeEach(() => {
    source = `essai-${Math.random().toString(36).slice(2)}`;
    instant = new Date(instant.getTime() + 60_000);
  });
  const take = (rows: Readonly<Record<string, string>>[], over = {}) =>
    service.import(csv(...rows), { source, ...over });
  const idOf = async (table = 'places'): Promise<string> =>
    (
      await service.database.query<{ id: string }>(`SELECT id FROM ${table} WHERE source = $1`, [
        source,
      ])
    )[0]?.id ?? '';
  const place = async () => {
    const found = await service.queries.find(await idOf());
    if (found === undefined) throw new Error('no place');
    return found;
  };
  const correct = async (patch: Partial<Place>): Promise<void> =>
    places.correct(await idOf(), (present) => ({
      commune: present.commune,
      place: mergePatch(present.place, { ...patch, date_maj: '2026-03-10' }) as Place,
    }));
  const disputes = () => queries.list({ source }, Fence.none, undefined, 100);
  const decide = async (decision: Decision, isTrial = false, fence = Fence.none): Promise<void> => {
    const [one] = await disputes();
    await decisions.decide(one?.id ?? '', fence, decision, {
      accepts: () => undefined,
      read: () => Promise.resolve(),
      isTrial,
    });
  };
  /** A place whose hours were corrected. */
  const corrected = async (): Promise<void> => {
    await take([{}]);
    await correct({ horaires: 'Tu 09:00-12:00' });
  };

  it('keeps what was corrected, once and for all files that say the same', async () => {
    await corrected();
    expect(await disputes()).toEqual([]);
    const again = await take([{}]);
    expect(again).toMatchObject({
      ...{ inchanges: 1, remarques_par_code: { 'actors.held_by_hand': 1 } },
      remarques: [{ ligne: 2, champ: 'horaires' }],
    });
    const [first, ...others] = await disputes();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ field: 'horaires', said: { horaires: 'Mo 09:00-12:00' }, state: 'ouvert', version: 2 },
      present: { horaires: 'Tu 09:00-12:00' },
    });
    expect(await take([{}])).toMatchObject({ inchanges: 1 });
    expect(await disputes()).toEqual([first]);
    expect((await place()).version).toBe(2);
  });

  it('follows the source in everything else, and in what it says anew of the rest', async () => {
    await corrected();
    expect(
      await take([{ nom: 'Médiathèque de la gare', horaires: 'We 09:00-12:00' }]),
    ).toMatchObject({ modifies: 1 });
    const { place: now } = await place();
    expect(now).toMatchObject({
      ...{ nom: 'Médiathèque de la gare', horaires: 'Tu 09:00-12:00', date_maj: '2026-03-10' },
    });
    expect(await disputes()).toMatchObject([{ said: { horaires: 'We 09:00-12:00' } }]);
    await take([{ horaires: 'Th 09:00-12:00' }]);
    expect(await disputes()).toMatchObject([{ said: { horaires: 'Th 09:00-12:00' }, version: 3 }]);
  });

  it('ends where the source comes to agree, and is followed again', async () => {
    await corrected();
    await take([{}]);
    const agreed = await take([{ horaires: 'Tu 09:00-12:00', date_maj: '2026-03-11' }]);
    expect(agreed).toMatchObject({ modifies: 1, remarques_total: 0 });
    expect(await disputes()).toMatchObject([{ state: 'accord' }]);
    await take([{ horaires: 'Fr 09:00-12:00', date_maj: '2026-03-12' }]);
    expect((await place()).place.horaires).toBe('Fr 09:00-12:00');
    expect(await disputes()).toHaveLength(1);
    // Corrected anew, it is another correction.
    await correct({ horaires: '24/7' });
    await take([{}]);
    expect((await disputes()).map(({ state }) => state)).toEqual(['accord', 'ouvert']);
  });

  it('is kept from a source that says nothing any more, and from an older file', async () => {
    await corrected();
    await take([{ horaires: '', date_maj: '2026-03-11' }]);
    expect((await place()).place.horaires).toBe('Tu 09:00-12:00');
    expect(await disputes()).toMatchObject([{ said: {}, state: 'ouvert' }]);
    await take([{ horaires: 'Sa 09:00-12:00', date_maj: '2020-01-01' }]);
    expect((await place()).place).toMatchObject({
      ...{ horaires: 'Tu 09:00-12:00', date_maj: '2026-03-11' },
    });
    expect(await disputes()).toMatchObject([{ said: { horaires: 'Sa 09:00-12:00' } }]);
  });

  it('holds what a hand emptied', async () => {
    await take([{}]);
    await correct({ telephone: null as unknown as string });
    await take([{}]);
    expect((await place()).place.telephone).toBeUndefined();
    expect(await disputes()).toMatchObject([{ said: { telephone: '+33321000000' } }]);
  });

  it('is no correction any more where a hand goes back to what the source said', async () => {
    await corrected();
    await correct({ horaires: 'Mo 09:00-12:00' });
    expect(await take([{ horaires: 'We 09:00-12:00' }])).toMatchObject({ modifies: 1 });
    expect((await place()).place.horaires).toBe('We 09:00-12:00');
  });

  it('is not asked again of a value that was set aside, and is of another', async () => {
    await corrected();
    await take([{}]);
    await decide('garder');
    expect(await take([{}])).toMatchObject({
      remarques_par_code: { 'actors.kept_by_hand': 1 },
    });
    expect(await disputes()).toMatchObject([{ state: 'garde', version: 3 }]);
    await take([{ horaires: 'We 09:00-12:00' }]);
    expect(await disputes()).toMatchObject([{ state: 'ouvert' }]);
    await decide('plus_tard');
    await take([{ horaires: 'We 09:00-12:00' }]);
    expect(await disputes()).toMatchObject([{ state: 'plus_tard' }]);
  });

  it('gives way where the source is accepted, and follows it again; a trial writes nothing', async () => {
    await corrected();
    await take([{}]);
    const before = await disputes();
    await decide('accepter', true);
    expect(await disputes()).toEqual(before);
    await decide('accepter');
    expect((await place()).place.horaires).toBe('Mo 09:00-12:00');
    expect(await disputes()).toMatchObject([{ state: 'accord' }]);
    await expect(decide('garder')).rejects.toMatchObject({ code: 'actors.already_agreed' });
    await take([{ horaires: 'We 09:00-12:00', date_maj: '2026-04-01' }]);
    expect((await place()).place.horaires).toBe('We 09:00-12:00');
  });

  it('holds an address as a whole, with its commune', async () => {
    await take([{}]);
    await places.correct(await idOf(), ({ place: now }) => ({
      commune: '62498',
      place: { ...now, commune: 'Lens', code_postal: '62300', code_insee: '62498' },
    }));
    await take([{ adresse: '2 rue' }]);
    expect(await place()).toMatchObject({ commune: '62498', place: { adresse: '1 rue' } });
    expect(await disputes()).toMatchObject([
      { field: 'adresse', said: { adresse: '2 rue', code_insee: '62041' } },
    ]);
    const lens = new Fence([{ territories: ['commune-62498'] }]);
    await expect(decide('accepter', false, lens)).rejects.toMatchObject({ kind: 'forbidden' });
    await decide('accepter');
    expect(await place()).toMatchObject({ commune: '62041', place: { adresse: '2 rue' } });
  });

  it('waits while a whole file closes the place, and is there when it opens again', async () => {
    await take([{}, { id: 'b' }]);
    const whole = { whole: { mostClosures: 5 } };
    const { id } = (
      await service.database.query<{ id: string }>(
        `SELECT id FROM places WHERE source = $1 AND source_id = 'a'`,
        [source],
      )
    )[0] ?? { id: '' };
    await places.correct(id, (present) => ({
      commune: present.commune,
      place: { ...present.place, horaires: '24/7' },
    }));
    await take([{}, { id: 'b' }]);
    expect(await disputes()).toHaveLength(1);
    await take([{ id: 'b' }], whole);
    expect(await disputes()).toEqual([]);
    expect((await service.queries.find(id))?.closure).toBeDefined();
    await take([{}, { id: 'b' }], whole);
    expect(await disputes()).toMatchObject([{ state: 'ouvert' }]);
    expect((await service.queries.find(id))?.place.horaires).toBe('24/7');
  });

  it('is hidden while the place is merged, goes on being told, and comes back', async () => {
    await corrected();
    await take([{}]);
    const id = await idOf();
    const other = `${source}-autre`;
    await service.import(csv({}), { source: other });
    const [survivor] = await service.database.query<{ id: string }>(
      'SELECT id FROM places WHERE source = $1',
      [other],
    );
    const merge = { survivor: survivor?.id ?? '', absorbed: [id] };
    await service.database.transaction((tx) => places.absorb(tx, merge, instant));
    expect(await disputes()).toEqual([]);
    await take([{ horaires: 'We 09:00-12:00' }]);
    await service.database.transaction(async (tx) => {
      const held = await places.hold(tx, [id]);
      await places.release(tx, merge.survivor, held, instant);
    });
    expect(await disputes()).toMatchObject([
      { said: { horaires: 'We 09:00-12:00' }, present: { horaires: 'Tu 09:00-12:00' } },
    ]);
  });

  it('is told once by two files at once', async () => {
    await corrected();
    await Promise.all([take([{}]), take([{}]), take([{}])]);
    expect(await disputes()).toMatchObject([{ state: 'ouvert', version: 2 }]);
  });

  it('is read and written in few statements, however many lines a file has', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({ id: `l-${n}` }));
    await take(rows);
    await service.database.query(
      `INSERT INTO hand_fields (id, subject, subject_id, field, said, state, corrected_in, created_at, modified_at, written_in)
       SELECT gen_random_uuid(), 'lieu', id, 'horaires', '{}', 'tenu', written_in, now(), now(), written_in
       FROM places WHERE source = $1`,
      [source],
    );
    const counted = new CountedHandStore();
    const hands = new KeepHand(counted);
    const store = new PlaceStore(service.database);
    const register = new RegisterPlaces(store, hands, new Outbox(), clock);
    const { place: one, commune } = await place();
    const verdicts = await register.register(
      { id: randomUUID(), source, mayWrite: () => true },
      rows.map(({ id }, at) => ({
        ...{ at, key: id, remarks: [] },
        value: { commune, place: { ...one, id, horaires: '24/7' } },
      })),
    );
    expect(new Set(verdicts.map(({ fate }) => fate))).toEqual(new Set(['inchange']));
    expect(counted.calls).toEqual(['held', 'change']);
    expect(await queries.list({ source }, Fence.none, undefined, 1_000)).toHaveLength(500);
  });

  it('tells who said what', async () => {
    await corrected();
    await take([{}]);
    const told = await new ProvenanceQueries(service.database).of('lieu', await idOf());
    const of = (name: string) => told?.fields.find(({ field }) => field === name);
    expect(of('horaires')).toMatchObject({ isByHand: true, by: { reason: 'Correction' } });
    expect(of('nom')).toMatchObject({ isByHand: false, by: { reason: 'Import' } });
    expect([...(told?.disputes.keys() ?? [])]).toEqual(['horaires']);
  });

  describe('of structures', () => {
    const file = (...rows: Readonly<Record<string, string>>[]) => {
      const all = rows.map((over) => ({
        ...{ id: 's', nom: 'Mairie', siret: '', type: '', sites: '', code_postal: '62000' },
        ...{ commune: 'Arras', code_insee: '62041', adresse: '1 place', ...over },
      }));
      const text = [Object.keys(all[0] ?? {}), ...all.map(Object.values)].map(String).join('\n');
      return service.importStructures(`${text}\n`, { source });
    };
    const structure = async () => {
      const found = await service.structureQueries.find(await idOf('structures'));
      if (found === undefined) throw new Error('no structure');
      return found;
    };
    const patch = async (over: object): Promise<void> =>
      service.structures.revise(
        await idOf('structures'),
        () => true,
        () => undefined,
        (present) => mergePatch(present, over),
      );

    it('hold, are flagged once, and end with the agreement of the source', async () => {
      await file({});
      await patch({ nom: 'Hôtel de ville', adresse: '2 place' });
      const told = await file({});
      expect(told).toMatchObject({
        ...{ inchanges: 1, remarques_par_code: { 'actors.held_by_hand': 2 } },
      });
      expect((await disputes()).map(({ field, said }) => [field, said])).toEqual([
        ['nom', { nom: 'Mairie' }],
        ['adresse', expect.objectContaining({ adresse: '1 place', code_insee: '62041' })],
      ]);
      expect(await file({})).toMatchObject({ inchanges: 1 });
      expect((await disputes()).map(({ version }) => version)).toEqual([2, 2]);
      await file({ nom: 'Hôtel de ville', type: 'commune', adresse: '3 place' });
      expect((await structure()).structure).toMatchObject({
        ...{ nom: 'Hôtel de ville', type: 'commune', adresse: '2 place' },
      });
      expect((await disputes()).map(({ state }) => state)).toEqual(['accord', 'ouvert']);
    });

    it('are untouched where the source says nothing of them', async () => {
      await file({ type: 'commune' });
      await patch({ type: null });
      expect(await file({ type: '' })).toMatchObject({ remarques_total: 0 });
      expect(await disputes()).toEqual([]);
      await file({ type: 'commune' });
      expect(await disputes()).toMatchObject([{ said: { type: 'commune' }, state: 'ouvert' }]);
      await decide('accepter');
      expect((await structure()).structure.type).toBe('commune');
      expect(await disputes()).toMatchObject([{ state: 'accord' }]);
    });

    it('end where the structure is withdrawn: what comes back is what the source says', async () => {
      await file({});
      await patch({ nom: 'Hôtel de ville' });
      await file({});
      await service.structures.withdraw(
        await idOf('structures'),
        () => true,
        () => undefined,
      );
      expect(await disputes()).toEqual([]);
      await file({});
      expect((await structure()).structure.nom).toBe('Mairie');
      expect(await disputes()).toMatchObject([{ state: 'accord' }]);
      const told = await new ProvenanceQueries(service.database).of(
        'structure',
        await idOf('structures'),
      );
      expect(told?.fields.every(({ isByHand }) => !isByHand)).toBe(true);
    });
  });
});
