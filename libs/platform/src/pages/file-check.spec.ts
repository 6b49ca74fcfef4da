import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { answerCheck, type FileCheck } from './file-check.js';

const fault = (column: string, value?: string) => ({
  pointer: `/${column}`,
  code: 'essai.faute',
  detail: { fr: 'Une faute <b>.', en: 'A fault <b>.' },
  ...(value === undefined ? {} : { value }),
});

async function answered(
  accept: string,
  fill: (check: FileCheck) => Promise<void>,
): Promise<{ readonly body: string; readonly headers: ReadonlyMap<string, string> }> {
  const headers = new Map<string, string>();
  let body: unknown;
  const reply = {
    getHeader: (name: string) => headers.get(name),
    header(name: string, value: string) {
      headers.set(name, value);
      return reply;
    },
    send: (sent: unknown) => Promise.resolve(void (body = sent)),
  };
  const request = { headers: { accept }, url: '/' } as FastifyRequest;
  const title = { fr: 'Vérification', en: 'Check' };
  await answerCheck(request, reply as unknown as FastifyReply, title, fill);
  return { body: body instanceof Readable ? await text(body) : String(body), headers };
}

const some = async (check: FileCheck): Promise<void> => {
  check.note(3, 'faute', fault('nom'));
  check.note(2, 'remarque', fault('date', '14/03/2026'), 'Date de maj');
  check.note(3, 'standard', fault('nom'));
  check.line(true);
  check.line(false);
  await check.flush();
};

describe('the answer to a file that is checked', () => {
  it('has every finding as JSON, in the order of lines, with counts', async () => {
    const { body, headers } = await answered('*/*', some);
    const told = { code: 'essai.faute', detail: 'Une faute <b>.' };
    expect(JSON.parse(body)).toEqual({
      ...{ lignes: 2, acceptees: 1, refusees: 1, fautes: 1, remarques: 1 },
      constats: [
        { ligne: 2, champ: 'Date de maj', nature: 'remarque', ...told, valeur: '14/03/2026' },
        { ligne: 3, champ: 'nom', nature: 'faute', ...told },
        { ligne: 3, champ: 'nom', nature: 'standard', ...told },
      ],
    });
    expect(headers.get('vary')).toBe('Accept, Accept-Language');
  });

  it('is a page for a browser, where nothing of the file is markup', async () => {
    const { body, headers } = await answered('text/html', some);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).toContain('2 lignes lues : 1 serait prise, 1 serait refusée.');
    expect(body).toContain('Une faute &lt;b>.');
    expect(body.match(/<tr>/g)).toHaveLength(4);
  });

  it('shows as many as a person reads, and says that there are more', async () => {
    const many = (check: FileCheck): Promise<void> => {
      for (let line = 2; line < 2_502; line++) check.note(line, 'faute', fault('nom'));
      return Promise.resolve();
    };
    const { body } = await answered('text/html', many);
    expect(body).toContain('Les 2000 premiers constats sur 2500.');
    expect(body.match(/<tr>/g)).toHaveLength(2_001);
    const { constats } = JSON.parse((await answered('', many)).body) as { constats: object[] };
    expect(constats).toHaveLength(2_500);
  });

  it('says so when there is nothing to say', async () => {
    const good = (check: FileCheck): Promise<void> => Promise.resolve(check.line(true));
    const { body } = await answered('text/html', good);
    expect(body).toContain('1 ligne lue : 1 serait prise, 0 serait refusée.');
    expect(body).toContain('ce fichier peut être envoyé tel quel');
    expect(body).not.toContain('<table');
  });
});
