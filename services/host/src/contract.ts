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

/** @throws Error for a route that says neither which permission it asks for nor why it is open: such a process does not start. */
function refuseUndeclared(app: NestFastifyApplication): void {
  const undeclared = undeclaredRoutes(app);
  if (undeclared.length > 0)
    throw new Error(`No permission and no reason to be open: ${undeclared.join(', ')}`);
}

/** The OpenAPI document of one service, or of all that are mounted. */
export function describeContract(
  app: NestFastifyApplication,
  chosen: readonly ServiceDefinition[],
  only?: ServiceDefinition,
): OpenAPIObject {
  refuseUndeclared(app);
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

/** What `make` gives, made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Serves the OpenAPI document of each mounted service, of all of them, and the page to browse them. Documents are made when
 * they are first asked for: together they take a quarter of a start, and most processes are never asked.
 */
export function publishContract(
  app: NestFastifyApplication,
  chosen: readonly ServiceDefinition[],
): void {
  refuseUndeclared(app);
  const server = app.getHttpAdapter();
  const serve = (path: string, document: () => OpenAPIObject): void => {
    const text = lazily(() => JSON.stringify(document()));
    server.get(path, (_: unknown, reply: Reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(text()),
    );
  };
  for (const service of chosen)
    serve(`/v1/${service.schema.name}/openapi.json`, () => describeContract(app, chosen, service));
  const whole = lazily(() => describeContract(app, chosen));
  serve('/v1/openapi.json', whole);
  guardDocs(app);
  // The page tries requests against the very server it comes from.
  SwaggerModule.setup(
    'docs',
    app,
    () => ({ ...whole(), servers: [{ url: '/', description: 'Ce serveur' }] }),
    { customSiteTitle: 'Maillage : documentation', raw: false },
  );
}
