import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageOf, type PageQuery, startOf } from '../answer/page.js';
import type { Version } from './history.js';
import type { VersionsDto } from './version.dto.js';
import { toVersionDto } from './version.mapping.dto.js';

/**
 * A page of the versions of one item.
 * @param read gives versions after one of them, at most so many; undefined where the caller may not see the item.
 * @returns undefined then, too.
 * @throws DomainError malformed for a cursor that is none of this list.
 */
export async function versionsPage<State extends object>(
  query: PageQuery,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (after: number, limit: number) => Promise<readonly Version<State>[] | undefined>,
): Promise<VersionsDto | undefined> {
  const [after = '0'] = startOf(query, [/^\d{1,9}$/]);
  const found = await read(Number(after), query.limite + 1);
  if (found === undefined) return undefined;
  const { page, links } = pageOf(found, query, ({ version }) => [version], request, reply);
  return { data: page.map(toVersionDto), links, meta: { nombre: page.length } };
}
