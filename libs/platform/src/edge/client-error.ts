import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Answers what is not even HTTP, before any route is known, by the same kind of problem as all other refusals. */
export function refuseClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = answerTo(error.code);
  const id = randomUUID();
  const body = JSON.stringify({
    type: 'urn:maillage:erreur:platform.not_http',
    title: 'Demande mal formée',
    status,
    detail,
    code: 'platform.not_http',
    request_id: id,
  });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    'content-language: fr',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function answerTo(code: string | undefined): readonly [status: number, detail: string] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return [
      431,
      'Les en-têtes de la demande sont trop longs. Retirez ce qui n’est pas nécessaire, cookies compris.',
    ];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return [408, 'La demande n’est pas arrivée en entier à temps. Renvoyez-la.'];
  return [
    400,
    'Ce qui est arrivé n’est pas une demande HTTP bien formée. Vérifiez le logiciel qui l’envoie.',
  ];
}
