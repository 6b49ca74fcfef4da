import type { Parts } from '@maillage/platform';
import { PostWritingController } from './post-writing.controller.js';
import { PostStore } from './post.store.js';
import { PostsController } from './posts.controller.js';
import { TeamController } from './team.controller.js';
import { WritePost } from './write-post.handler.js';

/** Posts, as the module wires them. */
export const post: Parts = {
  controllers: [PostsController, PostWritingController, TeamController],
  providers: [PostStore, WritePost],
};
