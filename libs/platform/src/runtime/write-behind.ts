/**
 * Writes chunks one after the other; while one is being written, the next is made (received, read and checked). Memory
 * is bounded by two chunks. Resolves once all are written.
 * @throws what making or writing a chunk throws; those behind it are not written, and one under way is waited for, so that
 *   nothing goes on behind a refusal.
 */
export async function writeBehind<Chunk>(
  chunks: AsyncIterable<Chunk>,
  write: (chunk: Chunk) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      await writing;
      writing = write(chunk);
      // A failure is thrown by the `await` above or below; until then it must not count as unhandled.
      writing.catch(() => undefined);
    }
    await writing;
  } finally {
    await writing.catch(() => undefined);
  }
}
