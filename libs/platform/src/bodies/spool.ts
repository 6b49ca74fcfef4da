import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Readable } from 'node:stream';

const IN_MEMORY = 1_048_576;

/**
 * Text kept until it can be sent: in memory while short, then in a file. An answer that grows with a stream is held
 * back by it, because many callers read nothing before they have written all.
 */
export class Spool {
  private parts: string[] = [];
  private length = 0;
  private directory: string | undefined;
  private file: WriteStream | undefined;

  async write(text: string): Promise<void> {
    this.parts.push(text);
    this.length += text.length;
    if (this.length > IN_MEMORY) await this.spill();
  }

  /** All that was written, with `head` before it and `tail` behind; the file is removed once it was read or dropped. */
  async read(head: string, tail: string): Promise<Readable> {
    const written = await this.content();
    return Readable.from(
      (async function* () {
        yield head;
        for await (const part of written) yield part as Buffer | string;
        yield tail;
      })(),
    );
  }

  async drop(): Promise<void> {
    this.file?.destroy();
    if (this.directory !== undefined) await rm(this.directory, { recursive: true, force: true });
  }

  private async content(): Promise<Readable> {
    if (this.file === undefined || this.directory === undefined)
      return Readable.from([this.parts.join('')]);
    await this.spill();
    this.file.end();
    await once(this.file, 'close');
    const stream = createReadStream(join(this.directory, 'texte'));
    stream.once('close', () => void this.drop());
    return stream;
  }

  private async spill(): Promise<void> {
    if (this.file === undefined) {
      this.directory = await mkdtemp(join(tmpdir(), 'maillage-'));
      this.file = createWriteStream(join(this.directory, 'texte'), { mode: 0o600 });
    }
    const isRoomy = this.file.write(this.parts.join(''));
    this.parts = [];
    this.length = 0;
    if (!isRoomy) await once(this.file, 'drain');
  }
}
