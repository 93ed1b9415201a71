/** A thread of an export. */
import { parentPort } from 'node:worker_threads';
import { perform, toFault, type Task } from './tasks.ts';

parentPort?.on('message', (task: Task) => {
  try {
    parentPort?.postMessage({ answer: perform(task) });
  } catch (error) {
    parentPort?.postMessage(toFault(error));
  }
});
