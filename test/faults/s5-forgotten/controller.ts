import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '@maillage/testing';
import type { Hidden } from './canaries.js';
import { SERVICES } from '../../kit/documents.js';

export interface Heard {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
}

/** What the controller holds on a person it has entered. */
export interface Entered {
  readonly hidden: Hidden;
  readonly id: string;
  readonly workerId: string;
  receipt?: string;
}

/** A partner that enters people, in every way there is, and later asks for them to be forgotten. Tries again when a part is away. */
export class Controller {
  constructor(
    private readonly running: Cluster,
    private readonly key: string,
  ) {}

  async enter(hidden: Hidden): Promise<Entered> {
    const { identity, reference, workerReference, number } = hidden;
    await this.push([
      workshop(`s-${number}`, hidden.workerReference, [reference, `voisin-${number}`]),
      workshop(`t-${number}`, 'autre-mediateur', [reference]),
    ]);
    // What is refused or only tried says their names too.
    await this.push([{ ...workshop(`r-${number}`, hidden.refused, [hidden.refused]), duree: 0 }]);
    await this.push([workshop(`u-${number}`, hidden.tried, [hidden.tried])], '?simulation=true');
    const { id } = JSON.parse(
      (await this.register({ reference, categorie: 'beneficiaire', ...identity })).text,
    ) as { id: string };
    const worker = JSON.parse(
      (await this.register({ reference: workerReference, categorie: 'mediateur' })).text,
    ) as { id: string };
    await this.call('POST', '/v1/personnes', {
      reference,
      categorie: 'beneficiaire',
      courriel: hidden.misspelt,
      telephone: hidden.misspelt,
    });
    await this.register(
      { reference, categorie: 'beneficiaire', nom: hidden.newName },
      `cle-${number}`,
    );
    await this.call('GET', `/v1/personnes/${hidden.address}`);
    await this.call('GET', `/v1/activites?source=${hidden.query}&${hidden.query}=1`);
    return { hidden, id, workerId: worker.id };
  }

  /** Everything a caller can be shown of the person, by every route that could. */
  async everythingOf({
    hidden: { reference, number, newName },
    id,
    workerId,
  }: Entered): Promise<Heard[]> {
    const paths = [
      `/v1/personnes/${id}`,
      `/v1/personnes/${id}/dossier`,
      `/v1/personnes/${workerId}`,
      `/v1/personnes/${workerId}/dossier`,
      `/v1/activites/par-source/s-${number}`,
      `/v1/activites/par-source/t-${number}`,
    ];
    const heard: Heard[] = [];
    for (const path of paths) heard.push(await this.call('GET', path));
    heard.push(
      await this.register({ reference, categorie: 'beneficiaire', nom: newName }, `cle-${number}`),
    );
    return heard;
  }

  /** What stands for everybody: lists, feeds, receipts and what administrators see. */
  async everythingElse(): Promise<string> {
    const admin = [
      '/v1/conservation/simulation',
      '/v1/conservation/recus',
      '/v1/alertes',
      '/v1/clients',
      ...SERVICES.map((one) => `/v1/evenements-rejetes/${one}`),
    ];
    const texts: string[] = [];
    for (const path of admin)
      texts.push((await this.call('GET', path, undefined, {}, this.running.adminKey)).text);
    for (const first of ['/v1/activites?limite=500', '/v1/activites/changements?limite=500']) {
      for (let next: string | undefined = first; next !== undefined;) {
        const { text } = await this.call('GET', next);
        const page = JSON.parse(text) as { data: unknown[]; links: { suivant?: string } };
        texts.push(text);
        next = page.data.length === 0 ? undefined : page.links.suivant;
      }
    }
    return texts.join('\n');
  }

  /** The receipts of the person in both parts, or what is said instead of one. */
  async erase(entered: Entered): Promise<string> {
    const receipts: string[] = [];
    for (const id of [entered.id, entered.workerId]) {
      const { status, text } = await this.call('POST', `/v1/personnes/${id}/effacement`, {});
      receipts.push(status === 200 ? text : `${status} ${text}`);
    }
    return receipts.join('\n');
  }

  /** The pseudonyms that the ledger holds, activity by activity. */
  async pseudonyms(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let next: string | undefined = '/v1/activites?limite=500'; next !== undefined;) {
      const page = JSON.parse((await this.call('GET', next)).text) as {
        data: { source_id: string; beneficiaires: { refs?: string[] } }[];
        links: { suivant?: string };
      };
      for (const one of page.data)
        if (/^[st]-/.test(one.source_id))
          found.set(one.source_id, (one.beneficiaires.refs ?? []).join(' '));
      next = page.links.suivant;
    }
    return found;
  }

  /** The pseudonym under which a reference is entered now. */
  async pseudonymNow({ reference, number }: Hidden, attempt: string): Promise<string> {
    await this.push([workshop(`n-${number}-${attempt}`, 'autre-mediateur', [reference])]);
    const { text } = await this.call('GET', `/v1/activites/par-source/n-${number}-${attempt}`);
    return (JSON.parse(text) as { beneficiaires: { refs: string[] } }).beneficiaires.refs[0] ?? '';
  }

  async push(items: readonly object[], query = ''): Promise<void> {
    const { status, text } = await this.call('POST', `/v1/activites/lots${query}`, items);
    if (status !== 200) throw new Error(`lot: ${status} ${text}`);
  }

  private async register(body: object, key?: string): Promise<Heard> {
    const heard = await this.call(
      'POST',
      '/v1/personnes',
      body,
      key === undefined ? {} : { 'idempotency-key': key },
    );
    if (heard.status !== 201) throw new Error(`registration: ${heard.status} ${heard.text}`);
    return heard;
  }

  private async call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
    key = this.key,
  ): Promise<Heard> {
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await fetch(this.running.base + path, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(20_000),
        });
        const text = await response.text();
        if (response.status !== 503 && response.status !== 409)
          return {
            status: response.status,
            text,
            replayed: response.headers.get('idempotency-replayed') === 'true',
          };
      } catch {
        // A part is away: again.
      }
      if (attempt > 300) throw new Error(`${method} ${path} has had no answer`);
      await sleep(100);
    }
  }
}

export function workshop(sourceId: string, worker: string, refs: readonly string[]): object {
  return {
    source_id: sourceId,
    type: 'collectif',
    date: '2025-01-05',
    duree: 60,
    type_lieu: 'autre',
    lieu_code_insee: '62041',
    mediateur_ref: worker,
    beneficiaires: { total: 6, refs },
  };
}
