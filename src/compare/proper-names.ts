/**
 * Proper names inside texts: of laws and documents, of bodies, of columns and platforms. Two bureaus that name the same
 * law have a name in common, not wording.
 */
import type { WorkPoint } from '../points/index.ts';
import type { Folded } from '../text/fold.ts';
import { foldText } from '../text/fold.ts';

/** A name as it stands in a text, in letters and digits of the folded text. */
export interface NamePlace {
  /** Number of the text. */
  text: number;
  start: number;
  end: number;
}

/** The outermost 《…》; a mark without its partner gives none. */
const TITLE = /《(?:[^《》]|《[^《》]*》)*》/g;
/** 苏政办发〔2018〕112号 */
const NUMBER = /[\p{Script=Han}]{2,10}[〔[［]\s*(?:19|20)\d{2}\s*[〕\]］]\s*\d{1,5}\s*号/gu;
/** “公共交通企事业单位信息公开”专栏: what stands in quotation marks and is said to be a column or the like, inside or behind. */
const QUOTED = /“[^“”]*(?:专栏|专区|专题|栏目|平台|网站|系统|公众号)”|“[^“”]*”(?:专栏|专区|专题|栏目|平台|网站|系统|公众号)/g;
/** 政府信息与政务公开工作领导小组办公室 */
const BODY = /(?:政府信息|政务|公开|工作|与|和|及){1,12}领导小组(?:及其办公室|办公室)?|(?:国务院|[省市县区](?:人民)?政府)办公[厅室]/g;

/**
 * A name this long is known wherever it stands, also without its marks; a shorter one may be a mere phrase (政务公开,
 * 公开指南), and counts as a name only in its marks. As for the titles that a notice gives itself (cited-documents.ts).
 */
const SHORTEST_KNOWN = 8;

const letters = (words: string): string => foldText(words, 'letters').text;

/**
 * Where names stand in the texts of points: those marked as names, and where the texts or the units of the points give a
 * name, the same words without marks.
 *
 * @param folded the texts of the points, folded to letters
 * @returns in order; names do not overlap
 */
export function findNames(points: readonly WorkPoint[], folded: readonly Folded[]): NamePlace[] {
  const known = new Set<string>();
  const know = (words: string): void => {
    const name = letters(words);
    if (name.length >= SHORTEST_KNOWN) known.add(name);
  };
  const marked = points.map((point) => {
    for (const unit of [...point.lead, ...point.participants, ...point.responsible]) know(unit);
    // A number of a document has a bracket, which few texts have: the pattern looks at every letter.
    return [TITLE, ...(/[〔[［]/.test(point.text) ? [NUMBER] : []), QUOTED, BODY].flatMap((pattern) => Array.from(point.text.matchAll(pattern), ({ index, 0: words }) => {
      if (pattern === TITLE || pattern === QUOTED) know(words);
      return { start: index, end: index + words.length };
    }));
  });
  /** By their first letters, the longest first. */
  const byHead = new Map<string, string[]>();
  /** Whether a name begins with a letter: most letters begin none. */
  const isHead = new Uint8Array(0x10000);
  for (const name of [...known].sort((a, b) => b.length - a.length)) {
    const head = name.slice(0, SHORTEST_KNOWN);
    isHead[head.charCodeAt(0)] = 1;
    const list = byHead.get(head);
    if (list) list.push(name);
    else byHead.set(head, [name]);
  }
  return folded.flatMap((text, at): NamePlace[] => {
    const inside = marked[at] ?? [];
    const offsetOf = (i: number) => text.at?.[i] ?? i;
    const found: NamePlace[] = [];
    const sorted = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
    let next = 0;
    for (let i = 0; i < text.text.length;) {
      while (next < sorted.length && (sorted[next] as { end: number }).end <= offsetOf(i)) next++;
      const mark = sorted[next];
      let end = i;
      if (mark && mark.start <= offsetOf(i)) while (end < text.text.length && offsetOf(end) < mark.end) end++;
      else if (isHead[text.text.charCodeAt(i)] === 1) {
        const name = byHead.get(text.text.slice(i, i + SHORTEST_KNOWN))?.find((each) => text.text.startsWith(each, i));
        if (name !== undefined) end = i + name.length;
      }
      if (end > i) found.push({ text: at, start: i, end });
      i = Math.max(end, i + 1);
    }
    return found;
  });
}
