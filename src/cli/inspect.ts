/**
 * npm run -s inspect -- FILE [--json]
 *
 * What the parser sees in a file. With --json the records alone on standard
 * output, {notice, points, statistics, diagnostics}. Exit code: 0 without
 * errors, 1 with, 2 for wrong usage.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inspectFile, readThemes, type InspectedFile } from '../corpus/inspect.ts';
import { findCorpusRoot } from '../corpus/load.ts';
import { describeError } from '../corpus/system-error.ts';
import { COMMITMENT_KIND, KIND, SEVERITY, toCommitmentMeaning, toDeadlineMeaning, toPointLabel } from '../words/words.ts';

const USAGE = '用法：npm run -s inspect -- 文件 [--json]\n\n能读 .txt、.md、.html、.docx；--json 只输出 JSON。';

/** A path as the person typed it: npm changes to the project's folder first. */
export function resolveInput(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Why a path is no file to read, for the person at the terminal; null where it is one. */
export function refuseInput(file: string, path: string): string | null {
  if (!existsSync(path)) return `没有这个文件：${file}`;
  const stat = statSync(path);
  if (stat.isDirectory()) return `${file} 是文件夹。请写明其中一个文件。`;
  return stat.isFile() ? null : `${file} 不是普通文件。`;
}

/** What is wrong with the options, for the person at the terminal. */
export function toUsageError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'([^']*)'/.exec(message)?.[1] ?? '';
  const { code } = error as { code?: string };
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${option}`;
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `选项写得不对：${option}` : message;
}

/** What a terminal must not carry out: control characters become visible signs. */
export function toPrintable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The records as a person reads them. */
export function toReport({ records, read, known }: InspectedFile, themeNames: ReadonlyMap<string, string>): string {
  const { notice, points, statistics, diagnostics } = records;
  const lines: string[] = [];
  const say = (name: string, value: string | number | null) => lines.push(`${name}：${value === null || value === '' ? '（没有写明）' : toPrintable(String(value))}`);
  if (read) {
    lines.push(read.encoding === null ? `格式：${read.format}` : `格式：${read.format}，编码 ${read.encoding}`);
    lines.push(known ? `已收录：${known.id}` : `建议编号：${notice.id}（没有收录）`);
    say('标题', notice.title);
    say('发文机关', notice.issuer);
    say('地区', notice.region === null ? null : `${notice.region}${notice.level === null ? '' : `（${notice.level}级）`}`);
    say('年份', notice.year);
    say('种类', KIND[notice.kind]);
    say('发文字号', notice.number);
    say('成文日期', notice.issued);
    say('发布日期', notice.published);
    say('公开属性', notice.openness);
    lines.push('', `条目 ${String(points.length)} 条`);
    for (const point of points) {
      lines.push('', `${toPointLabel(point.number)}\u3000${toPrintable(point.path.map(({ marker, text }) => `${marker}${text}`).join(' › '))}`, `\u3000${toPrintable(point.text.replace(/\s*\n\s*/g, ''))}`);
      const units = ([['牵头', point.lead], ['配合', point.participants], ['责任', point.responsible]] as const).filter(([, names]) => names.length > 0);
      if (units.length > 0) lines.push(`\u3000${units.map(([role, names]) => `${role}：${toPrintable(names.join('、'))}`).join('；')}${point.inherited ? '（合并单元格）' : ''}`);
      if (point.deadline) lines.push(`\u3000时限：${toPrintable(point.deadline.text)}（${toDeadlineMeaning(point.deadline)}）`);
      if (point.remark) lines.push(`\u3000备注：${toPrintable(point.remark)}`);
      for (const commitment of point.commitments) lines.push(`\u3000承诺：“${toPrintable(commitment.quote)}”，${COMMITMENT_KIND[commitment.kind]}${toCommitmentMeaning(commitment)}`);
      const names = [point.themes.primary, ...point.themes.secondary].map((id) => themeNames.get(id) ?? id);
      lines.push(`\u3000主题${known?.confirmed ? '' : '（建议）'}：${names.join('、')}`);
    }
    if (statistics.cells.length > 0) {
      const failed = statistics.checks.filter(({ holds }) => holds === false).length;
      const open = statistics.checks.filter(({ holds }) => holds === null).length;
      lines.push('', `年报数字 ${String(statistics.cells.length)} 个，勾稽关系 ${String(statistics.checks.length)} 条（不成立 ${String(failed)}，无法判断 ${String(open)}）`);
    }
  }
  const count = (severity: keyof typeof SEVERITY) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  lines.push('', `问题 ${String(diagnostics.length)} 处（错误 ${String(count('error'))}，注意 ${String(count('warning'))}，提示 ${String(count('info'))}）`);
  for (const { severity, start, message, ruleId } of diagnostics) {
    lines.push(`\u3000${String(start.line)}:${String(start.column)}\u3000${SEVERITY[severity]}\u3000${toPrintable(message)}\u3000${ruleId}`);
  }
  return lines.join('\n');
}

/** @returns the exit code */
export function inspect(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): number {
  let values: { json?: boolean; help?: boolean };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true }));
  } catch (error) {
    warn(`${toUsageError(error)}\n\n${USAGE}\n`);
    return 2;
  }
  const [file, ...others] = positionals;
  if (values.help || file === undefined || others.length > 0) {
    warn(`${others.length > 0 ? '一次只看一个文件。\n\n' : ''}${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const path = resolveInput(file);
  const refused = refuseInput(file, path);
  if (refused !== null) {
    warn(`${refused}\n`);
    return 2;
  }
  const root = findCorpusRoot();
  let inspected: InspectedFile;
  try {
    inspected = inspectFile(root, path);
  } catch (error) {
    warn(`读不了 ${file}：${describeError(error)}\n`);
    return 2;
  }
  if (values.json) write(`${JSON.stringify(inspected.records, null, 2)}\n`);
  else write(`${toReport(inspected, new Map(readThemes(root).map(({ id, name }) => [id, name])))}\n`);
  return inspected.records.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = inspect(process.argv.slice(2));
