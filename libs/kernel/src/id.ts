import { randomFillSync } from 'node:crypto';

const POOL_SIZE = 4096;
const pool = Buffer.alloc(POOL_SIZE);
let used = POOL_SIZE;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

let lastMillis = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 12-bit counter inside the
 * millisecond, then 62 random bits. Ids made by one process sort in the order they were made.
 *
 * @param millis Unix time in milliseconds, from the caller's clock.
 */
export function uuidv7(millis: number): string {
  if (millis > lastMillis) {
    lastMillis = millis;
    counter = 0;
  } else if (++counter > 0xfff) {
    // The counter is spent: borrow the next millisecond rather than lose the order (RFC 9562 §6.2).
    lastMillis++;
    counter = 0;
  }
  if (used + 8 > POOL_SIZE) {
    randomFillSync(pool);
    used = 0;
  }
  const time = lastMillis.toString(16).padStart(12, '0');
  const order = (0x7000 | counter).toString(16);
  const r = pool.subarray(used, (used += 8));
  const h = (index: number): string => hex[r[index] ?? 0] ?? '00';
  const variant = hex[((r[0] ?? 0) & 0x3f) | 0x80] ?? '80';
  return `${time.slice(0, 8)}-${time.slice(8)}-${order}-${variant}${h(1)}-${h(2)}${h(3)}${h(4)}${h(5)}${h(6)}${h(7)}`;
}

/** Tells whether `text` has the form of a UUID of any version, in lower or upper case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
