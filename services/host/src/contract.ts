import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ServiceDefinition } from '@maillage/platform';
import { finishDocument, undeclaredRoutes } from '@maillage/platform/host';

const TITLES: Readonly<Record<string, string>> = {
  access: 'Maillage : accès',
  activities: 'Maillage : activités',
  actors: 'Maillage : lieux',
  indicators: 'Maillage : indicateurs',
};

/** What each tag stands for. */
const TAGS: Readonly<Record<string, string>> = {
  accueil: 'Par où commencer : ce qu’est ce serveur, et où aller.',
  accès: 'Qui peut appeler : clients, clés, et ce que permet la sienne.',
  activités:
    'Ce qui a été fait : pousser, corriger et retirer ses activités, lire le registre et suivre ses changements.',
  conservation:
    'Combien de temps les données sont gardées, ce qui est parti, et les alertes sur qui en demande trop.',
  indicateurs: 'Les chiffres : catalogue, définitions et valeurs par territoire et par période.',
  journal:
    'Qui a fait quoi, quand et d’où ; la preuve que rien n’y a été changé ; ses propres appels.',
  lieux:
    'L’annuaire des lieux d’inclusion numérique : importer, chercher, exporter, suivre les changements.',
  personnes: 'Les personnes et leurs droits : enregistrer, lire, réunir un dossier, effacer.',
  rapports: 'Tous les indicateurs d’un territoire en un document.',
  références: 'Ce à quoi tout se rapporte : territoires et listes de codes.',
  santé: 'Ce que demande l’exploitation : le processus vit-il, est-il prêt, que mesure-t-il ?',
  'événements mis de côté':
    'Les événements qu’un service n’a pas pu appliquer, et leur rejeu une fois la cause réparée.',
};

/**
 * The OpenAPI document of one service, or of all that are mounted.
 * @throws Error for a route that says neither which permission it asks for nor why it is open: such a process does not start.
 */
export function describeContract(
  app: NestFastifyApplication,
  only?: ServiceDefinition,
): OpenAPIObject {
  const undeclared = undeclaredRoutes(app);
  if (undeclared.length > 0)
    throw new Error(`No permission and no reason to be open: ${undeclared.join(', ')}`);
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const document = SwaggerModule.createDocument(
    app,
    config,
    only === undefined ? {} : { include: [only.module] },
  );
  return finishDocument(
    document,
    only === undefined ? 'Maillage' : (TITLES[only.schema.name] ?? only.schema.name),
    TAGS,
  );
}

interface Reply {
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

/** What the page to browse them is made of. Its package holds more (manifest, source maps), which is not served. */
const DOCS_FILE = /^\/docs\/(index\.html|swagger-ui[\w-]*\.(css|js)|favicon-\d+x\d+\.png)?$/;

function guardDocs(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _, done) => {
    const [path = ''] = request.url.split('?');
    done(path.startsWith('/docs/') && !DOCS_FILE.test(path) ? new NotFoundException() : undefined);
  });
  server.addHook('onSend', (_, reply, payload, done) => {
    // The page is sent without saying which characters it is made of.
    if (reply.getHeader('content-type') === 'text/html')
      void reply.header('content-type', 'text/html; charset=utf-8');
    done(null, payload);
  });
}

/** Serves the OpenAPI document of each mounted service, of all of them, and the page to browse them. */
export function publishContract(
  app: NestFastifyApplication,
  chosen: readonly ServiceDefinition[],
): void {
  const server = app.getHttpAdapter();
  for (const service of chosen) {
    const document = JSON.stringify(describeContract(app, service));
    server.get(`/v1/${service.schema.name}/openapi.json`, (_: unknown, reply: Reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(document),
    );
  }
  const document = describeContract(app);
  guardDocs(app);
  // The page tries requests against the very server it comes from.
  SwaggerModule.setup(
    'docs',
    app,
    { ...document, servers: [{ url: '/', description: 'Ce serveur' }] },
    { customSiteTitle: 'Maillage : documentation', raw: false },
  );
  const text = JSON.stringify(document);
  server.get('/v1/openapi.json', (_: unknown, reply: Reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(text),
  );
}
