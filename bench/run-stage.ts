/**
 * Does one stage over one corpus in a process of its own, and prints what it took: run-stage.ts STAGE CORPUS
 *
 * A short stage is done several times and the least counts: the first time the code is not compiled yet.
 */
import { STAGES, type StageName } from './stages.ts';

/** What a stage took, in seconds. */
export interface StageTime {
  found: number;
  wall: number;
  user: number;
  system: number;
}

const LONG_ENOUGH = 2;
const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 10;

const [name = '', corpus = ''] = process.argv.slice(2);
const run = STAGES[name as StageName](corpus);
let best: StageTime | null = null;
let spent = 0;
for (let round = 0; round < (spent < LONG_ENOUGH ? MOST_ROUNDS : LEAST_ROUNDS); round++) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const found = await run();
  const { user, system } = process.cpuUsage(before);
  const time: StageTime = { found, wall: (performance.now() - start) / 1000, user: user / 1e6, system: system / 1e6 };
  spent += time.user;
  if (!best || time.user < best.user) best = time;
}
process.stdout.write(JSON.stringify(best));
