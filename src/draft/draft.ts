/**
 * A draft of next year's notice: its head, and in one order headings and items. Numbers are never stored: they follow
 * from the order. Whatever comes in, from storage or a file, goes through `toDraft`: what it gives is sound, and giving
 * it in again changes nothing.
 */
import { sortByRank } from '../ledger/ranks.ts';
import { cleanText } from '../text/clean.ts';

/** The version of the shape; every stored or exported draft says which it has. */
export const DRAFT_VERSION = 1;
export const DRAFT_FORMAT = 'yaodian-duizhao/draft';

/** Ten times what a long notice has; what a browser still edits at ease. */
export const MOST_BLOCKS = 2000;
/** Characters of one field: thirty pages of print for a single item. */
export const LONGEST_FIELD = 20_000;

export const HEAD_FIELDS = ['title', 'number', 'issuer', 'salutation', 'opening', 'closing', 'date'] as const;
export type HeadField = typeof HEAD_FIELDS[number];

export interface DraftHead extends Record<HeadField, string> {
  /** 标题 */
  title: string;
  /** The year dates without one belong to; null where it is not said. */
  year: number | null;
  /** 发文字号 */
  number: string;
  /** 发文机关署名 */
  issuer: string;
  /** 主送机关 */
  salutation: string;
  /** Paragraphs before the first heading. */
  opening: string;
  /** Paragraphs after the last item. */
  closing: string;
  /** 成文日期, in words. */
  date: string;
  /** Ids of the themes that the draft is to have; null as long as the reader has not chosen. */
  themes: string[] | null;
}

/** A sentence taken from a point of this site, or from one's own notice of last year. */
export interface Borrowed {
  sentence: string;
  /** `jinan-2023/13`; for one's own last year ''. */
  point: string;
  /** `济南2023第13项`, `本单位上年第5项` */
  label: string;
  /** The reader said that it is their own. */
  own: boolean;
}

export interface HeadingBlock {
  kind: 'heading';
  id: string;
  rank: number;
  level: 1 | 2;
  text: string;
}

export const ITEM_FIELDS = ['task', 'text', 'lead', 'participants', 'deadline', 'remark', 'theme'] as const;
export type ItemField = typeof ITEM_FIELDS[number];

export interface ItemBlock extends Record<ItemField, string> {
  kind: 'item';
  id: string;
  rank: number;
  /** 工作任务: a few words; may be blank. */
  task: string;
  /** 具体要求 */
  text: string;
  /** 牵头单位, 配合单位: names separated by 、 */
  lead: string;
  participants: string;
  /** 完成时限, in words. */
  deadline: string;
  remark: string;
  /** Id of a theme, or ''. */
  theme: string;
  /** The deadline is one the law sets. */
  byLaw: boolean;
  borrowed: Borrowed[];
}

export type Block = HeadingBlock | ItemBlock;

export interface Draft {
  head: DraftHead;
  /** In their order. */
  blocks: Block[];
}

/** Why a draft cannot be read, in words for the reader. */
export class DraftError extends Error {
  override name = 'DraftError';
}

/** Text as every format can hold it: line feeds, no control characters, no halves of characters. */
export function toText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return cleanText(value, LONGEST_FIELD);
}

/** The same on one line: pasted cells and lines must not break a number from its words. */
export function toLine(value: unknown): string {
  return toText(value).replace(/\s*\n\s*/g, '').replace(/\t/g, ' ').trim();
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export function toHead(value: unknown): DraftHead {
  const from = isObject(value) ? value : {};
  const year = Number(from['year']);
  const words = Object.fromEntries(HEAD_FIELDS.map((field) => [field, field === 'opening' || field === 'closing' ? toText(from[field]) : toLine(from[field])])) as Record<HeadField, string>;
  const themes = from['themes'];
  return {
    ...words, year: Number.isInteger(year) && year >= 1990 && year <= 2199 ? year : null,
    themes: Array.isArray(themes) ? [...new Set(themes.map(toLine))].filter((theme) => theme !== '') : null,
  };
}

function toBorrowed(value: unknown): Borrowed[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((each) => ({
    sentence: toText(each['sentence']), point: toLine(each['point']), label: toLine(each['label']), own: each['own'] === true,
  })).filter(({ sentence, label }) => sentence !== '' && label !== '');
}

/** @param at stands for its rank where it says none; JSON knows no -0 */
export function toBlock(value: unknown, at = 0): Block {
  const from = isObject(value) ? value : { text: value };
  const rank = typeof from['rank'] === 'number' && Number.isFinite(from['rank']) ? from['rank'] + 0 : at + 1;
  const id = typeof from['id'] === 'string' && /^[a-z0-9-]{1,40}$/.test(from['id']) ? from['id'] : `b${String(at + 1)}`;
  if (from['kind'] === 'heading') return { kind: 'heading', id, rank, level: from['level'] === 2 ? 2 : 1, text: toLine(from['text']) };
  const words = Object.fromEntries(ITEM_FIELDS.map((field) => [field, field === 'text' || field === 'remark' ? toText(from[field]) : toLine(from[field])])) as Record<ItemField, string>;
  return { kind: 'item', id, rank, ...words, byLaw: from['byLaw'] === true, borrowed: toBorrowed(from['borrowed']) };
}

/** @throws DraftError where `value` has no blocks, or too many */
export function toDraft(value: unknown): Draft {
  const from = isObject(value) ? value : {};
  if (!Array.isArray(from['blocks'])) throw new DraftError('这不是起草的稿子：里面没有条目。');
  if (from['blocks'].length > MOST_BLOCKS) throw new DraftError(`条目太多：有${String(from['blocks'].length)}项，一份稿子最多${String(MOST_BLOCKS)}项。`);
  const seen = new Set<string>();
  const blocks = from['blocks'].map((each, at) => {
    const block = toBlock(each, at);
    for (let copy = 1, { id } = block; seen.has(block.id); copy += 1) block.id = `${id.slice(0, 30)}-${String(copy)}`;
    seen.add(block.id);
    return block;
  });
  return { head: toHead(from['head']), blocks: sortByRank(blocks) };
}

export function toJson(draft: Draft): string {
  return `${JSON.stringify({ format: DRAFT_FORMAT, version: DRAFT_VERSION, ...toDraft(draft) }, null, 2)}\n`;
}

/** @throws DraftError */
export function fromJson(text: string): Draft {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new DraftError('文件内容不是完整的 JSON，可能没有下载完，或者被改坏了。');
  }
  const { format, version } = isObject(value) ? value : {};
  if (format !== DRAFT_FORMAT) throw new DraftError('这个 JSON 文件不是本站“起草”导出的稿子。');
  if (typeof version === 'number' && version > DRAFT_VERSION) throw new DraftError('这份稿子是较新版本的网站保存的，请更新网站后再打开。');
  if (version !== DRAFT_VERSION) throw new DraftError('看不出这份稿子是哪个版本的。');
  return toDraft(value);
}

/** A notice that says nothing yet. */
export function makeHead(year: number): DraftHead {
  return toHead({ year, title: `${String(year)}年政务公开工作要点` });
}

export function isItem(block: Block): block is ItemBlock {
  return block.kind === 'item';
}

/** Names of units as the reader typed them: 、 ， ； and line feeds set them apart. */
export function splitUnits(words: string): string[] {
  return [...new Set(words.split(/[、，,；;\n]/).map((name) => name.trim()).filter((name) => name !== '' && !isBlank(name)))];
}

/** What stands where nothing was filled in. */
export const BLANK = '〔\u3000〕';

/** Whether words are nothing, or the sign that they are to be filled in. */
export function isBlank(words: string): boolean {
  return /^\s*(?:〔\s*〕)?\s*$/.test(words);
}
