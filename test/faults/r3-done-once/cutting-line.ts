import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '@maillage/testing';

/** A line to a server that is cut now and then when the answer comes: before its first byte, or in its middle. */
export class CuttingLine {
  cut = 0;
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param probability of being cut, of each connection; its clients send one request on each. */
  static async open(target: string, probability: number, dice: Random): Promise<CuttingLine> {
    const server = createServer({ allowHalfOpen: true });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const line = new CuttingLine(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    );
    const { hostname, port } = new URL(target);
    server.on('connection', (near) => {
      const far = connect(Number(port), hostname);
      const end = (): void => {
        near.destroy();
        far.destroy();
      };
      for (const socket of [near, far]) {
        line.sockets.add(socket);
        socket.on('error', end).on('close', () => line.sockets.delete(socket));
      }
      const isDoomed = dice.chance(probability);
      const passed = dice.chance(0.5) ? 0 : 200;
      near.pipe(far);
      far.on('end', () => near.end());
      far.on('data', (part: Buffer) => {
        if (!isDoomed) return void near.write(part);
        line.cut += 1;
        // What was passed on arrives, then the line is dead; the server has done its work and does not know.
        near.write(part.subarray(0, passed), end);
        far.removeAllListeners('data').resume();
      });
    });
    return line;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
