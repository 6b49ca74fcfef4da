import { randomUUID } from 'node:crypto';

/** Version, trace id, span id of the caller, flags (W3C Trace Context, §3.2, version 00). */
const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/** The one flag that version 00 defines; the others are not passed on (§3.2.2.5). */
const SAMPLED = 1;

/** A `traceparent` as it was sent, or undefined where there is none or it is malformed: a request without one begins a trace. */
export function readTraceparent(sent: unknown): string | undefined {
  return typeof sent === 'string' && FORM.test(sent) ? sent : undefined;
}

/** The trace that a `traceparent` belongs to, 32 hexadecimal digits. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** A span of ours: below `parent` in its trace, or the first of a new trace. */
export function newSpan(parent: string | undefined): string {
  const spanId = hexadecimal().slice(16);
  if (parent === undefined) return `00-${hexadecimal()}-${spanId}-00`;
  const flags = Number.parseInt(parent.slice(53), 16) & SAMPLED;
  return `00-${traceIdOf(parent)}-${spanId}-0${flags}`;
}

/** 128 random bits, save six that are fixed; taken ahead by Node, which `randomBytes` of this size is not. */
const hexadecimal = (): string => randomUUID().replaceAll('-', '');
