import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './gen/api.js';

/** Every route of Maillage with its parameters and answers, generated from the merged OpenAPI document. */
export type MaillageClient = Client<paths>;

/**
 * A typed client of the HTTP contract.
 * @param baseUrl address of the installation, without a final slash.
 * @param key a caller's key; left out for open routes.
 */
export function makeClient(baseUrl: string, key?: string): MaillageClient {
  return createClient<paths>({
    baseUrl,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
}
