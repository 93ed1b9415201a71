/** Files opened one after the other: the last counts, whichever is read first. */
import { describe, expect, it } from 'vitest';
import { Latest } from '../../src/client/lib/latest.ts';

/** Work that ends when the test says so. */
function slow() {
  const work = Promise.withResolvers<string>();
  return { ...work, start: () => work.promise };
}

describe('what a reader asked for last', () => {
  const ask = () => {
    const latest = new Latest();
    const [older, newer] = [slow(), slow()];
    const heard: string[] = [];
    const keep = (found: string) => { heard.push(found); };
    const fail = (error: unknown) => { heard.push(String(error)); };
    return { older, newer, heard, latest, done: [latest.take(older.start, keep, fail), latest.take(newer.start, keep, fail)] };
  };

  it.each<[string, (older: ReturnType<typeof slow>) => void]>([
    ['comes', (older) => { older.resolve('older'); }],
    ['fails', (older) => { older.reject(new Error('older')); }],
  ])('stays, though what was asked before it %s later', async (_, end) => {
    const { older, newer, heard, done } = ask();
    newer.resolve('newer');
    await done[1];
    end(older);
    await Promise.all(done);
    expect(heard).toEqual(['newer']);
  });

  it('is told why it failed, also where it could not be kept', async () => {
    const { older, newer, heard, done, latest } = ask();
    newer.reject(new Error('no text'));
    older.resolve('older');
    await Promise.all(done);
    await latest.take(() => Promise.resolve(''), () => { throw new Error('no room'); }, (error) => { heard.push(String(error)); });
    expect(heard).toEqual(['Error: no text', 'Error: no room']);
  });

  it('can see while it works that it is wanted no longer', async () => {
    const latest = new Latest();
    const said: boolean[] = [];
    await latest.take((isStale) => {
      said.push(isStale());
      latest.begin();
      said.push(isStale());
      return Promise.resolve();
    }, () => undefined, () => undefined);
    expect(said).toEqual([false, true]);
  });
});
