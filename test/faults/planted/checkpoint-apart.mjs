// Planted: a checkpoint is committed by itself, apart from what its chunk writes.
import 'reflect-metadata';
import { TaskRun } from '../../../dist/libs/platform/src/tasks/task-run.js';
import { place } from './place.mjs';

const sound = place(TaskRun, 'checkpoint');

TaskRun.prototype.checkpoint = function (_, checkpoint) {
  return this.store.transaction((apart) => sound.call(this, apart, checkpoint));
};
