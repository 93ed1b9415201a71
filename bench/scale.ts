/**
 * npm run bench -- [SIZE …] [--json]
 *
 * Makes corpora of invented notices (SIZE many; 100 300 1000 where none is given), runs each stage over them in a
 * process of its own and builds the site, and prints time, memory and how each grows with the number of points.
 *
 * Growth is judged by processor time, which is the same however busy the machine is, or nearly: the exponent k of
 * time ≈ c · points^k, by least squares. Progress is told on standard error. Nothing stays behind, nor after Ctrl-C.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findExponent } from './growth.ts';
import { inventNotices, writeCorpus } from './invent-notices.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import type { StageTime } from './run-stage.ts';
import { STAGES, type StageName } from './stages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DEFAULT_SIZES = [100, 300, 1000];
/** 0.1 million notices are 3 million points: beyond what one build is made for, and one folder. */
const LARGEST = 20_000;
const USAGE = `用法：npm run bench -- [份数 …] [--json]

份数是1到${String(LARGEST)}的整数，默认 ${DEFAULT_SIZES.join(' ')}；两个以上不同的份数才算得出增长指数。
--json 在标准输出只写一个 JSON。`;

/** Stages as a reader thinks of them; those of one row are added up. */
const ROWS: readonly { name: string; title: string; of: readonly (StageName | 'build')[] }[] = [
  { name: 'parse', title: '解析 parse', of: ['parse'] },
  { name: 'extract', title: '抽取 extract', of: ['extract'] },
  { name: 'rules', title: '  查错 rules', of: ['rules'] },
  { name: 'themes', title: '  建议主题 themes', of: ['themes'] },
  { name: 'compare', title: '比较 compare', of: ['alignment', 'wording', 'body-annex', 'units', 'promises', 'coverage', 'citations'] },
  ...(['alignment', 'wording', 'body-annex', 'units', 'promises', 'coverage', 'citations'] as const).map((name) => ({ name, title: `  ${name}`, of: [name] })),
  { name: 'index', title: '索引 index', of: ['index'] },
  { name: 'build', title: '整站构建 build', of: ['build'] },
];

interface Row extends Usage {
  /** What the stage finds; of a build, its pages. */
  found: number;
}

interface Site {
  pages: number;
  bytes: number;
  largestPage: { path: string; bytes: number };
}

interface Measurement {
  notices: number;
  points: number;
  seedBytes: number;
  stages: Record<string, Row>;
  site: Site;
}

/** @returns what was asked for, or null: then it has said why */
function readArguments(args: readonly string[]): { sizes: number[]; json: boolean } | null {
  const refuse = (why: string) => {
    console.error(`${why}\n\n${USAGE}`);
    return null;
  };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } }, allowPositionals: true });
  } catch (error) {
    return refuse(`参数不对：${error instanceof Error ? error.message : String(error)}`);
  }
  if (parsed.values.help) return refuse('npm run bench：各阶段的时间、内存和增长。');
  const wrong = parsed.positionals.find((each) => !/^[1-9]\d*$/.test(each) || Number(each) > LARGEST);
  if (wrong !== undefined) return refuse(`份数“${wrong}”不是1到${String(LARGEST)}的整数。`);
  const sizes = [...new Set(parsed.positionals.map(Number))].sort((a, b) => a - b);
  return { sizes: sizes.length > 0 ? sizes : DEFAULT_SIZES, json: parsed.values.json };
}

/** Folders that are gone when the process is, and the process now running with them. */
class Workplace {
  readonly #folders: string[] = [];
  child: ChildProcess | null = null;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        const end = () => {
          this.clear();
          process.exit(signal === 'SIGINT' ? 130 : 143);
        };
        // What still writes has to end first, or the folder would come back.
        if (!this.child || this.child.exitCode !== null) end();
        else {
          this.child.once('close', end);
          this.child.kill('SIGKILL');
        }
      });
    }
  }

  make(parent: string): string {
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(join(parent, 'bench-'));
    this.#folders.push(folder);
    return folder;
  }

  clear(): void {
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Tells on standard error what is being done; on a terminal in one line that is written over. */
function makeProgress(): { say: (words: string) => void; end: () => void } {
  const start = performance.now();
  const isTerminal = process.stderr.isTTY;
  let last = '';
  return {
    say(words) {
      const line = `${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${words}`;
      if (isTerminal) process.stderr.write(`\r\u001b[K${line}`);
      // Elsewhere no line for every page.
      else if (words.replace(/\d+页$/, '') !== last) process.stderr.write(`${line}\n`);
      last = words.replace(/\d+页$/, '');
    },
    end: () => { if (isTerminal) process.stderr.write('\r\u001b[K'); },
  };
}

function measureSite(folder: string): Site {
  const site: Site = { pages: 0, bytes: 0, largestPage: { path: '', bytes: 0 } };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const { size } = statSync(file);
    site.bytes += size;
    if (!entry.name.endsWith('.html')) continue;
    site.pages++;
    if (size > site.largestPage.bytes) site.largestPage = { path: relative(folder, file), bytes: size };
  }
  return site;
}

async function measureSize(size: number, place: Workplace, say: (words: string) => void): Promise<Measurement> {
  say(`${String(size)}份：编造通知`);
  const corpus = place.make(tmpdir());
  const notices = inventNotices(size);
  writeCorpus(corpus, ROOT, notices);
  const seedBytes = notices.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const watch = { onStart: (child: ChildProcess) => { place.child = child; } };
  const stages: Record<string, Row> = {};
  for (const name of Object.keys(STAGES)) {
    say(`${String(size)}份：${name}`);
    let said = '';
    const { peak } = await runMeasured({
      ...watch, cwd: ROOT, args: [join(ROOT, 'bench/run-stage.ts'), name, corpus], report: join(corpus, `usage-${name}`), onOutput: (words) => { said += words; },
    });
    stages[name] = { ...JSON.parse(said) as StageTime, peak };
  }
  say(`${String(size)}份：build`);
  // Inside the project: Astro wants a site's files near the packages it uses.
  const folder = place.make(join(ROOT, '.astro'));
  let pages = 0;
  const usage = await runMeasured({
    ...watch, cwd: ROOT, report: join(corpus, 'usage-build'),
    args: [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', join(folder, 'site')],
    env: { CORPUS_DIR: corpus, CACHE_DIR: join(folder, 'cache'), ASTRO_TELEMETRY_DISABLED: '1' },
    onOutput: (words) => {
      pages += words.match(/├─|└─/g)?.length ?? 0;
      if (pages > 0) say(`${String(size)}份：build，${String(pages)}页`);
    },
  });
  const site = measureSite(join(folder, 'site'));
  stages['build'] = { ...usage, found: site.pages };
  const points = (JSON.parse(readFileSync(join(folder, 'site/data/points.json'), 'utf8')) as unknown[]).length;
  place.clear();
  return { notices: size, points, seedBytes, stages, site };
}

/** Stages of a row together: times added up, memory at the worst. */
function toRow({ stages }: Measurement, of: readonly string[]): Row {
  const rows = of.map((name) => stages[name] as Row);
  const add = (key: keyof Row) => rows.reduce((sum, row) => sum + row[key], 0);
  return { found: add('found'), wall: add('wall'), user: add('user'), system: add('system'), peak: Math.max(...rows.map(({ peak }) => peak)) };
}

function report(measured: readonly Measurement[]) {
  return {
    machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.versions.node },
    sizes: measured.map(({ notices, points, seedBytes, site }) => ({ notices, points, seedBytes, site })),
    stages: ROWS.map(({ name, title, of }) => {
      const rows = measured.map((each) => toRow(each, of));
      const growth = (cost: (row: Row) => number) => findExponent(rows.map((row, at) => ({ size: measured[at]?.points ?? 0, cost: cost(row) })));
      return { name, title, measured: rows, exponent: growth(({ user }) => user), wallExponent: growth(({ wall }) => wall) };
    }),
  };
}

/** As wide as a terminal shows it: Han characters take two columns. */
const pad = (words: string, width: number) => words + ' '.repeat(Math.max(0, width - [...words].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)));
const seconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function print({ machine, sizes, stages }: ReturnType<typeof report>): void {
  console.log(`${String(machine.cores)}核，内存 ${String(machine.memoryGiB)} GiB，Node ${machine.node}；处理器时间 s（时钟时间 s，内存峰值 MiB）`);
  console.log(pad('', 20) + sizes.map(({ notices, points }) => pad(`${String(notices)}份 ${String(points)}条`, 26)).join('') + '增长指数');
  for (const { title, measured, exponent } of stages) {
    console.log(pad(title, 20) + measured.map(({ user, wall, peak }) => pad(`${seconds(user)}（${seconds(wall)}，${(peak / 2 ** 20).toFixed(0)}）`, 26)).join('') + (exponent === null ? '—' : exponent.toFixed(2)));
  }
  for (const { notices, site } of sizes) {
    console.log(`${String(notices)}份：${String(site.pages)}页，${(site.bytes / 1e6).toFixed(0)} MB，最大的一页 ${(site.largestPage.bytes / 1e3).toFixed(0)} KB（${site.largestPage.path}）`);
  }
}

const asked = readArguments(process.argv.slice(2));
if (!asked) {
  process.exitCode = 2;
} else {
  const place = new Workplace();
  const { say, end } = makeProgress();
  try {
    const measured: Measurement[] = [];
    for (const size of asked.sizes) measured.push(await measureSize(size, place, say));
    end();
    const all = report(measured);
    if (asked.json) console.log(JSON.stringify(all, null, 2));
    else print(all);
  } finally {
    place.clear();
  }
}
