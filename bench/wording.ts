/**
 * npm run bench:wording -- [SIZE …] [--json]
 *
 * How shared wording grows with the notices, by what is counted and not by the clock: how often each piece of the
 * program runs (a function's body, a loop's, a branch's), as V8 counts it for coverage. The same sizes give the same
 * counts on every machine, however busy. What sorting does inside itself is not counted, its comparisons are.
 */
import { Session } from 'node:inspector/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { findSharedWording } from '../src/compare/wording.ts';
import { loadCorpus } from '../src/corpus/load.ts';
import { findExponent } from './growth.ts';
import { inventNotices, writeCorpus } from './invent-notices.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LARGEST = 3000;

interface Measurement {
  notices: number;
  points: number;
  characters: number;
  spans: number;
  /** Pieces of the program that ran. */
  operations: number;
}

// What has not run for a while is thrown away, and its counts with it.
setFlagsFromString('--no-flush-bytecode');
/** Counts from here on: what is compiled before it counts is not, so nothing may have run yet. */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** How many pieces of the program run while `work` does, those of packages and of Node aside. */
async function countOperations(work: () => void): Promise<number> {
  // What was counted until now is forgotten.
  await session.post('Profiler.takePreciseCoverage');
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result.filter(({ url }) => url.includes('/src/')).flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

async function measure(size: number): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-wording-'));
  try {
    writeCorpus(folder, ROOT, inventNotices(size));
    const points = loadCorpus(folder).notices.flatMap((notice) => notice.points.map(({ record }) => record));
    let spans = 0;
    const operations = await countOperations(() => { spans = findSharedWording(points).spans.length; });
    return { notices: size, points: points.length, characters: points.reduce((sum, { text }) => sum + text.length, 0), spans, operations };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
const sizes = (positionals.length > 0 ? positionals : ['100', '300', '1000']).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1 || size > LARGEST)) {
  console.error(`用法：npm run bench:wording -- [份数 …] [--json]\n\n份数是1到${String(LARGEST)}的整数。`);
  process.exitCode = 2;
} else {
  const measured: Measurement[] = [];
  for (const size of sizes) measured.push(await measure(size));
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
