import type { Parts } from '@maillage/platform';
import { RebuildController } from './rebuild.controller.js';
import { RebuildTask } from './rebuild.task.js';

/** Computing all figures anew, as the module wires it. */
export const rebuilding: Parts = { controllers: [RebuildController], providers: [RebuildTask] };
