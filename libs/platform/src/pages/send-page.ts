import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../request/language.js';
import { ASSETS } from './assets.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers are pages, also those that say what is wrong, and its bodies are forms. */
    page?: boolean;
  }
}

/** Of a page: no script, nothing from elsewhere, forms to this server alone. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/** Sets the headers of a page and gives its text; everything in it is escaped by Preact. */
export function pageOf(reply: FastifyReply, language: Language, page: VNode): string {
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('content-security-policy', PAGE_POLICY);
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** Whether the caller would rather have a page than JSON: a browser says so, a program that accepts anything gets JSON. */
export const prefersPage = (request: FastifyRequest): boolean =>
  new Negotiator(request).mediaType(['application/json', 'text/html']) === 'text/html';

/** The same, where the answer is to say that it depends on what is asked for, and in which language. */
export function choosesPage(request: FastifyRequest, reply: FastifyReply): boolean {
  const others = [reply.getHeader('vary'), 'Accept, Accept-Language'];
  void reply.header('vary', others.filter(Boolean).join(', '));
  return prefersPage(request);
}

/** Serves the stylesheet and the logo; their addresses change with their bytes, so that they are kept for ever. */
export function serveAssets(server: FastifyInstance): void {
  for (const { path, type, bytes } of ASSETS.values())
    server.get(path, (_, reply) =>
      reply
        .header('content-type', type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(bytes),
    );
}
