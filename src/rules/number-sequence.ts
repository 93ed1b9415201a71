import { fromNumeral, leavesOf, nodesOf, wordsOf, type Cell, type NoticeNode, type Position, type Section } from '../notice/index.ts';
import type { Finding, Rule } from './rule.ts';

interface Numbered {
  ordinal: number;
  marker: string;
  at: Position;
}

/** What is printed around a number: （） of （二）, 、 of 二、. */
function toShape({ marker }: Numbered): string {
  // ㈡ is (二).
  return marker.normalize('NFKC').replace(/[0-9一二三四五六七八九十百〇零○\s]/g, '').replace(/（/g, '(').replace(/）/g, ')').replace(/[．、]/g, '.');
}

/** Siblings whose numbers look alike; 1. and （1） side by side are two series. */
function splitByShape(siblings: readonly Numbered[]): Numbered[][] {
  const series = new Map<string, Numbered[]>();
  for (const number of siblings) {
    const list = series.get(toShape(number));
    if (list) list.push(number);
    else series.set(toShape(number), [number]);
  }
  return [...series.values()];
}

const toLetters = (cell: Cell) => [...leavesOf(cell)].map(({ value }) => value.replace(/\s/g, '')).join('');

/** Numbers among siblings, in order: 一、二、三、; （一）（二）; 序号; the headings of a table. */
function* findSeries(tree: Parameters<Rule['check']>[0]['tree']): Generator<Numbered[]> {
  const toNumbered = (section: Section): Numbered => {
    const marker = section.children.find((child) => child.type === 'marker');
    return { ordinal: section.ordinal, marker: marker?.value ?? '', at: marker?.position ?? section.position };
  };
  // A heading that a person sees has no number where none is printed.
  const isNumbered = (child: NoticeNode): child is Section => child.type === 'section' && (!child.chosen || child.children.some(({ type }) => type === 'marker'));
  yield* splitByShape(tree.children.filter(isNumbered).map(toNumbered));
  /** The last of each shape. */
  const before = new Map<string, Numbered>();
  for (const node of nodesOf(tree)) {
    if (node.type === 'section') {
      const below = node.children.filter(isNumbered).map(toNumbered);
      for (const series of splitByShape(below)) {
        // （一）…（四） in one chapter and （五）… in the next: one series through the chapters.
        const first = series[0] as Numbered;
        const last = before.get(toShape(first));
        yield last && first.ordinal > 1 ? [last, ...series] : series;
        before.set(toShape(first), series[series.length - 1] as Numbered);
      }
    }
    if (node.type === 'table' && node.columns) {
      const columns = new Map<string, Numbered[]>();
      const headings = new Map<string, string>();
      for (const row of node.children) {
        if (row.type !== 'row' || row.header) continue;
        for (const cell of row.children) {
          if (cell.type !== 'cell' || cell.column === null) continue;
          const marker = cell.children.find((child) => child.type === 'marker');
          const words = cell.column === 'index' ? wordsOf(cell) : marker?.value ?? '';
          const ordinal = fromNumeral(words.replace(/[（()）.．、\s]/g, ''));
          if (words === '' || ordinal === null) continue;
          // A heading that each of its rows prints again is one.
          if (cell.column === 'chapter' || cell.column === 'clause') {
            const heading = toLetters(cell);
            if (headings.get(cell.column) === heading) continue;
            headings.set(cell.column, heading);
          }
          if (cell.column === 'chapter') {
            yield columns.get('clause') ?? [];
            columns.delete('clause');
          }
          const list = columns.get(cell.column) ?? [];
          // A chapter's clauses start at one again; the series before is done.
          if (ordinal === 1 && list.length > 0) yield list.splice(0);
          list.push({ ordinal, marker: words, at: marker?.position ?? cell.position });
          columns.set(cell.column, list);
        }
      }
      yield* columns.values();
    }
  }
}

/** Numbers left out. What was lost with them may have been lost from the notice too. */
export const numberGap: Rule = {
  id: 'number-gap',
  severity: 'warning',
  title: '编号缺号',
  *check({ tree }) {
    const seen = new Set<number>();
    const chosen = [...nodesOf(tree)].flatMap((node) => (node.chosen ? [node.position.start.offset] : []));
    /** The number between may be printed in a line that a person took out. */
    const isExcused = (from: number, to: number) => {
      let [low, high] = [0, chosen.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((chosen[middle] as number) <= from) low = middle + 1;
        else high = middle;
      }
      return (chosen[low] ?? Infinity) < to;
    };
    for (const series of findSeries(tree)) {
      for (let i = 1; i < series.length; i++) {
        const here = series[i] as Numbered;
        const before = series[i - 1] as Numbered;
        if (here.ordinal <= before.ordinal + 1 || seen.has(here.at.start.offset) || isExcused(before.at.start.offset, here.at.start.offset)) continue;
        seen.add(here.at.start.offset);
        yield {
          place: here.at,
          cause: before.at,
          reason: `Unexpected number "${here.marker}" after "${before.marker}", expected ordinal ${before.ordinal + 1}`,
          note: `“${before.marker}”之后直接是“${here.marker}”，中间的编号缺失，缺的标题或内容可能已经丢失。`,
        };
      }
    }
  },
};

/** A number printed twice. Points keep their places: the second gets a letter. */
export const numberDuplicate: Rule = {
  id: 'number-duplicate',
  severity: 'warning',
  title: '编号重复',
  *check({ tree }): Generator<Finding> {
    const seen = new Set<number>();
    for (const series of findSeries(tree)) {
      const first = new Map<number, Numbered>();
      for (const here of series) {
        const before = first.get(here.ordinal);
        if (!before) {
          first.set(here.ordinal, here);
          continue;
        }
        if (seen.has(here.at.start.offset)) continue;
        seen.add(here.at.start.offset);
        yield {
          place: here.at,
          cause: before.at,
          reason: `Unexpected second "${here.marker}", expected each number once`,
          note: `编号“${here.marker}”重复出现；后一个条目的编号加字母区分。`,
        };
      }
    }
  },
};
