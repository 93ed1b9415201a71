/** Threads: when one is lost, nobody waits for it. */
import { expect, it } from 'vitest';
import { makePool } from '../../src/export/pool.ts';

it('tells all who wait that a task could not be given to a thread', async () => {
  const pool = makePool(2);
  // A function cannot go from one thread to another.
  const tasks = Array.from({ length: 4 }, () => pool.run({ kind: 'compare', notices: [], own: [], spool: (() => '') as unknown as string }));
  expect((await Promise.allSettled(tasks)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  await pool.close();
});
