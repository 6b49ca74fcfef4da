import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { fieldAt } from '@maillage/kernel';
import { NATIONAL_SCHEMA } from './national-schema.file.js';
import { SchemaCheck } from './table-schema.js';

const NAMES = NATIONAL_SCHEMA.fields.map(({ name }) => name);
const GOOD: Readonly<Record<string, string>> = {
  id: 'l-1',
  pivot: '43493312300029',
  nom: 'Médiathèque',
  commune: 'Arras',
  code_postal: '62000',
  adresse: '1 rue Neuve',
  date_maj: '2026-03-14',
};

const faultsOf = (change: Readonly<Record<string, unknown>>, check = fresh()): string[] =>
  [...check.cells({ ...GOOD, ...change }, 2)].map(
    ({ pointer, code }) => `${fieldAt(pointer)} ${code.replace('actors.standard_', '')}`,
  );
const fresh = (): SchemaCheck => new SchemaCheck(NATIONAL_SCHEMA);

describe('the national standard’s own schema', () => {
  it.each<[Readonly<Record<string, unknown>>, readonly string[]]>([
    [{}, []],
    [{ nom: '' }, ['nom required']],
    [{ nom: ' ' }, []],
    [{ pivot: '434 933 123 00029' }, ['pivot pattern']],
    [{ code_postal: '6200' }, ['code_postal pattern']],
    [{ telephone: '03 21 00 00 00' }, ['telephone pattern']],
    [{ telephone: '+33321000000' }, []],
    [{ latitude: '50,29' }, ['latitude type']],
    [{ latitude: '95' }, []],
    [{ latitude: 50.29, longitude: null }, []],
    [{ date_maj: '14/03/2026' }, ['date_maj type']],
    [{ date_maj: '2026-02-29' }, ['date_maj type']],
    [{ date_maj: '2024-02-29' }, []],
    [{ presentation_resume: 'é'.repeat(281) }, ['presentation_resume too_long']],
    [{ frais_a_charge: 'Gratuit|Payant' }, []],
    [{ frais_a_charge: ['Gratuit', 'Payant'] }, []],
    [{ frais_a_charge: 'Gratuit;Payant' }, ['frais_a_charge pattern']],
    [{ frais_a_charge: 'Offert|Payant' }, ['frais_a_charge pattern']],
    [{ formations_labels: 'Étapes numériques(La Poste)' }, []],
    [{ formations_labels: 'Étapes numériques (La Poste)' }, ['formations_labels pattern']],
    [{ typologie: 'ZZZ', courriels: 'abc', horaires: 'lundi 9h' }, []],
  ])('says of %j: %j', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('knows an id that came before, and names that are not its own', () => {
    const check = fresh();
    expect([faultsOf({}, check), faultsOf({}, check), faultsOf({ id: 'l-2' }, check)]).toEqual([
      [],
      ['id repeated'],
      [],
    ]);
    expect([...check.columns([...NAMES, 'Nom', ''])].map(({ pointer }) => pointer)).toEqual([
      '/Nom',
    ]);
  });

  it('is held to as the reference tool of its publishers holds to it', async () => {
    const load = createRequire(join(process.cwd(), 'package.json'));
    const { Schema } = load('tableschema') as { Schema: { load(schema: object): Promise<Tool> } };
    // The tool looks for a pattern anywhere in a value; the standard of schemas wants it of the whole value.
    const fields = NATIONAL_SCHEMA.fields.map(({ constraints = {}, ...field }) => ({
      ...field,
      constraints: {
        ...constraints,
        ...(constraints.pattern && { pattern: `^(?:${constraints.pattern})$` }),
      },
    }));
    const tool = await Schema.load({ ...NATIONAL_SCHEMA, fields });
    const codes = [
      'Gratuit',
      'Payant',
      'Fixe',
      'Itinérant',
      'À distance',
      'Se présenter',
      'Femmes',
    ];
    const value = fc.oneof(
      fc.constantFrom('', '2026-03-14', '2026-13-01', '62041', '2A004', '+33321000000', '48.5'),
      fc.array(fc.constantFrom(...codes), { maxLength: 3 }).map((some) => some.join('|')),
      fc.stringMatching(/^[a-z0-9é+-]{0,15}$/),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(NAMES.map((name) => [name, value]))), (row) => {
        const ours = [...fresh().cells(row, 2)].map(({ pointer }) => fieldAt(pointer));
        expect([...new Set(ours)].sort()).toEqual(refused(tool, row).sort());
      }),
      { numRuns: 2_000 },
    );
  });
});

interface Tool {
  readonly fields: readonly { name: string; castValue(value: string): unknown }[];
}

const refused = ({ fields }: Tool, row: Readonly<Record<string, string>>): string[] =>
  fields.flatMap((field) => {
    try {
      field.castValue(row[field.name] ?? '');
      return [];
    } catch {
      return [field.name];
    }
  });
