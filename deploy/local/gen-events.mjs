// Writes what follows from proto/: TypeScript messages, the registry subject → schema, and proto/EVENTS.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBinary, createFileRegistry, getOption, hasOption } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { ROOT } from './files.mjs';

const buf = (...args) =>
  execFileSync(join(ROOT, 'node_modules/.bin/buf'), args, {
    cwd: join(ROOT, 'proto'),
    maxBuffer: 1 << 26,
  });

/** Durable names found in consumer files, with the subject each listens to. */
export function consumers() {
  const files = readdirSync(join(ROOT, 'services'), { recursive: true }).filter((name) =>
    name.endsWith('.consumer.ts'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(ROOT, 'services', file), 'utf8');
    const found = /@Consumes\(\{\s*durable: '([^']+)',\s*subjects: '([^']+)'/.exec(source);
    return found ? [{ durable: found[1], subjects: found[2] }] : [];
  });
}

const listens = (pattern, subject) =>
  pattern.endsWith('>') ? subject.startsWith(pattern.slice(0, -1)) : pattern === subject;

/** Every message with a subject, in the order of the subjects, and the comments of the sources by their place. */
function readEvents() {
  const set = fromBinary(FileDescriptorSetSchema, buf('build', '-o', '-#format=binpb'));
  const registry = createFileRegistry(set);
  const option = registry.getExtension('maillage.event.v1.subject');
  const comments = new Map();
  for (const file of set.file) {
    for (const location of file.sourceCodeInfo?.location ?? []) {
      comments.set(
        `${file.name}:${location.path.join('.')}`,
        location.leadingComments.trim().replace(/\s*\n\s*/g, ' '),
      );
    }
  }
  const events = [];
  for (const file of registry.files) {
    file.messages.forEach((message, index) => {
      const options = message.proto.options;
      if (!options || !hasOption(message, option)) return;
      events.push({ message, subject: getOption(message, option), file: file.proto.name, index });
    });
  }
  return { comments, events: events.sort((a, b) => (a.subject < b.subject ? -1 : 1)) };
}

export const eventSubjects = () => readEvents().events.map(({ subject }) => subject);

/** @param made folder below which everything goes. */
export function generateEvents(made) {
  for (const folder of ['proto', 'libs/contracts/src/gen'])
    mkdirSync(join(made, folder), { recursive: true });
  buf('generate', '--path', 'maillage', '-o', join(made, 'proto'));
  const { comments, events } = readEvents();
  const all = consumers();
  const catalogue = events.map(({ message, subject, file, index }) => {
    const fields = message.fields.map((field, i) => {
      const type =
        field.fieldKind === 'list'
          ? `${field.listKind === 'message' ? field.message.name : 'list of scalars'}`
          : field.fieldKind === 'message'
            ? field.message.name
            : 'scalar';
      return `| \`${field.name}\` | ${type} | ${comments.get(`${file}:4.${index}.2.${i}`) ?? ''} |`;
    });
    const readers = all
      .filter((one) => listens(one.subjects, subject))
      .map((one) => `\`${one.durable}\``)
      .sort();
    return `## \`${subject}\`\n\n${comments.get(`${file}:4.${index}`)} Message \`${message.typeName}\`, declared in \`${file}\`.\nConsumed by: ${readers.join(', ') || 'nobody yet'}.\n\n| Field | Kind | Meaning |\n|---|---|---|\n${fields.join('\n')}\n`;
  });
  writeFileSync(
    join(made, 'proto/EVENTS.md'),
    `# Events\n\nGenerated from \`proto/\` by \`npm run gen\`; do not edit. Each event travels as protobuf binary with the CloudEvents 1.0\nattributes in the NATS headers (\`ce-id\`, \`ce-source\`, \`ce-type\`, \`ce-time\`, \`ce-subject\` = aggregate id, \`ce-aggregateversion\`).\n\n${catalogue.join('\n')}`,
  );
  const imports = events.map(
    ({ message, file }) =>
      `import { ${message.name}Schema } from './${file.replace(/\.proto$/, '_pb.js')}';`,
  );
  const files = [...new Set(events.map(({ file }) => file))].sort();
  writeFileSync(
    join(made, 'libs/contracts/src/gen/messages.ts'),
    `// Generated from proto/ by \`npm run gen\`; do not edit.\n${files.map((file) => `export * from './${file.replace(/\.proto$/, '_pb.js')}';\n`).join('')}`,
  );
  writeFileSync(
    join(made, 'libs/contracts/src/gen/registry.ts'),
    `// Generated from proto/ by \`npm run gen\`; do not edit.\nimport type { DescMessage } from '@bufbuild/protobuf';\n${imports.join('\n')}\n\n/** Every message that is published, in the order of its subject. */\nexport const eventSchemas: readonly DescMessage[] = [\n${events.map(({ message }) => `  ${message.name}Schema,`).join('\n')}\n];\n`,
  );
}
