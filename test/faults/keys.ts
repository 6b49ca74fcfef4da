import type { Cluster } from '@maillage/testing';

/** Opens an access for a partner that may write anywhere in France, and gives its key. */
export async function openKey(running: Cluster, source: string): Promise<string> {
  const headers = { authorization: `Bearer ${running.adminKey}`, 'content-type': 'application/json' };
  const post = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(running.base + path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const client = await post<{ id: string }>('/v1/clients', { nom: source, source, type: 'association_partenaire', roles: ['partenaire'], territoires: ['france'] });
  return (await post<{ cle: string }>(`/v1/clients/${client.id}/cles`)).cle;
}
