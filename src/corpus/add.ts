/** Takes a notice into a corpus: its bytes, what is proposed of it, its ids. All of it or nothing. */
import { appendFileSync, copyFileSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { Document } from 'yaml';
import { toCorrectionsYaml, type ReadingCorrection } from '../notice/index.ts';
import type { ArchivePart } from '../reading/index.ts';
import { splitLines } from '../text/line-ends.ts';
import { noticeContentSchema, type NoticeContent } from './content-schema.ts';
import { inspectFile, readContents, type InspectedFile } from './inspect.ts';
import { loadCorpus, toSha256, type Corpus } from './load.ts';
import { proposeId, toShortName } from './propose.ts';
import { describeError } from './system-error.ts';

/** Why a notice was not taken in, for the person at the terminal. */
export class AddError extends Error {}

export interface Proposal {
  content: NoticeContent;
  inspected: InspectedFile;
  /** The lines that go to content/permalinks.txt. */
  permalinks: string[];
}

/** @throws AddError where nothing can be proposed, or it is there already */
export async function propose(root: string, paths: string | readonly string[], wishes: { id?: string | undefined; short?: string | undefined; corrections?: readonly ReadingCorrection[]; parts?: readonly string[] | undefined } = {}): Promise<Proposal> {
  const inspected = await inspectFile(root, paths, wishes.corrections ?? [], wishes.parts);
  const { records, known } = inspected;
  if (inspected.parts.length > 0) throw new AddError(`${records.diagnostics[0]?.message ?? ''}\n${listArchiveParts(inspected.parts)}`);
  if (known) throw new AddError(`已经收录：${known.id}（seeds/${known.seed}），字节完全相同。${known.parts.length > 0 ? '要收录压缩包里的另一份，请用 --part 写明。' : ''}`);
  const errors = records.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new AddError(`有错误，没有添加：\n${errors.map(({ start, message, ruleId }) => `  ${String(start.line)}:${String(start.column)} ${message} ${ruleId}`).join('\n')}`);
  const contents = readContents(root);
  const proposed = proposeId(records.notice, contents.map(({ content }) => content.id));
  const id = wishes.id ?? proposed?.id;
  if (id === undefined) throw new AddError('看不出是哪里的通知，请用 --id 写明编号，如 --id yunchuan-2024 --short 云川。');
  const short = wishes.short ?? proposed?.short ?? (records.notice.region === null ? id.replace(/-\d{4}.*$/, '') : toShortName(records.notice.region));
  const number = nextSeedNumber(root);
  const nameSeed = ({ path, sha256 }: InspectedFile['sources'][number]) => `${number}_${sha256.slice(0, 16)}${extname(path).toLowerCase() || '.txt'}`;
  const [first, ...others] = inspected.sources;
  if (!first) throw new AddError('没有文件。');
  const same = inspected.sources.find(({ sha256 }, at) => inspected.sources.some((other, before) => before < at && other.sha256 === sha256));
  if (same) throw new AddError(`${same.name} 与另一个文件字节完全相同，只要一个。`);
  const checked = noticeContentSchema.safeParse({
    id, seed: nameSeed(first), annexes: others.map((source) => ({ file: nameSeed(source), name: source.name })), parts: inspected.read?.parts ?? [], short, confirmed: false, errata: [], readingCorrections: wishes.corrections ?? [],
    themes: Object.fromEntries(records.points.map(({ number, themes }) => [number, { primary: themes.primary, secondary: themes.secondary }])),
  });
  if (!checked.success) throw new AddError(checked.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`).join('\n'));
  if (contents.some(({ content }) => content.id === id) || existsSync(join(root, 'content/notices', `${id}.yaml`))) {
    throw new AddError(`编号 ${id} 已经有了，不覆盖。请用 --id 另写一个。`);
  }
  return { content: checked.data, inspected, permalinks: [id, ...records.points.map(({ number }) => `${id}/${number}`)] };
}

/** What an archive has, a file a line, for --part. */
export function listArchiveParts(parts: readonly ArchivePart[]): string {
  return parts.map(({ name, looks, annex, readable }, at) => `  ${String(at + 1)}  ${name}${annex ? '（像附件）' : ''}${looks === '' ? '' : `：${readable ? '' : '读不了，'}${looks}`}`).join('\n');
}

/** Notices stand in the order of their seeds: a new one comes last, and no other changes its colour. */
function nextSeedNumber(root: string): string {
  const folder = join(root, 'seeds');
  const numbers = (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => /^\d{1,9}(?=_)/.exec(name)?.[0] ?? []);
  return String(Math.max(-1, ...numbers.map(Number)) + 1).padStart(Math.max(3, ...numbers.map(({ length }) => length)), '0');
}

/** The file a person goes on with. */
export function toContentYaml({ id, seed, annexes, parts, short, confirmed, themes, readingCorrections }: NoticeContent): string {
  const document = new Document({ id, seed, ...(annexes.length > 0 ? { annexes } : {}), ...(parts.length > 0 ? { parts } : {}), short, confirmed, errata: [], themes });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
  const head = text.slice(0, text.indexOf('\nthemes:') + 1)
    .replace(/^confirmed:/m, '# true：主题已认定；false：主题只由规则建议，站点上标“待核”。\nconfirmed:')
    .replace(/^errata:/m, '# 勘误：原文照录，页面上只作提示。每条写 line、quote、correction、reason。\nerrata:');
  const rows = Object.entries(themes).map(([number, { primary, secondary }]) => `  '${number}': { primary: ${primary}, secondary: [${secondary.join(', ')}] }`);
  const corrections = readingCorrections.length === 0 ? '' : `# 更正读法：原文照录，只改程序怎么读。每条写 line、words，再写 columns 或 as，可写 note。\n${toCorrectionsYaml(readingCorrections)}`;
  return `${head}${corrections}# 主题：条目编号 → 一个主要主题、若干次要主题。这些由规则建议，请逐条读过、改正，再把 confirmed 改为 true。\nthemes:${rows.length > 0 ? `\n${rows.join('\n')}` : ' {}'}\n`;
}

/**
 * Writes what was proposed and loads the corpus with it; where anything fails, everything is as it was.
 *
 * @throws AddError
 */
export function add(root: string, { content, inspected, permalinks }: Proposal): { corpus: Corpus; written: string[] } {
  /** What takes back each step, the last first. */
  const undo: (() => void)[] = [];
  const written: string[] = [];
  const makeFolder = (folder: string) => {
    const missing: string[] = [];
    for (let at = folder; !existsSync(at); at = dirname(at)) missing.push(at);
    mkdirSync(folder, { recursive: true });
    undo.push(() => missing.forEach((each) => rmdirSync(each)));
  };
  const place = (name: string, write: (target: string) => void) => {
    const target = join(root, name);
    makeFolder(dirname(target));
    try {
      write(target);
    } catch (error) {
      // A full disk leaves a part of the file; one that was there before is not ours.
      if ((error as { code?: string }).code !== 'EEXIST') rmSync(target, { force: true });
      throw error;
    }
    undo.push(() => rmSync(target));
    written.push(name);
  };
  try {
    for (const [at, { path, sha256 }] of inspected.sources.entries()) {
      const name = at === 0 ? content.seed : content.annexes[at - 1]?.file ?? '';
      place(`seeds/${name}`, (target) => copyFileSync(path, target, constants.COPYFILE_EXCL));
      if (toSha256(readFileSync(join(root, 'seeds', name))) !== sha256) throw new AddError('文件在读取之后变了，请再试。');
    }
    place(`content/notices/${content.id}.yaml`, (target) => writeFileSync(target, toContentYaml(content), { flag: 'wx' }));
    const list = join(root, 'content/permalinks.txt');
    const before = existsSync(list) ? readFileSync(list) : null;
    undo.push(() => (before === null ? rmSync(list, { force: true }) : writeFileSync(list, before)));
    const published = new Set(splitLines(before?.toString('utf8') ?? ''));
    const lines = permalinks.filter((line) => !published.has(line));
    appendFileSync(list, `${before !== null && before.length > 0 && before.at(-1) !== 0x0a ? '\n' : ''}${lines.join('\n')}\n`);
    written.push(`content/permalinks.txt（${String(lines.length)} 行）`);
    return { corpus: loadCorpus(root), written };
  } catch (error) {
    for (const step of undo.reverse()) {
      try {
        step();
      } catch {
        // The others are still worth taking back.
      }
    }
    throw new AddError(`没有添加，已全部撤回：${describeError(error)}`, { cause: error });
  }
}
