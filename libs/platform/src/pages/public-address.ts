import type { FastifyRequest } from 'fastify';
import { platformConfig } from '../config/platform.config.js';

/** The whole address of a path, to be sent to people: of this installation (`PUBLIC_URL`), or as the request had it. */
export const publicAddress = ({ protocol, host }: FastifyRequest, path: string): string =>
  `${platformConfig.publicUrl.replace(/\/+$/, '') || `${protocol}://${host}`}${path}`;
