import type { Person } from '../kit/person.js';
import { type Role, ROLES as ALL, type Stage } from '../kit/stage.js';

const NOBODY = '0192f000-0000-7000-8000-000000000000';

/** Who has which right (api.md §5), written down a second time so that a change has to be meant. */
const HOLDERS: Readonly<Record<string, readonly Role[]>> = {
  'clients.gerer': ['administrateur'],
  'agents.gerer': ['administrateur'],
  'evenements.gerer': ['administrateur'],
  'journal.lire': ['administrateur'],
  'conservation.gerer': ['administrateur'],
  'personnes.gerer': ['partenaire', 'administrateur'],
  'personnes.lire': ['partenaire', 'administrateur'],
  'moi.lire': ALL,
  'lieux.lire': ALL,
  'indicateurs.lire': ALL.filter((role) => role !== 'gestionnaire_structure'),
  'lieux.importer': ['partenaire', 'coordinateur', 'gestionnaire_structure', 'administrateur'],
  'activites.pousser': ['partenaire', 'administrateur'],
  'activites.lire': ['partenaire', 'coordinateur', 'gestionnaire_structure', 'administrateur'],
};

/** A harmless call of each operation, and what whoever may make it is answered. A new route needs a line here. */
const CALLS: Readonly<
  Record<
    string,
    {
      with?: Readonly<Record<string, string>>;
      query?: string;
      type?: string;
      body?: string;
      status: number;
    }
  >
> = {
  santeVivant: { status: 200 },
  santePret: { status: 200 },
  lireMesures: { status: 200 },
  lireAccueil: { status: 200 },
  listerNomenclatures: { status: 200 },
  lireNomenclature: { with: { code: 'services' }, status: 200 },
  chercherTerritoires: { query: '?q=arras', status: 200 },
  lireTerritoire: { with: { ref: 'departement-62' }, status: 200 },
  creerClient: { body: '{}', status: 400 },
  listerClients: { status: 200 },
  lireClient: { status: 404 },
  modifierClient: { body: '{}', status: 404 },
  fermerClient: { status: 404 },
  listerCles: { status: 404 },
  creerCle: { body: '{}', status: 404 },
  revoquerCle: { status: 404 },
  lireMoi: { status: 200 },
  lireMonJournal: { status: 200 },
  listerMesAppels: { status: 200 },
  listerJournal: { status: 200 },
  lireEntreeJournal: { status: 404 },
  listerAncres: { status: 200 },
  verifierJournal: { status: 200 },
  creerAgent: { body: '{}', status: 400 },
  listerAgents: { status: 200 },
  lireAgent: { status: 404 },
  fermerAgent: { status: 404 },
  creerHabilitation: { body: '{}', status: 400 },
  retirerHabilitation: { status: 404 },
  creerJeton: { body: '{}', status: 400 },
  lireClesPubliques: { status: 200 },
  enregistrerPersonne: { body: '{}', status: 400 },
  lirePersonne: { status: 404 },
  lireDossier: { status: 404 },
  effacerPersonne: { status: 404 },
  simulerConservation: { status: 200 },
  executerConservation: { status: 200 },
  listerRecusConservation: { status: 200 },
  listerAlertes: { status: 200 },
  listerEvenementsRejetes: { with: { service: 'access' }, status: 200 },
  rejouerEvenement: { with: { service: 'access' }, status: 404 },
  importerLieux: { body: 'id\n', type: 'text/csv', status: 400 },
  listerLieux: { status: 200 },
  suivreLieux: { status: 200 },
  lireLieu: { status: 404 },
  pousserLot: { body: '[]', query: '?simulation=true', status: 200 },
  listerActivites: { status: 200 },
  suivreActivites: { status: 200 },
  lireActivite: { status: 404 },
  lireActiviteParSource: { status: 404 },
  retirerActivite: { status: 404 },
  listerIndicateurs: { status: 200 },
  lireIndicateur: { with: { id: 'activites' }, status: 200 },
  lireValeurs: { with: { id: 'activites' }, query: '?territoire=france', status: 200 },
  lireRapport: { with: { territoire: 'france' }, status: 200 },
};

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly permission: string | undefined;
  readonly open: string | undefined;
}

/** Every route of the published documents of all processes. */
async function routesOf(stage: Stage): Promise<Route[]> {
  const routes = new Map<string, Route>();
  for (const base of stage.processes) {
    const answer = await fetch(`${base}/v1/openapi.json`);
    const { paths } = (await answer.json()) as {
      paths: Record<
        string,
        Record<string, { operationId: string; 'x-permission'?: string; 'x-ouvert'?: string }>
      >;
    };
    for (const [path, methods] of Object.entries(paths)) {
      for (const [
        method,
        { operationId, 'x-permission': permission, 'x-ouvert': open },
      ] of Object.entries(methods)) {
        routes.set(`${method} ${path}`, {
          method: method.toUpperCase(),
          path,
          operationId,
          permission,
          open,
        });
      }
    }
  }
  return [...routes.values()];
}

/** Ids of all operations that are published. */
export async function operationsOf(stage: Stage): Promise<string[]> {
  return (await routesOf(stage)).map(({ operationId }) => operationId).sort();
}

/** Every operation that may write. */
export async function writesOf(stage: Stage): Promise<Route[]> {
  return (await routesOf(stage)).filter(({ method }) => method !== 'GET');
}

async function statusOf(person: Person, { method, path, operationId }: Route): Promise<number> {
  const call = CALLS[operationId];
  const target =
    path.replace(/\{(\w+)\}/g, (_, name: string) => call?.with?.[name] ?? NOBODY) +
    (call?.query ?? '');
  const headers =
    call?.body === undefined ? {} : { 'content-type': call.type ?? 'application/json' };
  return (await person.call(method, target, call?.body, headers)).status;
}

/** Every route × every role gives what the table of rights predicts. */
export function scenario(stage: Stage): void {
  describe('routes', () => {
    let all: Route[];
    beforeAll(async () => {
      all = await routesOf(stage);
    });

    it('are all there, and each says either which right it asks for or why it is open', async () => {
      expect(await operationsOf(stage)).toEqual(Object.keys(CALLS).sort());
      const undeclared = all.filter(
        ({ permission, open }) => (permission === undefined) === (open === undefined),
      );
      expect(undeclared).toEqual([]);
      expect(
        all.filter(
          ({ permission }) => permission !== undefined && HOLDERS[permission] === undefined,
        ),
      ).toEqual([]);
    });

    it.each([...ALL, 'stranger', 'forger'] as const)(
      'answer a %s exactly as the table of rights predicts',
      async (who) => {
        const forger = { authorization: `Bearer mlg_${'f'.repeat(16)}_${'f'.repeat(43)}` };
        const person =
          who === 'stranger' || who === 'forger'
            ? stage.stranger
            : await stage.as(`route-${who.replace('_', '-')}`, who);
        for (const route of all) {
          const isKnown = who !== 'stranger' && who !== 'forger';
          const isHolder = isKnown && (HOLDERS[route.permission ?? '']?.includes(who) ?? false);
          const predicted =
            route.open !== undefined || isHolder
              ? CALLS[route.operationId]?.status
              : isKnown
                ? 403
                : 401;
          const found =
            who === 'forger'
              ? (
                  await person.call(
                    route.method,
                    route.path.replace(/\{\w+\}/g, NOBODY),
                    undefined,
                    forger,
                  )
                ).status
              : await statusOf(person, route);
          if (who === 'forger' && route.open !== undefined) continue;
          expect(`${route.method} ${route.path} ${found}`).toBe(
            `${route.method} ${route.path} ${predicted}`,
          );
        }
      },
    );
  });
}
