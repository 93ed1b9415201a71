/**
 * npm run export -- --to parquet[,sqlite,…] [--out DIR] [--corpus [NAME=]DIR …] [--base ADDRESS] [--above NAME] [--skip-compare] [--threads N]
 *
 * From seeds and content alone, without pages: the tables for databases. Exit code: 0 written, 1 not, 2 for wrong usage.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CorpusError, findCorpusRoot } from '../corpus/load.ts';
import { describeError, isSystemError } from '../corpus/system-error.ts';
import { exportCorpora, TARGETS, type ExportOptions, type TargetName } from '../export/run.ts';
import { ExportError } from '../export/targets/target.ts';
import { isStarted } from './is-started.ts';
import { readOptions, toPath, UsageError } from './options.ts';

const FORMS: Record<TargetName, string> = {
  parquet: '每表一个 .parquet（DuckDB、pandas、Spark）',
  sqlite: '一个 yaodian.sqlite，带二字索引（sqlite3、Datasette）',
  ndjson: 'OpenSearch、Elasticsearch 的批量格式',
  jsonl: '每行一项记录（Meilisearch、Quickwit、jq）',
  postgres: 'PostgreSQL 的 \\copy 读的 .csv，见 deploy/postgres',
};

const USAGE = `用法：npm run export -- --to 格式 [--out 文件夹] [--corpus [名称=]文件夹 …] [--base 网址] [--above 名称] [--skip-compare] [--threads 个数]

格式（几种用逗号相连）：
${Object.entries(FORMS).map(([name, words]) => `  ${name.padEnd(9)}${words}`).join('\n')}

--out      写到哪里，默认 export/；写完才替换旧文件
--corpus   有 seeds/ 和 content/ 的文件夹，或者装着几个这样的文件夹的文件夹；可以写几次，默认是本项目
--base     写在每个页面地址前面的网址；几个文件夹一起导出时，后面再加各自的名称
--skip-compare  不比较：alignments、wording 两张表留空，快一倍，小得多
--above    其中哪个文件夹是上级的通知：别的文件夹都与它比较
--threads  同时用几个线程，默认与处理器个数相同`;

function readTargets(words: string | undefined): TargetName[] {
  const all = Object.keys(TARGETS).join('、');
  if (words === undefined) throw new UsageError(`请用 --to 写明格式：${all}。`);
  return [...new Set(words.split(/[,，、]/).map((each) => each.trim()).filter((each) => each !== ''))].map((name) => {
    if (!Object.hasOwn(TARGETS, name)) throw new UsageError(`没有“${name}”这种格式。可用的格式：${all}。`);
    return name as TargetName;
  });
}

const isCorpus = (folder: string) => existsSync(join(folder, 'content'));

/** One folder, or those inside it. */
function findCorpora(typed: string): { name: string; root: string }[] {
  const [, given, path = ''] = /^(?:([^=/\\]+)=)?(.*)$/s.exec(typed) ?? [];
  const root = toPath(path);
  if (!existsSync(root)) throw new UsageError(`没有这个文件夹：${path}`);
  if (isCorpus(root)) return [{ name: given ?? basename(root), root }];
  const inside = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && isCorpus(join(root, entry.name))).map(({ name }) => name).sort();
  if (inside.length === 0) throw new UsageError(`${path} 里没有 content/，也没有装着 content/ 的文件夹。`);
  return inside.map((name) => ({ name, root: join(root, name) }));
}

function readExportOptions(args: readonly string[]): Omit<ExportOptions, 'version'> | null {
  const { values, positionals } = readOptions(args, {
    to: { type: 'string' }, out: { type: 'string', default: 'export' }, corpus: { type: 'string', multiple: true }, base: { type: 'string' }, above: { type: 'string' }, 'skip-compare': { type: 'boolean' }, threads: { type: 'string' },
  });
  if (values.help === true) return null;
  if (positionals.length > 0) throw new UsageError(`不知道“${positionals.join(' ')}”是什么。文件夹写在 --corpus 后面。`);
  const to = readTargets(values.to);
  const corpora = values.corpus ? values.corpus.flatMap(findCorpora) : [{ name: '', root: findCorpusRoot() }];
  const twice = corpora.find(({ name }, at) => corpora.findIndex((other) => other.name === name) !== at);
  if (twice) throw new UsageError(`有两个文件夹都叫“${twice.name}”。请写成 --corpus 名称=文件夹。`);
  const above = values.above ?? null;
  if (above !== null && !corpora.some(({ name }) => name === above)) throw new UsageError(`--above：没有叫“${above}”的文件夹。有：${corpora.map(({ name }) => name).join('、')}。`);
  if (values.threads !== undefined && !/^[1-9]\d?$/.test(values.threads)) throw new UsageError('--threads 应是1到99的整数。');
  const base = values.base === undefined || values.base === '' || values.base.endsWith('/') ? values.base ?? '' : `${values.base}/`;
  return { to, out: toPath(values.out), corpora, base, above, compare: values['skip-compare'] !== true, ...(values.threads === undefined ? {} : { threads: Number(values.threads) }) };
}

/** Tells on a terminal in one line, elsewhere each kind of work once. */
function makeProgress(isTerminal: boolean, warn: (text: string) => void): { say: (words: string) => void; end: () => void } {
  let last = '';
  return {
    say(words) {
      const kind = words.replace(/[\d/]+.*$/, '').trim();
      if (isTerminal) warn(`\r\u001b[K${words}`);
      else if (kind !== last) warn(`${kind}……\n`);
      last = kind;
    },
    end: () => { if (isTerminal) warn('\r\u001b[K'); },
  };
}

const toSize = (bytes: number) => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

export function readVersion(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}

/** @returns the exit code */
export async function runExport(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): Promise<number> {
  const progress = makeProgress(process.stderr.isTTY, warn);
  try {
    const options = readExportOptions(args);
    if (!options) {
      write(`${USAGE}\n`);
      return 0;
    }
    const { corpora, files, tables } = await exportCorpora({ ...options, version: readVersion(), say: progress.say });
    progress.end();
    const notices = corpora.reduce((sum, each) => sum + each.notices, 0);
    write(`${String(notices)} 份通知，${String(tables['points'] ?? 0)} 项，写入 ${options.out}：\n${files.map(({ path, bytes }) => `- ${path}\u3000${toSize(bytes)}`).join('\n')}\n`);
    return 0;
  } catch (error) {
    progress.end();
    if (error instanceof UsageError) {
      warn(`${error.message}\n\n${USAGE}\n`);
      return 2;
    }
    const kept = '原来导出的文件没有动。';
    if (error instanceof CorpusError || error instanceof ExportError) warn(`${error.message.trim()}\n\n没有导出。${kept}\n`);
    else if (isSystemError(error) || isDiskFull(error)) warn(`写不了：${describeError(error)}。${kept}\n`);
    else throw error;
    return 1;
  }
}

/** SQLite has words of its own for a disk that is full. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && (error as { code?: string }).code === 'ERR_SQLITE_ERROR';
}

if (isStarted(import.meta.url)) process.exitCode = await runExport(process.argv.slice(2));
