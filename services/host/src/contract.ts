import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ServiceDefinition } from '@maillage/platform';
import { finishDocument, undeclaredRoutes } from '@maillage/platform/host';
import { FIELD_EXAMPLES } from './field-examples.js';

/** What the tags of the host's own routes stand for; a service says it of its own. */
const TAGS: Readonly<Record<string, string>> = {
  accueil: 'Par où commencer : ce qu’est ce serveur, et où aller.',
  tâches: 'Le travail long : le suivre en direct, en lire le résultat, l’annuler.',
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
  chosen: readonly ServiceDefinition[],
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
  const tags = Object.assign({}, TAGS, ...chosen.map((one) => one.tags)) as typeof TAGS;
  return finishDocument(document, only?.title ?? 'Maillage', tags, FIELD_EXAMPLES);
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
    const document = JSON.stringify(describeContract(app, chosen, service));
    server.get(`/v1/${service.schema.name}/openapi.json`, (_: unknown, reply: Reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(document),
    );
  }
  const document = describeContract(app, chosen);
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
