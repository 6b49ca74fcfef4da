import { integer, readSettings, secret, settingsOf, text } from './settings.js';

const settings = {
  port: integer('PORT', "port d'écoute", 3000, 0, 65_535),
  key: secret('KEY', 'clé'),
  url: text('URL', 'adresse'),
};

describe('readSettings', () => {
  it('gives each value, and the default where a variable is absent or empty', () => {
    expect(readSettings(settings, { PORT: '80', KEY: '', URL: 'x' })).toEqual({
      port: 80,
      key: '',
      url: 'x',
    });
    expect(readSettings(settings, { URL: 'x' }).port).toBe(3000);
  });

  it('names all that is wrong at once, with the form asked for and never the value', () => {
    expect(() => readSettings(settings, { PORT: '99999' })).toThrow(
      "Configuration : PORT n'a pas la forme attendue : entier de 0 à 65535 (port d'écoute) ; URL manque (adresse)",
    );
  });
});

describe('settingsOf', () => {
  it('gives the declarations behind values, in their order', () => {
    const values = readSettings(settings, { URL: 'x' });
    expect(settingsOf(values)?.map(({ env, form }) => [env, form])).toEqual([
      ['PORT', 'entier de 0 à 65535'],
      ['KEY', 'secret'],
      ['URL', 'texte'],
    ]);
    expect(settingsOf({ ...values })).toBeUndefined();
  });
});
