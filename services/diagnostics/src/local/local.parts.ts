import type { Parts } from '@maillage/platform';
import { AnswerLocal } from './answer-local.handler.js';
import { LocalAnswerStore } from './local-answer.store.js';

/** Questions of territories, as the module wires them. */
export const local: Parts = { controllers: [], providers: [LocalAnswerStore, AnswerLocal] };
