import type { Parts } from '@maillage/platform';
import { IssueToken } from './issue-token.handler.js';
import { TokenKeyStore } from './token-key.store.js';
import { TokensController } from './tokens.controller.js';

/** Tokens in exchange for keys, as the module wires them. */
export const token: Parts = {
  controllers: [TokensController],
  providers: [TokenKeyStore, IssueToken],
};
