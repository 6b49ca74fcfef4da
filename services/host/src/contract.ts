import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ServiceDefinition } from '@maillage/platform';

function describe(app: NestFastifyApplication, title: string, only?: ServiceDefinition): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion('1.0.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'cle')
    .build();
  return SwaggerModule.createDocument(app, config, only === undefined ? {} : { include: [only.module] });
}

/** Serves the OpenAPI document of each mounted service, of all of them, and the page to browse them. */
export function publishContract(app: NestFastifyApplication, chosen: readonly ServiceDefinition[]): void {
  const server = app.getHttpAdapter();
  for (const service of chosen) {
    const document = JSON.stringify(describe(app, service.schema.name, service));
    server.get(`/v1/${service.schema.name}/openapi.json`, (_: unknown, reply: { header(n: string, v: string): { send(b: string): void } }) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(document),
    );
  }
  SwaggerModule.setup('docs', app, describe(app, 'Maillage'), { jsonDocumentUrl: 'v1/openapi.json' });
}
