/** Threads: when one is lost, nobody waits for it. */
import { expect, it } from 'vitest';
import { isSystemError } from '../../src/corpus/system-error.ts';
import { makePool } from '../../src/export/pool.ts';

it('tells all who wait that a task could not be given to a thread', async () => {
  const pool = makePool(2);
  // A function cannot go from one thread to another.
  const tasks = Array.from({ length: 4 }, () => pool.run({ kind: 'compare', notices: [], own: [], spool: (() => '') as unknown as string }));
  expect((await Promise.allSettled(tasks)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  await pool.close();
});

it('says from a thread too what the system refused', async () => {
  const pool = makePool(2);
  const failed = await pool.run({ kind: 'compare', notices: [], own: [], spool: '/nowhere/spool' }).catch((error: unknown) => error);
  await pool.close();
  expect(isSystemError(failed) && { code: failed.code, path: failed.path }).toEqual({ code: 'ENOENT', path: '/nowhere/spool' });
});
