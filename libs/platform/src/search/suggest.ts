import type { Transaction } from '../db/connection.js';
import { asWritten, meaningOf, type ReadWord } from './reading.js';
import type { SuggestionDto } from './search.dto.js';
import type { Search } from './search.js';
import type { Surroundings } from './towns.js';
import type { Wanted } from './wanted.js';

/** Most questions that are proposed. */
const MOST = 5;

/** A question like the one that found nothing. */
interface Question {
  readonly words: readonly ReadWord[];
  readonly there?: Surroundings | undefined;
}

/**
 * Questions near one that finds nothing, each of which finds something: the same around the town that it names, without
 * the town, the town alone or one that is written nearly so, without one of its words.
 * @param around what surrounds a town, by the words of its name; none where they name no town.
 */
export async function suggest(
  search: Search,
  reader: Pick<Transaction, 'query'>,
  { reading, codes }: Wanted,
  around: (words: readonly string[]) => readonly Surroundings[],
): Promise<SuggestionDto[]> {
  const found: SuggestionDto[] = [];
  const unmarked = reading.words.map((word) => ({ ...word, isTown: false }));
  const [first] = unmarked;
  const near =
    unmarked.length === 1 && first ? await search.vocabulary.near(reader, first.written) : [];
  for (const { words, there } of [
    ...questionsNear(reading.words, unmarked, around),
    ...near.map((word): Question => ({ words: [asWritten(word, [])] })),
  ]) {
    if (found.length === MOST) break;
    const asked = {
      reading: { words, ignored: [] },
      codes: there === undefined ? codes : [...codes, there.codes],
    };
    const nombre = await search.count(reader, asked);
    const q = words.map(meaningOf).join(' ');
    if (nombre === 0 || found.some((one) => one.texte.startsWith(textOf(q, there)))) continue;
    found.push({
      ...(q === '' ? {} : { q }),
      ...(there === undefined ? {} : { territoire: there.ref }),
      texte: `${textOf(q, there)} : ${nombre}`,
      nombre,
    });
  }
  return found;
}

const textOf = (q: string, there: Surroundings | undefined): string =>
  [
    ...(q === '' ? ['Tout'] : [`« ${q} »`]),
    ...(there === undefined ? [] : [`(${there.nom})`]),
  ].join(' ');

function questionsNear(
  words: readonly ReadWord[],
  unmarked: readonly ReadWord[],
  around: (words: readonly string[]) => readonly Surroundings[],
): Question[] {
  const [from, to] = townIn(words, around);
  const town = unmarked.slice(from, to);
  const rest = [...unmarked.slice(0, from), ...unmarked.slice(to)];
  const without = unmarked.map((_, at) => ({ words: unmarked.filter((_, other) => other !== at) }));
  return [
    ...(town.length > 0
      ? around(town.map(meaningOf)).map((there) => ({ words: rest, there }))
      : []),
    ...(town.length > 0 && rest.length > 0 ? [{ words: rest }, { words: town }] : []),
    ...(words.length > 1 ? without : []),
  ];
}

/** Where the town stands that is named: marked, or without anything in it yet, and so in no text. */
function townIn(
  words: readonly ReadWord[],
  around: (words: readonly string[]) => readonly Surroundings[],
): [from: number, to: number] {
  const marked = words.findIndex(({ isTown }) => isTown);
  if (marked >= 0) return [marked, words.findLastIndex(({ isTown }) => isTown) + 1];
  for (let length = words.length; length > 0; length--) {
    for (let from = words.length - length; from >= 0; from--) {
      if (around(words.slice(from, from + length).map(meaningOf)).length > 0)
        return [from, from + length];
    }
  }
  return [0, 0];
}
