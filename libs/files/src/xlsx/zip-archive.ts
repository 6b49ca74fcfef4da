import { crc32, createInflateRaw } from 'node:zlib';

interface Entry {
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes once unpacked. */
  readonly size: number;
  /** Where its local header begins. */
  readonly start: number;
}

const [END, DIRECTORY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The record at the end, and the longest comment behind it. */
const [END_LENGTH, LONGEST_COMMENT] = [22, 0xffff];
const PIECE = 65_536;
/** What a 32-bit size says when the true one stands in the ZIP64 field. */
const ELSEWHERE = 0xffffffff;

/** What an archive does not keep of its promises: a part cut, changed or longer than it says. */
export class DamagedArchive extends Error {}

/**
 * A ZIP archive in memory (PKWARE APPNOTE 6.3.10: stored and deflated parts, ZIP64 sizes). Parts are unpacked piece by
 * piece, and never further than the size that the directory tells.
 */
export class ZipArchive {
  private constructor(
    private readonly bytes: Buffer,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @returns undefined for bytes that are no archive. */
  static open(bytes: Buffer): ZipArchive | undefined {
    const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
    const from = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
    const end = bytes.subarray(from).lastIndexOf(signature) + from;
    if (end < from || end + END_LENGTH > bytes.length || bytes.readUInt32LE(end) !== END)
      return undefined;
    const entries = new Map<string, Entry>();
    let at = bytes.readUInt32LE(end + 16);
    while (at + 46 <= end && bytes.readUInt32LE(at) === DIRECTORY) {
      const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
      const [nameLength = 0, extraLength = 0, commentLength = 0] = [name, extra, comment];
      const behind = at + 46 + nameLength;
      entries.set(bytes.toString('utf8', at + 46, behind), {
        method: (bytes.readUInt16LE(at + 8) & 1) === 1 ? -1 : bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        ...sizesOf(bytes, at, bytes.subarray(behind, behind + extraLength)),
      });
      at = behind + extraLength + commentLength;
    }
    return new ZipArchive(bytes, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Bytes that a part takes once unpacked, as the directory tells; 0 for one that is not there. */
  sizeOf(name: string): number {
    return this.entries.get(name)?.size ?? 0;
  }

  /** @throws DamagedArchive when the part is not there, or is not what the directory says. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new DamagedArchive(name);
    let size = 0;
    let crc = 0;
    for await (const piece of unpacked(this.packedBytes(entry), entry.method)) {
      size += piece.length;
      if (size > entry.size) throw new DamagedArchive(name);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw new DamagedArchive(name);
  }

  private packedBytes({ start, packed }: Entry): Buffer {
    const { bytes } = this;
    if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== LOCAL)
      throw new DamagedArchive('a local header');
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    return bytes.subarray(from, from + packed);
  }
}

/** Sizes and place of an entry; those that do not fit stand in the ZIP64 field, in this order. */
function sizesOf(
  bytes: Buffer,
  at: number,
  extra: Buffer,
): Pick<Entry, 'size' | 'packed' | 'start'> {
  let long = zip64(extra);
  const read = (field: number): number => {
    const value = bytes.readUInt32LE(at + field);
    if (value !== ELSEWHERE || long.length < 8) return value;
    const true64 = Number(long.readBigUInt64LE());
    long = long.subarray(8);
    return true64;
  };
  return { size: read(24), packed: read(20), start: read(42) };
}

function zip64(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1)
      return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return Buffer.alloc(0);
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0)
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
  else if (method === 8) {
    const inflater = createInflateRaw({ chunkSize: PIECE });
    inflater.end(packed);
    try {
      yield* inflater as AsyncIterable<Buffer>;
    } catch {
      throw new DamagedArchive('a deflated part');
    }
  } else throw new DamagedArchive('a part in an unknown or secret form');
}
