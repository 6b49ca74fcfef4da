import { decideFields, patchOfFields, type ProposedField } from './proposition.js';

const field = (champ: string, over: Partial<ProposedField> = {}): ProposedField => ({
  ...{ champ, avant: 'avant', propose: 'après', etat: 'en_attente' },
  ...over,
});
const decision = (over: object) => ({ accepter: [], refuser: [], malgre: [], ...over });
const PRESENT = { nom: 'avant', adresse: 'changée', sites: ['https://a.fr'] };

describe('a decision on a proposition', () => {
  it('is taken field by field, and leaves the others waiting', () => {
    const fields = [field('nom'), field('commune'), field('code_postal')];
    const decided = decideFields(
      fields,
      decision({ accepter: ['nom'], refuser: ['commune'] }),
      PRESENT,
    );
    expect(decided.faults).toEqual([]);
    expect(decided.stale).toEqual([]);
    expect(decided.fields.map(({ champ, etat }) => `${champ} ${etat}`)).toEqual([
      'nom acceptee',
      'commune refusee',
      'code_postal en_attente',
    ]);
    expect(decided.accepted.map(({ champ }) => champ)).toEqual(['nom']);
  });

  it('says which fields changed since they were proposed, unless they are accepted all the same', () => {
    const fields = [field('nom'), field('adresse'), field('sites', { avant: ['https://a.fr'] })];
    const accepter = ['nom', 'adresse', 'sites'];
    expect(decideFields(fields, decision({ accepter }), PRESENT).stale).toEqual(['adresse']);
    const despite = decision({ accepter, malgre: ['adresse'] });
    expect(decideFields(fields, despite, PRESENT).stale).toEqual([]);
    expect(decideFields(fields, decision({ refuser: ['adresse'] }), PRESENT).stale).toEqual([]);
  });

  it('names what is none of its fields, is decided already, or stands twice; and nothing at all', () => {
    const fields = [field('nom'), field('commune', { etat: 'acceptee' })];
    const faults = (over: object) =>
      decideFields(fields, decision(over), PRESENT).faults.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      );
    expect(faults({ accepter: ['telephone', 'nom'], refuser: ['commune', 'nom'] })).toEqual([
      '/accepter/0 actors.field_not_waiting',
      '/refuser/0 actors.field_not_waiting',
      '/refuser/1 actors.field_not_waiting',
    ]);
    expect(faults({})).toEqual([' actors.nothing_decided']);
  });

  it('has a commune looked up anew where its name or postal code is accepted', () => {
    expect(patchOfFields([field('nom')])).toEqual({ nom: 'après' });
    expect(patchOfFields([field('commune', { propose: 'Arras' })])).toEqual({
      code_insee: null,
      commune: 'Arras',
    });
  });
});
