import { DomainError } from '@maillage/kernel';

/** A part of a cursor that is an id. */
export const CURSOR_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a row of a list is found by, part by part. */
export type CursorKey = readonly (string | number)[];

/** An opaque cursor over the key of the last row that was given. */
export function writeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor back: as many parts as there are patterns, each checked by its own.
 * @throws DomainError malformed when it is not one of ours.
 */
export function readCursor(text: string, patterns: readonly RegExp[]): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === patterns.length) {
      const parts = key.map(String);
      if (parts.every((part, index) => patterns[index]?.test(part))) return parts;
    }
  } catch {
    // Not ours either: said below.
  }
  throw new DomainError(
    'platform.bad_cursor',
    'malformed',
    {
      fr: "Ce curseur ne vient pas de cette liste. Reprenez le lien « suivant » tel qu'il a été donné, ou recommencez sans curseur.",
      en: 'This cursor is not one of this list. Use the "suivant" link as it was given, or start without a cursor.',
    },
    [
      {
        pointer: '/curseur',
        code: 'platform.bad_cursor',
        detail: { fr: 'Curseur illisible.', en: 'Unreadable cursor.' },
      },
    ],
  );
}
