import {
  type Findings,
  isWhole,
  type Item,
  mayManage,
  maySee,
  type Question,
  type Visitor,
  type World,
} from '../kit/fence-world.js';
import type { Answer, Problem } from '../kit/person.js';
import { STATEMENTS } from '../kit/stage.js';
import { type Call, type Fence, operate, type Sent } from './operation.js';

/** An answer must have the status, and nowhere in it a canary that the caller may not see. */
export function judge(
  { world, visitor }: Question,
  status: number,
  answer: Answer<unknown>,
): Findings {
  const raw = answer.text + [...answer.headers].join('\n');
  const words = new Set(raw.match(/canari-[\w-]+?-fin/g) ?? []);
  const leaks = world.items.filter((item) => words.has(item.canary) && !maySee(visitor, item));
  return [
    ...(answer.status === status
      ? []
      : [`${answer.status} instead of ${status}: ${answer.text.slice(0, 200)}`]),
    ...leaks.map(({ canary }) => `shows ${canary}`),
  ];
}

/**
 * What hides a thing must look like what does not exist: the same problem, but for the request's id; and, where the server
 * tells them, the same statements with as many rows, so that no time it takes tells them apart.
 */
export async function hidden(
  question: Question,
  call: Call,
  path: Readonly<Record<string, string>>,
  sent: Sent = {},
): Promise<Findings> {
  return alike(question, call, { ...sent, path }, sent);
}

/** Two calls that must be answered alike: one of a thing that is hidden, one of nothing. */
export async function alike(
  question: Question,
  call: Call,
  ofHidden: Sent,
  ofNothing: Sent,
): Promise<Findings> {
  const headers = { 'if-match': '*' };
  const [found, nothing] = [
    await call.send<Problem>({ ...ofHidden, headers }),
    await call.send<Problem>({ ...ofNothing, headers }),
  ];
  const bare = ({ body: problem }: Answer<Problem>): string =>
    JSON.stringify({ ...problem, request_id: '' });
  return [
    ...judge(question, 404, found),
    ...(bare(found) === bare(nothing) ? [] : [`"${bare(found)}" differs from what does not exist`]),
    ...(workOf(found) === workOf(nothing)
      ? []
      : [`"${workOf(found)}" is other work than for what does not exist, "${workOf(nothing)}"`]),
  ];
}

const workOf = ({ headers }: Answer<unknown>): string =>
  decodeURIComponent(headers.get(STATEMENTS) ?? 'untold');

const canariesOf = (entries: readonly { source_id: string }[], world: World): string[] => {
  const all = new Set(world.items.map(({ canary }) => canary));
  return entries
    .map(({ source_id: one }) => one)
    .filter((one) => all.has(one))
    .sort();
};

/** A list holds all that its caller may see of the world, and not one thing more. */
export function listsAll(
  { world, visitor }: Question,
  entries: readonly { source_id: string }[],
  narrowed: (item: Item) => boolean = () => true,
): Findings {
  const predicted = world.items
    .filter((item) => maySee(visitor, item) && narrowed(item))
    .map(({ canary }) => canary)
    .sort();
  const found = canariesOf(entries, world);
  return found.join() === predicted.join()
    ? []
    : [`lists ${found.length} instead of ${predicted.length}`];
}

/** Answers the status to some callers, and 403 to the others. */
export const only =
  (isAllowed: (visitor: Visitor) => boolean, status: number, sent?: (question: Question) => Sent) =>
  async (question: Question, call: Call): Promise<Findings> =>
    judge(
      question,
      isAllowed(question.visitor) ? status : 403,
      await call.send(sent?.(question) ?? {}),
    );

/** What is about the whole platform is for administrators of the whole of it. */
export const wholeOnly = (status: number, sent?: (question: Question) => Sent): Fence =>
  only(isWhole, status, sent);

/** One of the clients: hidden from an administrator with territories that don't hold all of that client's. */
export const client =
  (status: number, sent: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, other } = question;
    if (visitor.role === 'administrateur' && !mayManage(visitor, other))
      return hidden(question, call, { id: other.clientId }, sent);
    const answer = await call.send({ ...sent, path: { id: other.clientId } });
    return judge(question, visitor.role === 'administrateur' ? status : 403, answer);
  };

/** One of the agents: as with clients. `code` is the reason for a refusal inside the fence. */
export const agent =
  (
    status: number,
    sent: (question: Question) => Sent = () => ({}),
    code?: (question: Question) => string,
  ): Fence =>
  async (question, call) => {
    const { visitor, world, territory } = question;
    const one =
      world.agents.find(({ territories }) => territories.includes(territory)) ?? world.agents[0];
    if (one === undefined) throw new Error('a world without agents');
    if (visitor.role === 'administrateur' && !mayManage(visitor, one))
      return hidden(question, call, { id: one.id }, sent(question));
    const answer = await call.send<Problem>({ ...sent(question), path: { id: one.id } });
    if (visitor.role !== 'administrateur') return judge(question, 403, answer);
    const wanted = code?.(question);
    return [
      ...judge(question, status, answer),
      ...(wanted === undefined || answer.body.code === wanted
        ? []
        : [`${answer.body.code} instead of ${wanted}`]),
    ];
  };

/** A list of what an administrator may manage. */
export const listOf =
  (things: (world: World) => readonly { id: string; territories: readonly string[] }[]): Fence =>
  async (question, call) => {
    const { visitor, world } = question;
    if (visitor.role !== 'administrateur') return judge(question, 403, await call.send());
    const found = new Set((await call.walk<{ id: string }>('limite=500')).map(({ id }) => id));
    return things(world)
      .filter((one) => found.has(one.id) !== mayManage(visitor, one))
      .map(({ id }) => `${id} is ${found.has(id) ? '' : 'not '}listed`);
  };

/** People stand under a source, in no territory and no structure. */
export const holdsPeople = (visitor: Visitor): boolean =>
  visitor.role === 'partenaire' || isWhole(visitor);
export const reachesPeople = (visitor: Visitor, { source }: Item): boolean =>
  isWhole(visitor) ||
  (visitor.role === 'partenaire' && visitor.structures.length === 0 && visitor.source === source);

/** The worker that an activity names by its canary. */
export async function workerOf({ world, item }: Question): Promise<string> {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const known = await operate(admin.person, 'enregistrerPersonne', {
    body: { source: item.source, reference: item.canary, categorie: 'mediateur' },
  });
  if (known.status !== 201) throw new Error(`no worker of ${item.canary}: ${known.text}`);
  return known.body.id;
}

/** What is known of a person, for callers that reach that person. */
export const person =
  (status = 200): Fence =>
  async (question, call) => {
    if (!holdsPeople(question.visitor)) return judge(question, 403, await call.send());
    const path = { id: await workerOf(question) };
    return reachesPeople(question.visitor, question.item)
      ? judge(question, status, await call.send({ path }))
      : hidden(question, call, path);
  };
