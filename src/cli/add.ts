/**
 * npm run add -- FILE… [--part NAME]… [--id ID] [--short NAME] [--dry-run]
 *
 * Takes a notice into the corpus, themes suggested and not confirmed, and says
 * what a person should look at. Exit code: 0 added, 1 not, 2 for wrong usage.
 */
import { describeUnderstanding, measureUnderstanding } from '../rules/understanding.ts';
import { add, AddError, propose, type Proposal } from '../corpus/add.ts';
import { findCorpusRoot, type Corpus } from '../corpus/load.ts';
import { CorrectionsError, readCorrections } from '../corpus/read-corrections.ts';
import { describeError, isSystemError } from '../corpus/system-error.ts';
import type { WorkPoint } from '../points/index.ts';
import { KIND, SEVERITY, toPointLabel } from '../view/labels.ts';
import { isStarted } from './is-started.ts';
import { readArguments, toPrintable } from './one-file.ts';
import { toPath } from './options.ts';

const USAGE = '用法：npm run add -- 文件 [附件…] [--part 名字]… [--id 编号] [--short 简称] [--corrections 更正.yaml] [--dry-run]\n\n把一份通知（和它的附件）收进来：字节原样存入 seeds/，主题由规则建议，标“待核”。--corrections 里的更正写进 content/notices/编号.yaml，以后都这样读；压缩包（.zip）里有几份时用 --part 写明收哪一份，可以写几次，写文件名或序号；--dry-run 只看不写。';

function describe({ content, inspected, permalinks }: Proposal): string {
  const { notice } = inspected.records;
  const or = (value: string | number | null) => (value === null ? '（没有写明）' : toPrintable(String(value)));
  return [
    ...(inspected.inspection ? [describeUnderstanding(measureUnderstanding(inspected.inspection.read))] : []),
    `编号：${content.id}\u3000简称：${content.short}`, `标题：${or(notice.title)}`, `地区：${or(notice.region)}\u3000年份：${or(notice.year)}\u3000种类：${KIND[notice.kind]}`,
    `条目：${String(permalinks.length - 1)} 项`, ...(content.readingCorrections.length > 0 ? [`人工更正：${String(content.readingCorrections.length)} 处`] : []), ...inspected.read?.notes ?? [],
  ].join('\n');
}

/** What a person should look at, most needed first. */
function toAdvice({ content, inspected }: Proposal, corpus: Corpus | null): string {
  const { notice, points, diagnostics } = inspected.records;
  const lines: string[] = [];
  const list = (found: readonly WorkPoint[]) => `${found.slice(0, 12).map((point) => toPointLabel(point)).join('，')}${found.length > 12 ? `等${String(found.length)}项` : ''}`;
  for (const [name, value] of [['地区', notice.region], ['年份', notice.year], ['标题', notice.title]] as const) {
    if (value === null) lines.push(`没有读出${name}，请看来源文件的开头和落款。`);
  }
  const silent = points.filter((point) => point.lead.length + point.participants.length + point.responsible.length === 0);
  if (silent.length > 0 && notice.kind !== 'annual-report') lines.push(`没有责任单位：${list(silent)}。`);
  const unsure = inspected.inspection?.points.filter(({ suggestion }) => suggestion === null).map(({ record }) => record) ?? [];
  if (unsure.length > 0) lines.push(`看不出主题：${list(unsure)}。`);
  const doubtful = inspected.inspection?.points.filter(({ suggestion }) => suggestion?.sure === false).map(({ record }) => record) ?? [];
  if (doubtful.length > 0) lines.push(`主题拿不准，请先看：${list(doubtful)}。`);
  const units = corpus?.notices.find(({ id }) => id === content.id)?.diagnostics.filter(({ ruleId }) => ruleId === 'unit-unmapped').length ?? 0;
  if (units > 0) lines.push(`${String(units)} 个单位还没有归入职能，请写进 content/units.yaml。`);
  for (const { severity, start, message } of diagnostics.filter((each) => each.severity !== 'info')) {
    lines.push(`${String(start.line)}:${String(start.column)} ${SEVERITY[severity]}：${toPrintable(message)}`);
  }
  lines.push(`逐条核对 content/notices/${content.id}.yaml 里的主题，核对完把 confirmed 改为 true。`);
  return `请看：\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** Runs `work` to its end, also where somebody presses Ctrl-C: half of it written would be worse than all or nothing. */
function uninterrupted<T>(work: () => T): T {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ignore = () => undefined;
  for (const signal of signals) process.on(signal, ignore);
  try {
    return work();
  } finally {
    for (const signal of signals) process.off(signal, ignore);
  }
}

/** @returns the exit code */
export async function runAdd(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): Promise<number> {
  const given = readArguments(args, { id: { type: 'string' }, short: { type: 'string' }, corrections: { type: 'string' }, 'dry-run': { type: 'boolean' }, part: { type: 'string', multiple: true } }, USAGE, warn);
  if (typeof given === 'number') return given;
  const { values, file, paths } = given;
  const root = findCorpusRoot();
  try {
    const corrections = values.corrections === undefined ? [] : readCorrections(toPath(values.corrections), values.corrections);
    const proposal = await propose(root, paths, { id: values.id, short: values.short, corrections, parts: values.part });
    write(`${describe(proposal)}\n`);
    if (values['dry-run']) {
      write(`\n${toAdvice(proposal, null)}\n\n没有写任何文件。\n`);
      return 0;
    }
    const { corpus, written } = uninterrupted(() => add(root, proposal));
    write(`\n已写入：\n${written.map((name) => `- ${name}`).join('\n')}\n\n${toAdvice(proposal, corpus)}\n\n接着运行 npm run build。\n`);
    return 0;
  } catch (error) {
    if (error instanceof AddError || error instanceof CorrectionsError) {
      warn(`${error.message.trim()}\n`);
      return error instanceof AddError ? 1 : 2;
    }
    if (!isSystemError(error)) throw error;
    warn(`读不了 ${file}：${describeError(error)}\n`);
    return 2;
  }
}

if (isStarted(import.meta.url)) process.exitCode = await runAdd(process.argv.slice(2));
