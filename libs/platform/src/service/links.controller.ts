import { Controller, Get, Head, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { noSuchLink } from '../links/link.errors.js';
import type { AskedPage } from '../links/link-visit.js';
import type { Links } from '../links/links.js';
import { readSecret } from '../links/secret.js';
import { DeadLinkPage } from '../pages/dead-link.page.js';
import { publicAddress } from '../pages/public-address.js';
import { pageOf, prefersPage } from '../pages/send-page.js';
import { askedLanguage, languageOf } from '../request/language.js';
import { Open } from '../rights/caller.js';
import { ServiceRegistry } from './registry.js';

const REASON = 'l’adresse est elle-même la clé';
const CONFIG = { page: true, secretAddress: true };

/** Addresses of their own, for people without account: pages, hence none of the OpenAPI documents, which are for programs. */
@ApiExcludeController()
@Controller('a')
export class LinksController {
  constructor(@Inject(ServiceRegistry) private readonly registry: ServiceRegistry) {}

  @Get([':secret', ':secret/:page'])
  @RouteConfig(CONFIG)
  @Open(REASON)
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
    @Param('page') page = '',
  ): Promise<string> {
    return this.answer(request, reply, secret, async (links) =>
      links.show(asked(request, secret, page)),
    );
  }

  @Head([':secret', ':secret/:page'])
  @RouteConfig(CONFIG)
  @Open(REASON)
  head(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
    @Param('page') page = '',
  ): Promise<string> {
    return this.show(request, reply, secret, page);
  }

  @Post([':secret', ':secret/:page'])
  @RouteConfig(CONFIG)
  @Open(REASON)
  async act(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
    @Param('page') page = '',
  ): Promise<string> {
    void reply.status(200);
    return this.answer(request, reply, secret, async (links) => {
      const act = await links.act(asked(request, secret, page), fieldsOf(request));
      if (act === undefined || 'again' in act) {
        void reply.status(422);
        return act?.again;
      }
      void reply.status(303).header('location', act.done);
      return '';
    });
  }

  /** What the service of the secret answers; the same as to any other that leads nowhere where it has nothing to show. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
    ask: (links: Links) => Promise<VNode | string | undefined>,
  ): Promise<string> {
    const language = languageOf(request);
    const service = readSecret(secret)?.service;
    const links = this.registry.all().find(({ name }) => name === service)?.links;
    const shown = links && (await ask(links));
    if (typeof shown === 'string') return shown;
    if (shown !== undefined) return pageOf(reply, language, shown);
    if (!prefersPage(request)) throw noSuchLink();
    void reply.status(404);
    return pageOf(reply, language, DeadLinkPage({ language }));
  }
}

const asked = (request: FastifyRequest, secret: string, page: string): AskedPage => {
  const language = askedLanguage(request);
  return {
    ...{ secret, page, language: languageOf(request) },
    origin: publicAddress(request, ''),
    suffix: language === undefined ? '' : `?lang=${language}`,
  };
};

const fieldsOf = ({ body }: FastifyRequest): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
