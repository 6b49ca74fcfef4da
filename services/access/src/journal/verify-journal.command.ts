import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CommandContext } from '@maillage/platform/access';
import { firstUnsigned, type Seal } from './journal-chain.js';
import { explain } from './journal-rupture.js';
import { JournalStore } from './journal.store.js';
import { type Anchor, type Report, VerifyJournal } from './verify-journal.handler.js';

const SHOW_EVERY_MS = 1_000;
const DAMAGED = 1;
const MISUSED = 2;

/**
 * `npm run audit:verify [-- --ancre fichier.json]`: goes through the whole journal.
 * @returns 0 when it is what was sealed, 1 when not, 2 when the anchors can't be used.
 */
export async function verifyCommand({ database, args, say }: CommandContext): Promise<number> {
  let anchors: Anchor[];
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ancre: { type: 'string', multiple: true } },
    });
    anchors = (await Promise.all((values.ancre ?? []).map(readAnchors))).flat();
  } catch (error) {
    say(
      `${error instanceof Error ? error.message : String(error)}\nUsage : npm run audit:verify -- --ancre fichier.json`,
    );
    return MISUSED;
  }
  const began = Date.now();
  let shown = began;
  const progress = (entries: number, seal: number): void => {
    if (Date.now() - shown < SHOW_EVERY_MS) return;
    shown = Date.now();
    say(`… sceau ${seal}, ${entries} entrées relues`);
  };
  const report = await new VerifyJournal(new JournalStore(database)).verify({ anchors, progress });
  for (const line of tell(report, anchors.length, Date.now() - began)) say(line);
  return report.rupture === undefined ? 0 : DAMAGED;
}

function tell(
  { rupture, seals, entries, unsealed }: Report,
  anchors: number,
  millis: number,
): string[] {
  if (rupture !== undefined)
    return [
      'Le journal a été altéré.',
      explain(rupture),
      'Conservez cette base telle qu’elle est, et comparez-la à une sauvegarde antérieure.',
    ];
  const rate = Math.round(entries / Math.max(millis / 1000, 0.001));
  return [
    `Journal intact : ${entries} entrées et ${seals} sceaux relus en ${(millis / 1000).toFixed(1)} s (${rate}/s).`,
    anchors === 0
      ? 'Aucune ancre donnée : une chaîne entièrement récrite ne se verrait pas. Ancres : GET /v1/journal/ancres.'
      : `${anchors} ancre${anchors > 1 ? 's' : ''} retrouvée${anchors > 1 ? 's' : ''}.`,
    ...(unsealed === undefined || unsealed.number === 0
      ? []
      : [
          `${unsealed.number} entrées pas encore scellées, la plus ancienne de ${unsealed.oldest?.toISOString()} : rien ne les protège encore.`,
        ]),
  ];
}

interface WrittenAnchor {
  readonly sceau: number;
  readonly empreinte: string;
  readonly cle_publique: string;
  readonly signature: string;
}

/** Takes one anchor, a list, the answer of `/v1/journal/ancres`, or that of `/v1/journal/verification`. */
async function readAnchors(path: string): Promise<Anchor[]> {
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as
    WrittenAnchor | WrittenAnchor[] | { data: WrittenAnchor[] } | { tete: WrittenAnchor };
  const written = Array.isArray(parsed)
    ? parsed
    : 'data' in parsed
      ? parsed.data
      : 'tete' in parsed
        ? [parsed.tete]
        : [parsed];
  const anchors = written.map(anchorIn);
  const wrong =
    anchors.find(({ seq }) => !Number.isSafeInteger(seq)) ?? (await firstUnsigned(anchors));
  if (wrong !== undefined)
    throw new Error(
      `${path} : l'ancre du sceau ${wrong.seq} n'est pas signée par la clé qu'elle nomme ; ce n'est pas une ancre telle que la donne /v1/journal/ancres.`,
    );
  return anchors;
}

function anchorIn(
  written: Partial<WrittenAnchor> | null,
): Pick<Seal, 'seq' | 'hash' | 'publicKey' | 'signature'> {
  const { sceau = 0, empreinte = '', cle_publique: key = '', signature = '' } = written ?? {};
  return {
    seq: sceau,
    hash: Buffer.from(empreinte, 'hex'),
    publicKey: Buffer.from(key, 'base64url'),
    signature: Buffer.from(signature, 'base64url'),
  };
}
