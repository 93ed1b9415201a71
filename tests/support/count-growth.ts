/**
 * What the reader does for a text and for four times as much of it, counted in a process of its own, where nothing
 * else is loaded.
 *   node tests/support/count-growth.ts < pieces.json
 * Standard input: a list of pieces that texts are made of; standard output: of each the blocks whose work grows faster.
 */
import { readFileSync } from 'node:fs';
import { readNotice } from '../../src/points/index.ts';
import { checkNotice } from '../../src/rules/index.ts';
import { countWorks, findSteep, TIMES } from './count-work.ts';

const SMALLER = 1500;

/** Exactly so many characters. */
const fill = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

export interface Growth {
  /** How many blocks were counted, and how far the two trees reach. */
  blocks: number;
  ends: number[];
  steep: string[];
}

const found: Growth[] = [];
for (const piece of JSON.parse(readFileSync(0, 'utf8')) as string[]) {
  const ends: number[] = [];
  const read = (size: number) => () => {
    const notice = readNotice(fill(piece, size));
    ends.push(notice.tree.position.end.offset - size);
    checkNotice(notice);
  };
  const [smaller, larger] = await countWorks([read(SMALLER / 3), read(SMALLER), read(SMALLER * TIMES)]);
  if (!smaller || !larger) throw new Error('nothing was counted');
  found.push({ blocks: [...larger.values()].flat().length, ends, steep: findSteep(smaller, larger, SMALLER * TIMES) });
}
process.stdout.write(JSON.stringify(found));
