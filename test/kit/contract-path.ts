import type { operations, paths } from '@maillage/contracts';

/** An address split at its slashes, without its query; a part that is only known at run time is `string`. */
type Segments<Address extends string> = Address extends `${infer Path}?${string}`
  ? Segments<Path>
  : Address extends `${infer Head}/${infer Tail}`
    ? [Head, ...Segments<Tail>]
    : [Address];

type Fits<Pattern extends readonly string[], Given extends readonly string[]> = Pattern extends [
  infer P extends string,
  ...infer PRest extends string[],
]
  ? Given extends [infer G extends string, ...infer GRest extends string[]]
    ? P extends `{${string}}`
      ? Fits<PRest, GRest>
      : G extends P
        ? Fits<PRest, GRest>
        : false
    : false
  : Given extends []
    ? true
    : false;

/** The published path that an address is of; one that is written out goes before one with a parameter. */
type PathOf<Address extends string> = Address extends `${infer Path extends keyof paths}?${string}`
  ? Path
  : Address extends keyof paths
    ? Address
    : {
        [Path in keyof paths]: Fits<Segments<Path>, Segments<Address>> extends true ? Path : never;
      }[keyof paths];

type BodyOf<Answers, Status> = {
  [Known in keyof Answers & Status]: Answers[Known] extends {
    content: { 'application/json': infer Body };
  }
    ? Body
    : never;
}[keyof Answers & Status];

/** What success answers; a task, of an operation that always answers by one. */
type JsonOf<Operation> = Operation extends { responses: infer Answers }
  ? [keyof Answers & (200 | 201)] extends [never]
    ? BodyOf<Answers, 202>
    : BodyOf<Answers, 200 | 201>
  : never;

/** What the published contract says a GET of this address answers. */
export type Read<Address extends string> = JsonOf<paths[PathOf<Address>]['get']>;

/** An item of the list at this address. */
export type Item<Address extends string> =
  Read<Address> extends { data: readonly (infer One)[] } ? One : never;

/** What the contract says a POST to this address answers when it succeeds. */
export type Written<Address extends string> = JsonOf<paths[PathOf<Address>]['post']>;

/** Names of the operations that the contract publishes. */
export type OperationId = keyof operations;

/** What the contract says an operation answers when it succeeds. */
export type Answered<Id extends OperationId> = JsonOf<operations[Id]>;
