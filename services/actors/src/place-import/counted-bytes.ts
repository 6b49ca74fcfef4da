/** Bytes that are read at once: by so much, progress is ahead of the lines. */
const STEP = 8_192;

/** The bytes of a kept file in small pieces, and how many of them were read. */
export function countedBytes(body: () => AsyncIterable<Buffer>): {
  readonly bytes: AsyncIterable<Buffer>;
  readonly reached: () => number;
} {
  let read = 0;
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const part of body())
      for (let at = 0; at < part.length; at += STEP) {
        const piece = part.subarray(at, at + STEP);
        read += piece.length;
        yield piece;
      }
  };
  return { bytes: bytes(), reached: () => read };
}
