import type { Parts } from '@maillage/platform';
import { RoadmapWritingController } from './roadmap-writing.controller.js';
import { RoadmapStore } from './roadmap.store.js';
import { RoadmapsController } from './roadmaps.controller.js';
import { FindRoadmap } from './find-roadmap.handler.js';
import { WriteRoadmap } from './write-roadmap.handler.js';

/** Roadmaps, as the module wires them. */
export const roadmap: Parts = {
  controllers: [RoadmapsController, RoadmapWritingController],
  providers: [FindRoadmap, RoadmapStore, WriteRoadmap],
};
