/** What stands on a printed page: letters and rules with their places, whatever format drew them. */

/** A letter; y is its baseline, counted downwards, in points. */
export interface Glyph {
  char: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Which way its line runs. */
  dx: number;
  dy: number;
}

/** A straight rule: upright at x = `at` from y to y, or level at y = `at` from x to x. */
export interface Rule {
  upright: boolean;
  at: number;
  from: number;
  to: number;
}

export interface PageContent {
  number: number;
  width: number;
  height: number;
  glyphs: Glyph[];
  rules: Rule[];
  images: number;
  /** The share of the page that images cover; over 1 where they lie on one another. */
  imageShare: number;
  /** Letters that are drawn without ink: put behind a scan by recognition. */
  invisible: number;
}

/** Lines as they run on their page, as rules: nearly upright, nearly level. */
export function toRules(points: readonly (readonly [number, number])[]): Rule[] {
  const rules: Rule[] = [];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as [number, number], points[i] as [number, number]];
    if (Math.abs(a[0] - b[0]) < 0.7 && Math.abs(a[1] - b[1]) > 1) rules.push({ upright: true, at: (a[0] + b[0]) / 2, from: Math.min(a[1], b[1]), to: Math.max(a[1], b[1]) });
    else if (Math.abs(a[1] - b[1]) < 0.7 && Math.abs(a[0] - b[0]) > 1) rules.push({ upright: false, at: (a[1] + b[1]) / 2, from: Math.min(a[0], b[0]), to: Math.max(a[0], b[0]) });
  }
  return rules;
}

/** A filled shape so thin that it is a rule. */
export function toThinRule(points: readonly (readonly [number, number])[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    ...(right - left <= 3 && bottom - top >= 0.2 ? [{ upright: true, at: (left + right) / 2, from: top, to: bottom }] : []),
    ...(bottom - top <= 3 && right - left >= 0.2 ? [{ upright: false, at: (top + bottom) / 2, from: left, to: right }] : []),
  ];
}

/** Brings a page whose writing lies on its side, or stands on its head, upright; drops letters that were drawn twice for weight. */
export function straighten(page: PageContent): void {
  const turns = [0, 0, 0, 0];
  for (const { dx, dy } of page.glyphs) {
    const quarter = (Math.round(Math.atan2(dy, dx) / (Math.PI / 2)) + 4) % 4;
    turns[quarter] = (turns[quarter] ?? 0) + 1;
  }
  const turn = turns.indexOf(Math.max(...turns));
  if (turn > 0) {
    const { width, height } = page;
    const back = turn === 1 ? (x: number, y: number): [number, number] => [y, width - x]
      : turn === 3 ? (x: number, y: number): [number, number] => [height - y, x] : (x: number, y: number): [number, number] => [width - x, height - y];
    for (const glyph of page.glyphs) [glyph.x, glyph.y] = back(glyph.x, glyph.y);
    for (const rule of page.rules) {
      const [a, b] = rule.upright ? [back(rule.at, rule.from), back(rule.at, rule.to)] : [back(rule.from, rule.at), back(rule.to, rule.at)];
      if (turn !== 2) rule.upright = !rule.upright;
      const [across, along] = rule.upright ? [0, 1] as const : [1, 0] as const;
      rule.at = a[across];
      rule.from = Math.min(a[along], b[along]);
      rule.to = Math.max(a[along], b[along]);
    }
    if (turn !== 2) [page.width, page.height] = [height, width];
  }
  page.glyphs = dropDoubled(page.glyphs);
}

/** A letter drawn again for weight stands so near the first, in heights of a letter; the next 0 of 00 stands half a height away. */
const DOUBLED = 0.2;
/** And nearer than this, in its own widths: the second l of `install` stands a whole width away, which may be less than 0.2 of the height. */
const OWN_WIDTHS = 0.6;

function dropDoubled(glyphs: readonly Glyph[]): Glyph[] {
  const kept = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const near = Math.max(0.6, glyph.height * DOUBLED);
    const beside = Math.max(0.6, Math.min(near, glyph.width * OWN_WIDTHS));
    const isTwin = (other: Glyph) => Math.abs(other.x - glyph.x) <= beside && Math.abs(other.y - glyph.y) <= near;
    // Letters of one kind by squares of the page: a twin is in this one or beside it.
    const [column, row] = [Math.round(glyph.x / SQUARE), Math.round(glyph.y / SQUARE)];
    const keyOf = (x: number, y: number) => `${glyph.char}${String(x)},${String(y)}`;
    for (let x = column - 1; x <= column + 1; x++) for (let y = row - 1; y <= row + 1; y++) if (kept.get(keyOf(x, y))?.some(isTwin)) return false;
    const own = kept.get(keyOf(column, row));
    if (own) own.push(glyph);
    else kept.set(keyOf(column, row), [glyph]);
    return true;
  });
}

/** The side of such a square, in points: hardly two letters of one kind stand in it. */
const SQUARE = 12;
