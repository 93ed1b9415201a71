/** Where two wordings of the same thing part: a character difference that knows punctuation widths. */

/** A stretch where `a` and `b` differ; one of them may be empty. Offsets into the strings as given. */
export interface Difference {
  a: readonly [start: number, end: number];
  b: readonly [start: number, end: number];
}

/** The most single edits looked for; beyond it two texts are called different as a whole. */
const MOST_EDITS = 600;

const WIDE = '，。；：！？（）【】、';
const NARROW = ',.;:!?()[],';

/**
 * One character as it is compared: width of punctuation and digits, and the
 * shape of brackets and quotes do not count. Empty for white space.
 */
export function foldChar(char: string): string {
  if (/\s|\u3000/.test(char)) return '';
  const at = WIDE.indexOf(char);
  if (at >= 0 && char !== '、') return NARROW.charAt(at);
  if (char === '〔' || char === '［' || char === '【') return '[';
  if (char === '〕' || char === '］' || char === '】') return ']';
  if (char === '“' || char === '”' || char === '＂') return '"';
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  return char.toLowerCase();
}

interface Folded {
  chars: string[];
  /** For each folded character its offset in the text. */
  at: number[];
}

function fold(text: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = foldChar(text.charAt(i));
    if (char === '') continue;
    chars.push(char);
    at.push(i);
  }
  return { chars, at };
}

/**
 * The differences between two texts, in order, by the shortest edit script
 * (Myers 1986); null where they have too little in common to tell.
 */
export function findDifferences(a: string, b: string): Difference[] | null {
  const left = fold(a);
  const right = fold(b);
  const n = left.chars.length;
  const m = right.chars.length;
  const limit = Math.min(n + m, MOST_EDITS);
  const trace: Int32Array[] = [];
  let frontier = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  let edits = -1;
  search: for (let d = 0; d <= limit; d++) {
    trace.push(frontier.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier[middle + k - 1] as number) < (frontier[middle + k + 1] as number));
      let x = down ? (frontier[middle + k + 1] as number) : (frontier[middle + k - 1] as number) + 1;
      while (x < n && x - k < m && left.chars[x] === right.chars[x - k]) x++;
      frontier[middle + k] = x;
      if (x >= n && x - k >= m) {
        edits = d;
        break search;
      }
    }
  }
  if (edits < 0) return null;
  // Walk back: each step is one deletion or insertion at (x, y).
  const steps: { x: number; y: number; deletes: boolean }[] = [];
  let x = n;
  let y = m;
  for (let d = edits; d > 0; d--) {
    frontier = trace[d] as Int32Array<ArrayBuffer>;
    const k = x - y;
    const down = k === -d || (k !== d && (frontier[middle + k - 1] as number) < (frontier[middle + k + 1] as number));
    const before = down ? k + 1 : k - 1;
    x = frontier[middle + before] as number;
    y = x - before;
    steps.push({ x, y, deletes: !down });
  }
  steps.reverse();
  const spans: { ax: number; ay: number; bx: number; by: number }[] = [];
  for (const { x: ax, y: bx, deletes } of steps) {
    const last = spans[spans.length - 1];
    if (last && last.ay === ax && last.by === bx) {
      if (deletes) last.ay++;
      else last.by++;
    } else spans.push({ ax, ay: deletes ? ax + 1 : ax, bx, by: deletes ? bx : bx + 1 });
  }
  return spans.map(({ ax, ay, bx, by }) => ({ a: unfold(left, ax, ay, a.length), b: unfold(right, bx, by, b.length) }));
}

function unfold({ at }: Folded, start: number, end: number, length: number): [number, number] {
  const from = at[start] ?? length;
  return end > start ? [from, (at[end - 1] as number) + 1] : [from, from];
}
