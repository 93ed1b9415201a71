/**
 * npm run -s inspect -- FILE… [--part NAME]… [--json]
 *
 * What the parser sees in a file. With --json the records alone on standard
 * output, {notice, points, statistics, diagnostics}. Exit code: 0 without
 * errors, 1 with, 2 for wrong usage.
 */
import { listArchiveParts } from '../corpus/add.ts';
import { inspectFile, readThemes, type InspectedFile } from '../corpus/inspect.ts';
import { findCorpusRoot } from '../corpus/load.ts';
import { CorrectionsError, readCorrections } from '../corpus/read-corrections.ts';
import { describeError } from '../corpus/system-error.ts';
import { describeUnderstanding, measureUnderstanding } from '../rules/understanding.ts';
import { COMMITMENT_KIND, KIND, SEVERITY, toCommitmentMeaning, toDeadlineMeaning, toFullLabel } from '../view/labels.ts';
import { toUnitWords } from '../view/units.ts';
import { isStarted } from './is-started.ts';
import { readArguments, toPrintable } from './one-file.ts';
import { toPath } from './options.ts';

const USAGE = '用法：npm run -s inspect -- 文件 [附件…] [--part 名字]… [--json] [--corrections 更正.yaml]\n\n几个文件是一份通知和它的附件，合起来读；压缩包（.zip）里有几份时用 --part 写明读哪一份，可以写几次，写文件名或序号。\n能读 Word、WPS 文档和表格（.docx .doc .wps .xlsx .xls .et）、PDF、OFD、.odt .ods .rtf、网页、.md、.csv 和纯文本；--json 只输出 JSON；--corrections 按人工更正重读，更正可从“自查”页下载。';

/** The records as a person reads them. */
export function toReport({ records, read, known, inspection, parts }: InspectedFile, themeNames: ReadonlyMap<string, string>): string {
  const { notice, points, statistics, diagnostics } = records;
  const lines: string[] = [];
  const say = (name: string, value: string | number | null) => lines.push(`${name}：${value === null || value === '' ? '（没有写明）' : toPrintable(String(value))}`);
  if (inspection) lines.push(describeUnderstanding(measureUnderstanding(inspection.read)), '');
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
    lines.push('', `条目 ${String(points.length)} 项`);
    for (const point of points) {
      lines.push('', `${toFullLabel(point)}\u3000${toPrintable(point.path.map(({ marker, text }) => `${marker}${text}`).join(' › '))}`, `\u3000${toPrintable(point.text.replace(/\s*\n\s*/g, ''))}`);
      if (point.place !== undefined) lines.push(`\u3000在原文件：${toPrintable(point.place)}`);
      const units = toUnitWords(point);
      if (units.length > 0) lines.push(`\u3000${units.map(toPrintable).join('；')}${point.inherited ? '（合并单元格）' : ''}`);
      if (point.deadline) lines.push(`\u3000时限：${toPrintable(point.deadline.text)}（${toDeadlineMeaning(point.deadline)}）`);
      if (point.remark) lines.push(`\u3000备注：${toPrintable(point.remark)}`);
      for (const commitment of point.commitments) lines.push(`\u3000量化要求：“${toPrintable(commitment.quote)}”，${COMMITMENT_KIND[commitment.kind]}${toCommitmentMeaning(commitment)}`);
      const names = [point.themes.primary, ...point.themes.secondary].map((id) => themeNames.get(id) ?? id);
      lines.push(`\u3000主题${known?.confirmed ? '' : '（建议）'}：${names.join('、')}`);
    }
    if (statistics.cells.length > 0) {
      const failed = statistics.checks.filter(({ holds }) => holds === false).length;
      const open = statistics.checks.filter(({ holds }) => holds === null).length;
      lines.push('', `年报数字 ${String(statistics.cells.length)} 个，勾稽关系 ${String(statistics.checks.length)} 条（不成立 ${String(failed)}，无法判断 ${String(open)}）`);
    }
  }
  if (parts.length > 0) lines.push('压缩包里有：', toPrintable(listArchiveParts(parts)), '', '用 --part 写明读哪一份，如 --part 1；通知和附件一起读就写两次。');
  const count = (severity: keyof typeof SEVERITY) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  lines.push('', `问题 ${String(diagnostics.length)} 处（错误 ${String(count('error'))}，注意 ${String(count('warning'))}，提示 ${String(count('info'))}）`);
  for (const { severity, start, message, ruleId } of diagnostics) {
    lines.push(`\u3000${String(start.line)}:${String(start.column)}\u3000${SEVERITY[severity]}\u3000${toPrintable(message)}\u3000${ruleId}`);
  }
  return lines.join('\n');
}

/** @returns the exit code */
export async function inspect(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): Promise<number> {
  const given = readArguments(args, { json: { type: 'boolean' }, corrections: { type: 'string' }, part: { type: 'string', multiple: true } }, USAGE, warn);
  if (typeof given === 'number') return given;
  const { values, file, paths } = given;
  const root = findCorpusRoot();
  let inspected: InspectedFile;
  try {
    inspected = await inspectFile(root, paths, values.corrections === undefined ? null : readCorrections(toPath(values.corrections), values.corrections), values.part);
  } catch (error) {
    if (error instanceof CorrectionsError) {
      warn(`${error.message.trim()}\n`);
      return 2;
    }
    warn(`读不了 ${file}：${describeError(error)}\n`);
    return 2;
  }
  if (values.json) write(`${JSON.stringify(inspected.records, null, 2)}\n`);
  else write(`${toReport(inspected, new Map(readThemes(root).map(({ id, name }) => [id, name])))}\n`);
  return inspected.records.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

if (isStarted(import.meta.url)) process.exitCode = await inspect(process.argv.slice(2));
