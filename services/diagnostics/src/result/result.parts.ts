import type { Parts } from '@maillage/platform';
import { ShowResult } from './show-result.handler.js';

/** Results as they are shown, as the module wires them. */
export const result: Parts = { controllers: [], providers: [ShowResult] };
