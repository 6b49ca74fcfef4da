import { readProfessionalFile } from './professional-file.js';
import { readProfessionalRow } from './read-professional-row.js';

const read = (row: object) => readProfessionalRow({ ...row });
const lineOf = (row: object) => {
  const found = read(row);
  return 'line' in found ? found.line : undefined;
};
const faultsOf = (row: object): string[] => {
  const found = read(row);
  return 'faults' in found
    ? found.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};
const rowsOf = async (document: unknown): Promise<object[]> => {
  const bytes = (async function* () {
    yield await Promise.resolve(Buffer.from(JSON.stringify(document)));
  })();
  const rows = [];
  for await (const item of readProfessionalFile(bytes, 'json'))
    rows.push('row' in item ? item.row : item);
  return rows;
};

const EMPTY = { structure_id: ' ', au: null, langues: [] };

describe('a line of a file of professionals', () => {
  it('is somebody, a post, or both, as cells say it', () => {
    expect(
      lineOf({
        ...EMPTY,
        id: 17,
        courriel: 'Ada@Exemple.FR',
        profils: 'aidant|mediateur',
        certifications: 'pix 2025-06-30 GIP Pix',
        joignable: 'Oui',
        siret: '434 933 123 00029',
        du: '2026-01-01',
        quotite: '50 %',
      }),
    ).toEqual({
      person: {
        id: '17',
        identity: { courriel: 'ada@exemple.fr' },
        entry: {
          profils: ['aidant', 'mediateur'],
          certifications: [{ code: 'pix', delivree_le: '2025-06-30', par: 'GIP Pix' }],
          joignable: true,
        },
      },
      structure: { field: 'siret', value: '43493312300029' },
      post: { said: { du: '2026-01-01', quotite: 0.5 } },
    });
    expect(lineOf({ poste_id: 'p-1', siret: '43493312300029' })).toEqual({
      structure: { field: 'siret', value: '43493312300029' },
      post: { id: 'p-1', said: {} },
    });
    expect(lineOf({ id: 'a', profils: 'aidant' })).toEqual({
      person: { id: 'a', entry: { profils: ['aidant'] } },
    });
  });

  it('names every fault that it has by itself, and repeats no name', () => {
    expect(faultsOf({ nom: 'Martin', profils: 'aidant' })).toEqual(['/id required']);
    expect(faultsOf({ siret: '43493312300029' })).toEqual(['/poste_id required']);
    expect(faultsOf({ id: 'a', du: '2026-01-01' })).toEqual(['/siret required']);
    expect(faultsOf({ id: 'a', du: '2026-01-01', siret: '12' })).toEqual(['/siret invalid_siret']);
    expect(faultsOf({ id: 'a', courriel: 'martin' })).toEqual(['/courriel invalid_form']);
    expect(JSON.stringify(read({ id: 'a', courriel: 'martin' }))).not.toContain('martin');
  });
});

describe('a file of professionals', () => {
  it('may be the posts of advisers by structure: as many as were granted, filled where one was recruited', async () => {
    const list = {
      Mairie: {
        Siret: 43493312300029,
        'Nb de conseillers attribués': 2,
        'Nb de conseillers recrutés': 1,
        ZRR: 'oui',
      },
    };
    const post = { siret: '43493312300029', dispositif: 'conum' };
    expect(await rowsOf(list)).toEqual([
      {
        ...post,
        poste_id: '43493312300029-1',
        id: '43493312300029-1',
        profils: ['conseiller_numerique'],
      },
      { ...post, poste_id: '43493312300029-2' },
    ]);
  });

  it('may be users of La Coop, a line for each employment that stands', async () => {
    const user = {
      id: 'u-1',
      attributes: {
        email: 'Ada@Exemple.fr',
        nom: 'Martin',
        emplois: [
          { id: 'e-1', structure_id: 's-1', debut: '2026-01-01T23:30:00.000Z', fin: null },
          { id: 'e-2', structure_id: 's-2', debut: '2025-01-01', suppression: '2025-02-01' },
        ],
        mediateur: { id: 'm-1' },
        conseiller_numerique: { is_conseiller_numerique: true },
      },
    };
    expect(await rowsOf({ data: [user] })).toEqual([
      {
        id: 'u-1',
        nom: 'Martin',
        courriel: 'Ada@Exemple.fr',
        profils: ['conseiller_numerique'],
        poste_id: 'e-1',
        structure_source_id: 's-1',
        du: '2026-01-02',
        dispositif: 'conum',
      },
    ]);
  });

  it('that is no list is said to be none', async () => {
    expect(await rowsOf({ a: 1 })).toMatchObject([{ unreadable: { code: 'actors.not_an_array' } }]);
  });
});
