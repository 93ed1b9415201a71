/**
 * npm run bench:wording -- [SIZE …] [--json]
 *
 * How shared wording grows with the notices, by what is counted and not by the clock: how often each block of the
 * program runs. The same sizes give the same counts on every machine, however busy. What sorting does inside itself is
 * not counted, its comparisons are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findSharedWording } from '../src/compare/wording.ts';
import { loadCorpus } from '../src/corpus/load.ts';
import type { WorkPoint } from '../src/points/index.ts';
import { countWorks } from '../tests/support/count-work.ts';
import { findExponent } from './growth.ts';
import { inventNotices, writeCorpus } from './invent-notices.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LARGEST = 3000;

interface Measurement {
  notices: number;
  points: number;
  characters: number;
  spans: number;
  /** How often blocks of the program ran, all together. */
  operations: number;
}

function invent(size: number): WorkPoint[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-wording-'));
  try {
    writeCorpus(folder, ROOT, inventNotices(size));
    return loadCorpus(folder).notices.flatMap((notice) => notice.points.map(({ record }) => record));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(sizes: readonly number[]): Promise<Measurement[]> {
  const corpora = sizes.map(invent);
  const found: number[] = [];
  const works = await countWorks([corpora[0] ?? [], ...corpora].map((points) => () => { found.push(findSharedWording(points).spans.length); }));
  return works.map((work, at) => {
    const points = corpora[at] ?? [];
    return {
      notices: sizes[at] ?? 0, points: points.length, characters: points.reduce((sum, { text }) => sum + text.length, 0), spans: found[at + 1] ?? 0,
      operations: [...work.values()].flat().reduce((sum, { count }) => sum + count, 0),
    };
  });
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
const sizes = (positionals.length > 0 ? positionals : ['100', '300', '1000']).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1 || size > LARGEST)) {
  console.error(`用法：npm run bench:wording -- [份数 …] [--json]\n\n份数是1到${String(LARGEST)}的整数。`);
  process.exitCode = 2;
} else {
  const measured = await measure(sizes);
  const exponents = {
    points: findExponent(measured.map(({ points, operations }) => ({ size: points, cost: operations }))),
    characters: findExponent(measured.map(({ characters, operations }) => ({ size: characters, cost: operations }))),
  };
  if (values.json) console.log(JSON.stringify({ measured, exponents }));
  else {
    for (const { notices, points, characters, spans, operations } of measured) console.log(`${String(notices)}份 ${String(points)}项 ${String(characters)}字：${String(operations)}步，共同措辞${String(spans)}处`);
    console.log(`增长指数：按项 ${exponents.points?.toFixed(2) ?? '—'}，按字 ${exponents.characters?.toFixed(2) ?? '—'}`);
  }
}
