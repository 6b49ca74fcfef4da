import type { Parts } from '@maillage/platform';
import { FrameworkStore } from './framework.store.js';
import { FrameworksController } from './frameworks.controller.js';
import { ImportFramework } from './import-framework.handler.js';
import { ReadLibrary } from './read-library.handler.js';

/** Skills frameworks, as the module wires them. */
export const framework: Parts = {
  controllers: [FrameworksController],
  providers: [FrameworkStore, ReadLibrary, ImportFramework],
};
