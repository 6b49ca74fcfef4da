import { serviceOnDatabase, type TestService } from '../spec/service.js';

const SEATS = 20;
const PEOPLE = 200;

describe('the ledger of seats', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase();
  });
  afterAll(() => service.close());
  beforeEach(() => service.at('2026-10-01T08:00:00Z'));

  const statesOf = async (session: Parameters<TestService['list']>[0]): Promise<string[]> =>
    (await service.list(session)).map(({ state }) => state);

  it('is never oversold, however many come while seats are given at once', async () => {
    const session = await service.opened({ places_max: SEATS });
    const { formation_id: course } = session.description;
    // Arrivals and givers of seats all at once, in no order.
    await Promise.all(
      Array.from({ length: PEOPLE }, async (_, at) => {
        await service.arrive(session);
        if (at % 10 === 0) await service.ledger.give(course);
      }),
    );
    await service.ledger.give(course);
    const list = await service.list(session);
    expect(list.map(({ place }) => place)).toEqual(Array.from({ length: PEOPLE }, (_, i) => i + 1));
    expect(list.map(({ state }) => state)).toEqual([
      ...Array<string>(SEATS).fill('inscrite'),
      ...Array<string>(PEOPLE - SEATS).fill('attente'),
    ]);
    expect(await service.session(session.id)).toMatchObject({
      ...{ taken: SEATS, offered: 0, waiting: PEOPLE - SEATS },
    });
    // Each was told once, in versions without a gap.
    const told = await service.database.query<{ versions: number[] }>(
      `SELECT array_agg(aggregate_version ORDER BY id) AS versions FROM outbox
       WHERE subject = 'training.enrolment.changed.v1' GROUP BY aggregate_id`,
    );
    expect(told).toHaveLength(PEOPLE);
    expect(new Set(told.map(({ versions }) => versions.join()))).toEqual(new Set(['1']));
    expect(await service.ledger.due()).toEqual([]);
  });

  it('takes a seat once from two devices, and offers what is left in order (T-01)', async () => {
    const session = await service.opened();
    const { formation_id: course } = session.description;
    const [a, b, c] = [
      await service.arrive(session),
      await service.arrive(session),
      await service.arrive(session),
    ];
    await service.ledger.give(course);
    expect(await statesOf(session)).toEqual(['inscrite', 'attente', 'attente']);
    await service.ledger.act(a, 'annuler');
    expect(await statesOf(session)).toEqual(['annulee', 'offerte', 'attente']);
    const both = await Promise.allSettled([
      service.ledger.act(b, 'accepter'),
      service.ledger.act(b, 'decliner'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const after = await statesOf(session);
    expect([
      ['annulee', 'inscrite', 'attente'],
      ['annulee', 'declinee', 'offerte'],
    ]).toContainEqual(after);
    expect(
      (await service.session(session.id)).taken + (await service.session(session.id)).offered,
    ).toBe(1);
    expect(c).not.toBe(b);
  });

  it('finds what is due: deadlines that are over, sessions that changed', async () => {
    const session = await service.opened();
    const { formation_id: course } = session.description;
    const a = await service.arrive(session);
    await service.arrive(session);
    expect(await service.ledger.due()).toContain(course);
    await service.ledger.give(course);
    expect(await service.ledger.due()).not.toContain(course);
    await service.ledger.act(a, 'annuler');
    service.at('2026-10-03T08:00:01Z');
    expect(await service.ledger.due()).toContain(course);
    await service.ledger.give(course);
    expect(await statesOf(session)).toEqual(['annulee', 'expiree']);
    await service.act(session.id, 'annuler');
    expect(await service.ledger.due()).toContain(course);
  });

  it('leaves a seat free where no offer can be met in time, and tells of those who wait (T-06)', async () => {
    const session = await service.opened();
    const { formation_id: course } = session.description;
    const a = await service.arrive(session);
    await service.arrive(session);
    await service.ledger.give(course);
    // The eve, half past six in the evening.
    service.at('2026-10-22T16:30:00Z');
    await service.ledger.act(a, 'annuler');
    expect(await statesOf(session)).toEqual(['annulee', 'attente']);
    expect(await service.session(session.id)).toMatchObject({ taken: 0, offered: 0, waiting: 1 });
  });

  it('holds seats for employers until they answer, and takes silence as it was set', async () => {
    const session = await service.opened({ places_max: 2 });
    const { formation_id: course } = session.description;
    const asked = {
      agreement: 'attendu',
      agreementUntil: new Date('2026-10-05T08:00:00Z'),
    } as const;
    await service.arrive(session, { ...asked, silence: 'donne' });
    await service.arrive(session, { ...asked, silence: 'refuse' });
    await service.arrive(session);
    await service.ledger.give(course);
    expect(await statesOf(session)).toEqual(['accord_attendu', 'accord_attendu', 'attente']);
    service.at('2026-10-05T08:00:00Z');
    expect(await service.ledger.due()).toContain(course);
    await service.ledger.give(course);
    expect(await statesOf(session)).toEqual(['inscrite', 'refusee', 'offerte']);
  });

  it('forgets erased people, and gives their seats to others', async () => {
    const session = await service.opened();
    const { formation_id: course } = session.description;
    const personId = '0192f000-0000-7000-8000-00000000aaaa';
    await service.arrive(session, { personId });
    const other = await service.arrive(session);
    await service.ledger.give(course);
    await service.database.transaction((tx) => service.ledger.forget(tx, [personId]));
    const [left, ...none] = await service.list(session);
    expect(none).toEqual([]);
    expect(left).toMatchObject({ id: other, state: 'offerte' });
  });
});
