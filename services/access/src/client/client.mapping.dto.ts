import type { Change } from '@maillage/platform';
import { purposesOf } from '@maillage/platform/access';
import type { ApiClient, ClientWish } from './client.js';
import type { ChangedClientDto, ClientDto, NewClientDto } from './client.dto.js';

/** What a body asks to open. */
export function wishOf({
  nom,
  type,
  source,
  roles,
  territoires,
  structures = [],
  finalites = purposesOf(...roles),
}: NewClientDto): ClientWish & { source: string } {
  return {
    name: nom,
    type,
    source,
    roles,
    territories: territoires,
    structures,
    purposes: finalites,
  };
}

/** What a body asks to change. */
export function changeOf({
  nom,
  type,
  roles,
  territoires,
  structures,
  finalites,
}: ChangedClientDto): Partial<ClientWish> {
  const wish = {
    name: nom,
    type,
    roles,
    territories: territoires,
    structures,
    purposes: finalites,
  };
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
}

export function dtoOf(client: ApiClient): ClientDto {
  return {
    id: client.id,
    nom: client.name,
    type: client.type,
    source: client.source,
    roles: [...client.roles],
    territoires: [...client.territories],
    structures: [...client.structures],
    finalites: [...client.purposes],
    creation: client.createdAt.toISOString(),
    ...(client.closedAt === undefined ? {} : { fermeture: client.closedAt.toISOString() }),
    version: client.version,
  };
}

/** What the audit journal keeps of a change of a client. */
export function changeOfClient(
  action: string,
  before: ApiClient | undefined,
  after: ApiClient,
): Change {
  return {
    action,
    subject: { type: 'client', id: after.id },
    before: before && dtoOf(before),
    after: dtoOf(after),
  };
}
