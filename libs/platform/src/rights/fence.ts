import {
  below,
  communesOf,
  contains,
  heirsOf,
  parseTerritoryRef,
  TERRITORY_TYPES,
  type TerritoryRef,
} from '@maillage/territories';
import type { Conditions } from '../db/conditions.js';
import type { Caller, Grant } from './caller.js';
import { type Permission, purposeOf, type Reach, RIGHTS } from './permissions.js';

/** One way to reach a row: every part that is stated must hold. Nothing stated reaches everything. */
export interface FenceRule {
  readonly source?: string;
  readonly territories?: readonly TerritoryRef[];
  readonly structures?: readonly string[];
}

/** What a fence looks at in a row. A part that the row lacks is reached by no rule that states it. */
export interface FencedRow {
  readonly source?: string | undefined;
  /** INSEE code of the present commune. */
  readonly commune?: string | undefined;
  /** SIRET. */
  readonly structure?: string | undefined;
}

/** SQL expressions of what a fence looks at. */
export type FencedColumns = { readonly [Part in keyof FencedRow]?: string } & {
  /** Instead of a commune: a `jsonb` array of references of territories, of which one has to lie wholly inside. */
  readonly territories?: string;
};

/** The rows that a caller may reach by one permission: those that at least one of its rules reaches. */
export class Fence {
  constructor(readonly rules: readonly FenceRule[]) {}

  /** No fence at all. */
  static readonly none = new Fence([{}]);

  /** Whether a row lies inside. */
  readonly reaches = (row: FencedRow): boolean => this.compiled.some((rule) => rule(row));

  /** Whether figures over a whole territory lie inside. */
  covers(territory: TerritoryRef): boolean {
    return this.rules.some(
      ({ source, structures, territories }) =>
        source === undefined &&
        structures === undefined &&
        (territories === undefined || territories.some((own) => contains(own, territory))),
    );
  }

  /** The territories that are covered; undefined when all are. */
  get covered(): TerritoryRef[] | undefined {
    return new Fence(
      this.rules.filter(
        ({ source, structures }) => source === undefined && structures === undefined,
      ),
    ).within;
  }

  /** Territories its rules name, for a person to read; `france` where one names none. */
  get territories(): TerritoryRef[] {
    return [
      ...new Set(this.rules.flatMap(({ territories }) => territories ?? ['france' as const])),
    ];
  }

  /** Every territory that lies wholly inside; undefined when all do. */
  get within(): TerritoryRef[] | undefined {
    if (this.rules.some(({ territories }) => territories === undefined)) return undefined;
    return this.territories.flatMap((own) => [
      own,
      ...TERRITORY_TYPES.flatMap((type) => below(own, type)).filter((ref) => contains(own, ref)),
    ]);
  }

  /** Adds to a query's conditions that its rows lie inside. */
  restrict(where: Conditions, columns: FencedColumns): void {
    if (this.rules.some((rule) => Object.keys(rule).length === 0)) return;
    const ways = this.rules.map((rule) => {
      const { source, territories, structures } = rule;
      const parts: string[] = [];
      const must = (column: string | undefined, values: readonly string[] | undefined): void => {
        if (values !== undefined)
          parts.push(
            column === undefined ? 'false' : `${column} = ANY(${where.parameter(values)})`,
          );
      };
      must(columns.source, source === undefined ? undefined : [source]);
      if (columns.territories === undefined)
        must(columns.commune, territories?.flatMap(communesOf));
      else if (territories !== undefined) {
        const inside = where.parameter([...new Set(new Fence([{ territories }]).within)]);
        parts.push(`jsonb_exists_any(${columns.territories}, ${inside})`);
      }
      must(columns.structure, structures);
      return `(${parts.join(' AND ')})`;
    });
    where.always(ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`);
  }

  private get compiled(): readonly ((row: FencedRow) => boolean)[] {
    return (this.tests ??= this.rules.map(({ source, territories, structures }) => {
      const communes = territories && new Set(territories.flatMap(communesOf));
      return (row) =>
        (source === undefined || row.source === source) &&
        (communes === undefined || (row.commune !== undefined && communes.has(row.commune))) &&
        (structures === undefined ||
          (row.structure !== undefined && structures.includes(row.structure)));
    }));
  }

  private tests: readonly ((row: FencedRow) => boolean)[] | undefined;
}

/**
 * What a caller may reach by a permission. The only place where role, territory, structure and purpose meet.
 * A fence without rules reaches nothing: the caller does not have the permission.
 */
export function fenceOf(
  caller: Pick<Caller, 'grants' | 'source' | 'only'>,
  permission: Permission,
): Fence {
  if (caller.only?.includes(permission) === false) return new Fence([]);
  const purpose = purposeOf(permission);
  return new Fence(
    caller.grants.flatMap((grant) => {
      const reach = RIGHTS[grant.role][permission];
      const isMeant = purpose === undefined || grant.purposes.includes(purpose);
      return reach === undefined || !isMeant ? [] : rulesOf(grant, reach, caller.source);
    }),
  );
}

function rulesOf({ territories, structures }: Grant, reach: Reach, source: string): FenceRule[] {
  if (reach === 'everywhere') return [{}];
  const isWhole = territories.includes('france');
  if (reach === 'whole') return isWhole && structures.length === 0 ? [{}] : [];
  // A commune that a later edition of the official code no longer has leads to what it became.
  const refs = territories.flatMap((text) => parseTerritoryRef(text) ?? heirsOf(text));
  return [
    {
      ...(reach === 'own' ? { source } : {}),
      ...(isWhole ? {} : { territories: refs }),
      ...(structures.length === 0 ? {} : { structures }),
    },
  ];
}
