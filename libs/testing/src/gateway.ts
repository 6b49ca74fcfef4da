import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Which target answers the paths that begin with these: `{ actors: ['/v1/lieux', '/a/actors-'], activities: ['/v1/activites'] }`. */
export type Routes = Readonly<Record<string, readonly string[]>>;

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * One address in front of several server processes, so that one test body runs against both shapes.
 * Streams both ways and changes nothing, `Host` included; a target that is away gives 502. The longest prefix wins;
 * one that ends in `-` is the beginning of a segment, all others are whole; what has none goes to `fallback` (health, documentation, territories: the same on every host).
 */
export async function gateway(
  routes: Routes,
  address: (target: string) => string,
  fallback: string,
): Promise<Gateway> {
  const table = Object.entries(routes)
    .flatMap(([target, prefixes]) => prefixes.map((prefix) => ({ target, prefix })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const targetOf = (path: string): string =>
    table.find(
      ({ prefix }) =>
        path === prefix || path.startsWith(prefix.endsWith('-') ? prefix : `${prefix}/`),
    )?.target ?? fallback;
  const server = createServer((incoming, outgoing) => {
    const [path = '/'] = (incoming.url ?? '/').split('?');
    forward(incoming, outgoing, address(targetOf(path)));
  });
  server.requestTimeout = 0; // a stream may take its time
  server.keepAliveTimeout = 0; // closing an idle connection would cut off who is about to ask again on it
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, target: string): void {
  const { method, headers, url: path } = incoming;
  const { hostname, port } = new URL(target);
  const upstream = request({ hostname, port, path, method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end();
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
