import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { operate } from '../operations/operation.js';
import type { Person } from './person.js';

/** An open session of a course of its own, of one seat unless said otherwise. */
export async function openSession(admin: Person, titre: string, over: object = {}) {
  const course = await operate(admin, 'inscrireFormation', {
    body: {
      ...{ territoire: 'departement-62', nature: 'formation', titre, mode: 'presentiel' },
      ...{ demi_journees: 1, objectifs: [] },
    },
  });
  const draft = await operate(admin, 'creerSession', {
    body: {
      territoire: 'departement-62',
      formation_id: course.body.id,
      demi_journees: [{ jour: '2098-10-23', debut: '09:00', fin: '12:00' }],
      lieu: { nom: 'Mairie d’Arras', adresse: '1 place de la Mairie', code_insee: '62041' },
      ...{ places_min: 1, places_max: 1 },
      ...over,
    },
  });
  const opened = await operate(admin, 'agirSession', {
    path: { id: draft.body.id },
    headers: { 'if-match': draft.headers.get('etag') ?? '' },
    body: { geste: 'ouvrir' },
  });
  if (opened.status !== 201) throw new Error(opened.text);
  return opened.body;
}

/** Somebody who enrolled, once the place in the list is given. */
export async function enrolled(admin: Person, session: string, over: object = {}) {
  const made = await operate(admin, 'inscrirePersonne', {
    body: { voeux: [session], personne_ref: randomUUID(), commune: '62041', ...over },
  });
  if (made.status !== 201) throw new Error(made.text);
  const path = { id: made.body.data[0]?.id ?? '' };
  await eventually(async () =>
    expect((await operate(admin, 'lireInscription', { path })).body.etat).not.toBe('recue'),
  );
  return (await operate(admin, 'lireInscription', { path })).body;
}

/** The path of an address that leads to an enrolment. */
export async function addressOf(
  admin: Person,
  id: string,
  pour: 'personne' | 'employeur' = 'personne',
): Promise<string> {
  const made = await operate(admin, 'creerAdresseInscription', { path: { id }, body: { pour } });
  if (made.status !== 201) throw new Error(made.text);
  return new URL(made.body.adresse).pathname;
}

/** A structure that has to agree, known to the service. */
export async function askingEmployer(admin: Person): Promise<string> {
  const made = await operate(admin, 'inscrireStructure', {
    body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
  });
  const path = { structure: made.body.id };
  await eventually(async () =>
    expect(
      (await operate(admin, 'reglerAccordEmployeur', { path, body: { mode: 'requis' } })).status,
    ).toBe(200),
  );
  return made.body.id;
}

/** Addresses of a seat that is taken, one that is offered, and of an employer that is asked. */
export async function makeSeats(admin: Person, titre: string) {
  const [full, asked] = [await openSession(admin, titre), await openSession(admin, titre)];
  const first = await enrolled(admin, full.id);
  const next = await enrolled(admin, full.id);
  await operate(admin, 'agirInscription', { path: { id: first.id }, body: { geste: 'annuler' } });
  const structure_id = await askingEmployer(admin);
  const awaited = await enrolled(admin, asked.id, { structure_id });
  const seated = await enrolled(admin, (await openSession(admin, titre)).id);
  return {
    seated: await addressOf(admin, seated.id),
    offered: await addressOf(admin, next.id),
    employer: await addressOf(admin, awaited.id, 'employeur'),
  };
}
