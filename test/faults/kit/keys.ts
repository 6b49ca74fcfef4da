import type { Cluster } from '@maillage/testing';
import { Person } from '../../kit/person.js';

/** Opens an access for a partner that may write anywhere in France, and gives its key. */
export async function openKey(running: Cluster, source: string): Promise<string> {
  const admin = new Person(running.base, running.adminKey);
  const client = await admin.post('/v1/clients', {
    nom: source,
    source,
    type: 'association_partenaire',
    roles: ['partenaire'],
    territoires: ['france'],
  });
  const key = await admin.post(`/v1/clients/${client.body.id}/cles`, {});
  if (key.status !== 201) throw new Error(`no key for ${source}: ${client.text} ${key.text}`);
  return key.body.cle;
}
