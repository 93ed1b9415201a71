/** Which documents the notices name: every 《title》 and every 〔year〕 number, and by whom. */
import { isLeaf, leavesOf, type Leaf, type NoticeNode, type NoticeRoot } from '../notice/index.ts';
import type { Span } from '../text/span.ts';
import { foldText } from '../text/fold.ts';

/** Where in a notice a document is named. */
export type CitationPart = 'title' | 'field' | 'heading' | 'text' | 'remark' | 'units' | 'table';

export interface Mention {
  notice: string;
  /** The point it stands in, or null: the words before the first point, a body clause beside an annex. */
  point: string | null;
  part: CitationPart;
  /** In the text of the point; null where it is in no point's text. */
  span: Span | null;
  /** In the seed; from the first character to the last, page breaks included. */
  source: Span;
  line: number;
  /** As printed, without 《》. Of a number, the number. */
  quote: string;
  /** Only its year and number stand there, with no title before. */
  numberOnly: boolean;
  /** The notice's own number at its head, or what its own title names: what it issues, not what it cites. */
  own: boolean;
}

export interface CitedDocument {
  /** Same for all spellings: letters and digits of the title without 中华人民共和国, or of the number. */
  key: string;
  /** The spelling used most, else the first. Null where only the number is named. */
  title: string | null;
  /** All spellings of the title, the most frequent first. */
  spellings: string[];
  /** 苏政办发〔2018〕112号, brackets and digits unified. */
  numbers: string[];
  /** In the order of the notices. */
  mentions: Mention[];
  /** Ids, each once. */
  notices: string[];
}

/** What is needed of a notice. A corpus notice fits. */
export interface CitingNotice {
  id: string;
  tree: NoticeRoot;
  points: readonly {
    record: { id: string; source: readonly { start: { offset: number }; end: { offset: number } }[] };
    evidence?: { whole: { start: { offset: number }; end: { offset: number } } };
  }[];
}

/** A run of words that belongs together, page breaks inside it left out. */
interface Run {
  text: string;
  leaves: Leaf[];
  part: CitationPart;
  /** 发文字号 at the head. */
  own: boolean;
}

/** 苏政办发〔2018〕112号, 穗交运函[2022]415号, （国办公开办函〔2019〕61 号） */
const NUMBER = /([\p{Script=Han}]{1,20})\s*[〔[［【（(]\s*((?:19|20)[0-9]{2}|[１２][０-９]{3})\s*[〕\]］】）)]\s*(?:第\s*)?([0-9０-９]{1,5})\s*号/gu;
/** Words before the code of an issuer that are not part of it: 根据苏政办发… */
const BEFORE_CODE = /^.*(?:根据|按照|依据|依照|贯彻|落实|执行|转发|印发|参照|参见|对照|遵照|号|和|及|与|见|以)(?=[\p{Script=Han}]{2})/u;

/**
 * Collects the documents that notices name, in their points, headings,
 * remarks and in the words before the first point.
 *
 * Nested titles (《关于转发〈…〉的通知》) are named too. A title that a page
 * break cuts is joined. A title of one word (《条例》) is counted to the
 * full title before it in the same notice that ends with that word.
 *
 * @param notices trees and points, in the order wanted
 * @returns documents by the number of notices that name them, then of mentions, then in order of appearance
 */
export function indexCitations(notices: readonly CitingNotice[]): CitedDocument[] {
  const documents = new Map<string, CitedDocument>();
  const find = (key: string) => {
    let document = documents.get(key);
    if (!document) documents.set(key, (document = { key, title: null, spellings: [], numbers: [], mentions: [], notices: [] }));
    return document;
  };
  /** Number → the key of the title it was printed behind. */
  const titled = new Map<string, string>();
  const loose: { number: string; mention: Mention }[] = [];
  const counts = new Map<string, Map<string, number>>();
  for (const notice of notices) {
    const locate = makeLocator(notice);
    const seen: string[] = [];
    const runs = joinCut([...runsOf(notice.tree)]);
    const ownTitles = runs.filter(({ part }) => part === 'title').map(({ text }) => foldText(text, 'letters').text);
    for (const run of runs) {
      const titles = findTitles(run.text);
      for (const title of titles) {
        const words = run.text.slice(title.start, title.end);
        const key = resolveShort(toTitleKey(words), seen);
        if (key === '') continue;
        seen.push(key);
        const document = find(key);
        const spellings = counts.get(key) ?? new Map<string, number>();
        counts.set(key, spellings.set(words, (spellings.get(words) ?? 0) + 1));
        document.mentions.push({ ...locate(run, title), quote: words, numberOnly: false, own: key.length >= SHORTEST_OWN && ownTitles.some((own) => own.includes(key)) });
      }
      for (const { number, start, end } of findNumbers(run.text)) {
        // 《…》（苏政办发〔2018〕112号）
        const before = titles.find((title) => title.depth === 0 && /^》\s*(?:[（(]\s*)?$/.test(run.text.slice(title.end, start)));
        const key = before ? resolveShort(toTitleKey(run.text.slice(before.start, before.end)), seen) : '';
        if (key !== '') {
          titled.set(number, key);
          const document = find(key);
          if (!document.numbers.includes(number)) document.numbers.push(number);
        } else {
          loose.push({ number, mention: { ...locate(run, { start, end }), quote: run.text.slice(start, end), numberOnly: true, own: run.own } });
        }
      }
    }
  }
  for (const { number, mention } of loose) {
    const document = find(titled.get(number) ?? foldText(number, 'letters').text);
    if (!document.numbers.includes(number)) document.numbers.push(number);
    document.mentions.push(mention);
  }
  const order = new Map(notices.map(({ id }, at) => [id, at]));
  for (const document of documents.values()) {
    document.mentions.sort((a, b) => (order.get(a.notice) ?? 0) - (order.get(b.notice) ?? 0) || a.source.start - b.source.start || a.source.end - b.source.end);
    document.notices = [...new Set(document.mentions.map(({ notice }) => notice))];
    document.spellings = [...counts.get(document.key) ?? []].sort(([a, x], [b, y]) => y - x || b.length - a.length).map(([spelling]) => spelling);
    // 《条例》 may be the commonest spelling, but it is no title.
    document.title = document.spellings.find((spelling) => !isShort(toTitleKey(spelling))) ?? document.spellings[0] ?? null;
  }
  const first = ({ mentions: [mention] }: CitedDocument) => [order.get(mention?.notice ?? '') ?? 0, mention?.source.start ?? 0] as const;
  return [...documents.values()].sort((a, b) => b.notices.length - a.notices.length || b.mentions.length - a.mentions.length
    || first(a)[0] - first(b)[0] || first(a)[1] - first(b)[1]);
}

/** A shorter name inside a title may be a mere phrase of it: 政务公开. */
const SHORTEST_OWN = 8;

// ── titles and numbers in running text ─────────────────────────────────────

interface Title extends Span {
  /** 0 outside any other title. */
  depth: number;
}

/** The insides of 《》 and of 〈〉 within them, in order. A mark without its partner gives none. */
function findTitles(text: string): Title[] {
  const titles: Title[] = [];
  const open: { mark: string; start: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i);
    if (mark === '《' || ((mark === '〈' || mark === '＜') && open.length > 0)) open.push({ mark, start: i + 1 });
    else if (mark === '》' || mark === '〉' || mark === '＞') {
      const at = open.findLastIndex((each) => (each.mark === '《') === (mark === '》'));
      if (at < 0) continue;
      titles.push({ start: (open[at] as { start: number }).start, end: i, depth: at });
      open.length = at;
    }
  }
  return titles.sort((a, b) => a.start - b.start);
}

function findNumbers(text: string): ({ number: string } & Span)[] {
  return Array.from(text.matchAll(NUMBER), (match) => {
    const [words, prefix = '', year = '', serial = ''] = match;
    const code = prefix.replace(BEFORE_CODE, '');
    return {
      number: `${code}〔${foldText(year, 'letters').text}〕${foldText(serial, 'letters').text}号`,
      start: match.index + prefix.length - code.length,
      end: match.index + words.length,
    };
  });
}

function toTitleKey(title: string): string {
  return foldText(title, 'letters').text.replace(/^中华人民共和国/, '');
}

/** 《条例》, 《办法》: the kind of a document, not its name. */
function isShort(key: string): boolean {
  return /^(?:条例|办法|规定|规则|细则|通知|意见|方案|要点|规划|报告|制度|清单|指南|公约|法)$/.test(key);
}

function resolveShort(key: string, seen: readonly string[]): string {
  return isShort(key) ? seen.findLast((each) => each.length > key.length && each.replace(/试行$/, '').endsWith(key)) ?? key : key;
}

// ── where it stands ────────────────────────────────────────────────────────

/** The runs of words of a notice, in order. */
function* runsOf(tree: NoticeRoot): Generator<Run> {
  const stack: { node: NoticeNode; part: CitationPart }[] = [{ node: tree, part: 'text' }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, part } = top;
    if (isLeaf(node)) {
      if (node.type === 'text') yield toRun([node], part, false);
      continue;
    }
    if (['field', 'heading', 'paragraph', 'assignment', 'cell'].includes(node.type)) {
      const leaves = [...leavesOf(node)].filter((leaf) => leaf.type === 'text');
      if (leaves.length > 0) yield toRun(leaves, toPart(node), node.type === 'field' && node.name === 'documentNumber');
      continue;
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push({ node: node.children[i] as NoticeNode, part: node.type === 'row' ? 'table' : part });
  }
}

/** A break inside a title may have made a heading of its first half: `（一）学习《政府信息公⏎⏎开条例》…` */
function joinCut(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    const isProse = ({ part }: Run) => part === 'heading' || part === 'text';
    if (last && isProse(last) && isProse(run) && last.text.lastIndexOf('《') > last.text.lastIndexOf('》') && /^[^《]*》/.test(run.text)) {
      joined[joined.length - 1] = toRun([...last.leaves, ...run.leaves], last.part, last.own);
    } else joined.push(run);
  }
  return joined;
}

function toRun(leaves: Leaf[], part: CitationPart, own: boolean): Run {
  return { leaves, part, own, text: leaves.map((leaf) => leaf.value).join('') };
}

function toPart(node: NoticeNode): CitationPart {
  if (node.type === 'field') return node.name === 'title' ? 'title' : 'field';
  if (node.type === 'heading') return 'heading';
  if (node.type === 'assignment') return 'units';
  if (node.type !== 'cell') return 'text';
  switch (node.column) {
    case 'remark': return 'remark';
    case 'lead': case 'participants': case 'responsible': return 'units';
    case 'chapter': case 'clause': return 'heading';
    case 'requirement': return 'text';
    default: return 'table';
  }
}

type Place = Pick<Mention, 'notice' | 'point' | 'part' | 'span' | 'source' | 'line'>;

/** From a stretch of a run to its place in the seed and in a point. */
function makeLocator({ id, points }: CitingNotice): (run: Run, span: Span) => Place {
  return ({ leaves, part }, { start, end }) => {
    const first = toSource(leaves, start);
    const last = toSource(leaves, end - 1);
    const source = { start: first.offset, end: last.offset + 1 };
    const inside = points.find(({ record }) => toTextOffset(record.source, source.start) !== null);
    if (inside) {
      const from = toTextOffset(inside.record.source, source.start) as number;
      const to = toTextOffset(inside.record.source, last.offset);
      return { notice: id, point: inside.record.id, part, span: to === null ? null : { start: from, end: to + 1 }, source, line: first.line };
    }
    const around = points.find(({ evidence }) => evidence && evidence.whole.start.offset <= source.start && source.end <= evidence.whole.end.offset);
    return { notice: id, point: around?.record.id ?? null, part, span: null, source, line: first.line };
  };
}

function toSource(leaves: readonly Leaf[], offset: number): { offset: number; line: number } {
  let before = 0;
  for (const { value, position } of leaves) {
    if (offset < before + value.length) return { offset: position.start.offset + offset - before, line: position.start.line };
    before += value.length;
  }
  const end = leaves[leaves.length - 1]?.position.end;
  return { offset: end?.offset ?? 0, line: end?.line ?? 1 };
}

/** A place in the seed as an offset in the text joined from `ranges`, or null. */
function toTextOffset(ranges: CitingNotice['points'][number]['record']['source'], offset: number): number | null {
  let before = 0;
  for (const { start, end } of ranges) {
    if (offset >= start.offset && offset < end.offset) return before + offset - start.offset;
    before += end.offset - start.offset;
  }
  return null;
}
