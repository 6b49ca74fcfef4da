import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

const ESTABLISHED = '01';

/** Whether the kernel holds the end at `own` of a connection on this machine as open to both sides (Linux). */
function isEstablished(own: number, other: number): boolean {
  const [from, to] = [own, other].map((port) => port.toString(16).toUpperCase().padStart(4, '0'));
  const line = new RegExp(`:${from} \\w+:${to} (\\w+)`);
  return line.exec(readFileSync('/proc/net/tcp', 'utf8'))?.[1] === ESTABLISHED;
}

/** A connection to a server, for what no HTTP client sends. */
export class Raw {
  received = '';
  private constructor(readonly socket: Socket) {
    socket.on('data', (part: Buffer) => (this.received += part.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async open(base: string): Promise<Raw> {
    const { hostname, port } = new URL(base);
    const raw = new Raw(connect(Number(port), hostname));
    await once(raw.socket, 'connect');
    return raw;
  }

  /** Sends, waiting until it is taken; false once the other side has closed. */
  async send(bytes: string | Buffer): Promise<boolean> {
    if (this.isClosed) return false;
    if (!this.socket.write(bytes))
      await Promise.race(['drain', 'end', 'close'].map((event) => once(this.socket, event))).catch(
        () => undefined,
      );
    return !this.isClosed;
  }

  get isClosed(): boolean {
    return this.socket.destroyed || this.socket.readableEnded;
  }

  /** Whether the other side has closed, as the kernel reports it (Linux) while nothing is read. */
  get isClosedUnread(): boolean {
    const { localPort = 0, remotePort = 0 } = this.socket;
    return !isEstablished(localPort, remotePort);
  }

  /** Whether the other side has given up its own end, though its farewell stands behind bytes that are not read here. */
  get isGivenUp(): boolean {
    const { localPort = 0, remotePort = 0 } = this.socket;
    return !isEstablished(remotePort, localPort);
  }

  /** Waits until the other side has closed, and gives what it answered. */
  async answer(): Promise<{ status: number; body: { code?: string; status?: number } }> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.parsed();
  }

  parsed(): { status: number; body: { code?: string; status?: number } } {
    const [head = '', body = ''] = this.received.split('\r\n\r\n');
    return {
      status: Number(head.split(' ')[1]),
      body: body.startsWith('{') ? (JSON.parse(body) as { code: string }) : {},
    };
  }
}
