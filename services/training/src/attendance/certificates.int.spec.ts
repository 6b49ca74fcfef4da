import { DomainError } from '@maillage/kernel';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

const [FIRST, SECOND] = ['2026-10-23T09:00', '2026-10-23T13:30'] as const;
const DAY = [
  { jour: '2026-10-23', debut: '09:00', fin: '12:00' },
  { jour: '2026-10-23', debut: '13:30', fin: '16:30' },
];

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('a certificate', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase();
  });
  afterAll(() => service.close());
  beforeEach(() => service.at('2026-10-01T08:00:00Z'));

  /** A confirmed session of two half-days, with two people. */
  const confirmed = async (presence_requise: number) => {
    const session = await service.opened(
      { places_max: 2, demi_journees: DAY },
      { presence_requise },
    );
    const people = [await service.arrive(session), await service.arrive(session)] as const;
    await service.ledger.give(session.description.formation_id);
    await service.act(session.id, 'confirmer');
    return { id: session.id, people };
  };
  const sheet = (halfDay: string, present: string[], absent: string[], isOnPaper = false) => ({
    ...{ halfDay, present, absent, isOnPaper },
  });

  it('comes after the close only, by the share attended, and anybody may verify it (T-13)', async () => {
    const { id, people } = await confirmed(1);
    const [a, b] = people;
    expect(await codeOf(service.signing.sign(a, FIRST))).toBe('training.half_day_not_begun');
    service.at('2026-10-23T08:00:00Z');
    await service.act(id, 'tenir');
    await service.signing.sign(a, FIRST);
    await service.signing.mark(id, sheet(FIRST, [a], [b]));
    expect(await codeOf(service.certificates.of(a))).toBe('training.certificate_too_early');
    expect(await codeOf(service.signing.mark(id, sheet(SECOND, [a], [])))).toBe(
      'training.half_day_not_begun',
    );
    service.at('2026-10-23T15:00:00Z');
    const all = await service.signing.mark(id, sheet(SECOND, [a, b], [], true));
    expect(all.map(({ halfDay, isPresent, isSigned }) => [halfDay, isPresent, isSigned])).toEqual(
      expect.arrayContaining([
        [FIRST, true, true],
        [FIRST, false, false],
        [SECOND, true, true],
      ]),
    );
    await service.act(id, 'clore');
    const issued = await service.certificates.of(a);
    expect(issued).toMatchObject({ title: 'Le budget', attended: 2, halfDays: 2 });
    expect(await service.certificates.of(a)).toEqual(issued);
    expect(await service.certificates.verify(issued.code.toLowerCase())).toEqual(issued);
    expect(await codeOf(service.certificates.verify('AAAA-AAAA-AAAA'))).toBe(
      'training.certificate_not_found',
    );
    expect(await codeOf(service.certificates.of(b))).toBe('training.not_attended_enough');
    expect(await service.certificates.issued(b)).toBeUndefined();
    expect(await codeOf(service.signing.sign(b, FIRST))).toBe('training.sheet_closed');
    expect(await codeOf(service.ledger.act(b, 'annuler'))).toBe('training.session_held');
  });

  it('asks for the share of the course as it was when the session took it', async () => {
    const { id, people } = await confirmed(0.5);
    const [a, b] = people;
    service.at('2026-10-23T15:00:00Z');
    await service.act(id, 'tenir');
    await service.signing.mark(id, sheet(FIRST, [a, b], [], true));
    await service.act(id, 'clore');
    expect(await service.certificates.of(b)).toMatchObject({ attended: 1, halfDays: 2 });
  });

  it('is of those who had a seat, on half-days that the session has', async () => {
    const { id, people } = await confirmed(1);
    service.at('2026-10-23T15:00:00Z');
    const nobody = '0192f000-0000-7000-8000-000000000000';
    expect(await codeOf(service.signing.mark(id, sheet(FIRST, [nobody], [])))).toBe(
      'training.not_seated',
    );
    expect(await codeOf(service.signing.mark(id, sheet('2026-10-24T09:00', [], [])))).toBe(
      'training.no_such_half_day',
    );
    await service.ledger.act(people[0], 'annuler');
    expect(await codeOf(service.signing.sign(people[0], FIRST))).toBe('training.not_seated');
  });
});
