import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

const ESTABLISHED = '01';

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
    const [own, other] = [localPort, remotePort].map((port) =>
      port.toString(16).toUpperCase().padStart(4, '0'),
    );
    const line = new RegExp(`:${own} \\w+:${other} (\\w+)`);
    return line.exec(readFileSync('/proc/net/tcp', 'utf8'))?.[1] !== ESTABLISHED;
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
