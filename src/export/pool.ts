/** Threads that do tasks: as many at once as there are. */
import { Worker } from 'node:worker_threads';
import { perform, throwFault, toFault, type Answer, type SentError, type Task, type TaskFault } from './tasks.ts';

type Said = { answer: Answer<Task> } | TaskFault | SentError;

const unwrap = (said: Said): Answer<Task> => ('answer' in said ? said.answer : throwFault(said));

export interface Pool {
  run: <T extends Task>(task: T) => Promise<Answer<T>>;
  close: () => Promise<void>;
}

/** @param threads with one, tasks are done in this thread */
export function makePool(threads: number): Pool {
  if (threads <= 1) {
    return {
      async run<T extends Task>(task: T) {
        // Signals are heard between tasks.
        await new Promise((done) => { setImmediate(done); });
        let said: Said;
        try {
          said = { answer: perform(task) };
        } catch (error) {
          said = toFault(error);
        }
        return unwrap(said) as Answer<T>;
      },
      close: () => Promise.resolve(),
    };
  }
  /** One error ends an export: what waits is not begun any more. */
  let failed: { error: unknown } | null = null;
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = (): Promise<Worker> => {
    const free = idle.pop();
    if (free) return Promise.resolve(free);
    if (all.length < threads) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      all.push(worker);
      return Promise.resolve(worker);
    }
    return new Promise((done) => { waiting.push(done); });
  };
  const free = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  return {
    async run<T extends Task>(task: T) {
      const worker = await take();
      if (failed) {
        free(worker);
        throw failed.error;
      }
      const said = await new Promise<Said>((done, fail) => {
        const end = () => {
          worker.off('message', answer);
          worker.off('error', stop);
          worker.off('exit', leave);
        };
        const answer = (message: Said) => { end(); done(message); };
        const stop = (error: Error) => { end(); fail(error); };
        const leave = (code: number) => { end(); fail(new Error(`A thread ended with ${String(code)}`)); };
        worker.on('message', answer).on('error', stop).on('exit', leave);
        worker.postMessage(task);
      }).catch((error: unknown) => {
        // A thread that is gone takes nothing any more; who waits for it is told.
        failed ??= { error };
        for (const next of waiting.splice(0)) next(worker);
        throw error;
      });
      free(worker);
      try {
        return unwrap(said) as Answer<T>;
      } catch (error) {
        failed ??= { error };
        throw error;
      }
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
