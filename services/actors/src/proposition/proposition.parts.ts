import type { Parts } from '@maillage/platform';
import { DecideProposition } from './decide-proposition.handler.js';
import { PropositionQueries } from './proposition.queries.store.js';
import { PropositionStore } from './proposition.store.js';
import { PropositionsController } from './propositions.controller.js';
import { ProposeCorrection } from './propose-correction.handler.js';

/** What those concerned propose to correct, as the module wires it. */
export const proposition: Parts = {
  controllers: [PropositionsController],
  providers: [PropositionStore, PropositionQueries, ProposeCorrection, DecideProposition],
};
