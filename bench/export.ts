/**
 * npm run bench:export -- [SIZE …] [--folder SIZE] [--to FORMATS] [--skip-compare] [--threads N] [--json]
 *
 * Makes corpora of invented notices in folders of 1,000 or as said (SIZE many; 100 1000 where none is given), exports them in a
 * process that is measured, and asks the questions of queries/ of the files, by SQLite and, where it is installed, by
 * DuckDB. Growth is judged by processor time, as in scale.ts. Progress is told on standard error, and each size's figures as soon
 * as they are there: a large one that has to be stopped costs no other. Nothing stays behind.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DATABASE_TABLES } from '../src/data/tables/index.ts';
import { hasDuckDb, openDuckDb } from '../src/query/duckdb.ts';
import type { Engine, Values } from '../src/query/engine.ts';
import { readQuery } from '../src/query/queries.ts';
import { openSource } from '../src/query/sources.ts';
import { openSqlite } from '../src/query/sqlite.ts';
import { findExponent } from './growth.ts';
import { inventNotices, writeCorpus } from './invent-notices.ts';
import { runMeasured, type Usage } from './measured-process.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LARGEST = 100_000;

interface Measurement extends Usage {
  notices: number;
  points: number;
  bytes: Record<string, number>;
  /** Engine and question → seconds by the clock, the least of three; and rows. */
  queries: { engine: string; question: string; seconds: number; rows: number }[];
}

const blank = { province: null, year: null, notice: null };
const QUESTIONS: { name: string; values: Values }[] = [
  { name: 'who-leads', values: { ...blank, theme: 'interpretation', year: '2023' } },
  { name: 'three-elements', values: { ...blank, year: '2023' } },
  { name: 'overdue', values: { ...blank, today: '2022-07-01' } },
  { name: 'search', values: { ...blank, text: '解读方案' } },
  { name: 'search', values: { ...blank, text: '航道' } },
  { name: 'search', values: { ...blank, text: '没有人写过的话' } },
];

async function time(engine: Engine): Promise<Measurement['queries']> {
  const times: Measurement['queries'] = [];
  for (const { name, values } of QUESTIONS) {
    let [seconds, rows] = [Infinity, 0];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      rows = (await engine.ask(readQuery(name, engine.name), values)).length;
      seconds = Math.min(seconds, (performance.now() - start) / 1000);
    }
    times.push({ engine: engine.name, question: [name, values['text'] ?? ''].join(' ').trim(), seconds, rows });
  }
  engine.close();
  return times;
}

/** The export now running. */
let child: ChildProcess | null = null;

async function measure(size: number, folder: number, to: string, more: readonly string[]): Promise<Measurement> {
  const place = mkdtempSync(join(tmpdir(), 'bench-export-'));
  process.once('exit', () => { rmSync(place, { recursive: true, force: true, maxRetries: 5 }); });
  try {
    console.error(`${String(size)}份：编造通知`);
    for (let from = 0; from < size; from += folder) {
      const part = String(from / folder).padStart(3, '0');
      const notices = inventNotices(Math.min(folder, size - from), { seed: from + 1 }).map((notice) => ({ ...notice, id: notice.id.replace('place', `p${part}`) }));
      mkdirSync(join(place, 'corpora'), { recursive: true });
      writeCorpus(join(place, 'corpora', part), ROOT, notices);
    }
    console.error(`${String(size)}份：导出`);
    const out = join(place, 'out');
    const usage = await runMeasured({ cwd: ROOT, onStart: (started) => { child = started; }, report: join(place, 'usage'), args: [join(ROOT, 'src/cli/export.ts'), '--to', to, '--corpus', join(place, 'corpora'), '--out', out, ...more] });
    const bytes: Record<string, number> = {};
    for (const name of readdirSync(out)) {
      const form = name.split('.').at(-1) ?? '';
      bytes[form] = (bytes[form] ?? 0) + statSync(join(out, name)).size;
    }
    console.error(`${String(size)}份：提问`);
    const source = openSource(out, (path) => path);
    const queries = [
      ...(bytes['sqlite'] === undefined ? [] : await time(await openSqlite([source]))),
      ...(bytes['parquet'] === undefined || !hasDuckDb() ? [] : await time(await openDuckDb([source], Object.keys(DATABASE_TABLES), () => undefined))),
    ];
    const { tables } = JSON.parse(readFileSync(join(out, 'export.json'), 'utf8')) as { tables: Record<string, number> };
    return { notices: size, points: tables['points'] ?? 0, bytes, queries, ...usage };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function say({ notices, points, user, wall, peak, bytes, queries }: Measurement): void {
  console.log(`${String(notices)}份 ${String(points)}条：处理器 ${user.toFixed(1)} s，时钟 ${wall.toFixed(1)} s，内存峰值 ${(peak / 2 ** 20).toFixed(0)} MiB；${Object.entries(bytes).map(([form, size]) => `${form} ${(size / 1e6).toFixed(1)} MB`).join('，')}`);
  for (const { engine, question, seconds, rows } of queries) console.log(`  ${engine.padEnd(8)} ${question}：${(seconds * 1000).toFixed(0)} ms，${String(rows)} 行`);
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false }, folder: { type: 'string', default: '1000' }, to: { type: 'string', default: 'parquet,sqlite' }, 'skip-compare': { type: 'boolean', default: false }, threads: { type: 'string' } }, allowPositionals: true });
const sizes = (positionals.length > 0 ? positionals : ['100', '1000']).map(Number);
const folder = Number(values.folder);
if ([...sizes, folder].some((size) => !Number.isInteger(size) || size < 1 || size > LARGEST)) {
  console.error(`用法：npm run bench:export -- [份数 …] [--folder 每个文件夹的份数] [--to 格式] [--skip-compare] [--threads 个数] [--json]\n\n份数是1到${String(LARGEST)}的整数。`);
  process.exitCode = 2;
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {
    // What still writes has to end first, or the folder would come back.
    if (!child || child.exitCode !== null) process.exit(130);
    child.once('close', () => { process.exit(130); });
    child.kill('SIGKILL');
  });
  const measured: Measurement[] = [];
  const more = [...values['skip-compare'] ? ['--skip-compare'] : [], ...values.threads === undefined ? [] : ['--threads', values.threads]];
  for (const size of sizes) {
    const measurement = await measure(size, folder, values.to, more);
    measured.push(measurement);
    if (!values.json) say(measurement);
  }
  const exponent = findExponent(measured.map(({ points, user }) => ({ size: points, cost: user })));
  if (values.json) console.log(JSON.stringify({ machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.versions.node }, measured, exponent }, null, 2));
  else console.log(`增长指数 ${exponent === null ? '—' : exponent.toFixed(2)}`);
}
