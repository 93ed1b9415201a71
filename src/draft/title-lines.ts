/** A title of several lines: by GB/T 9704 words stay whole and the lines are of fitting lengths. */

/** In characters of the title's size: a digit or letter takes half of one. */
export function widthOf(words: string): number {
  return [...words].reduce((sum, char) => sum + (/[\u0000-\u00ff]/.test(char) ? 0.5 : 1), 0); // eslint-disable-line no-control-regex
}

/** What a break costs beside lines that differ by so many characters; at any other place it costs MIDDLE. */
const COSTS: readonly [RegExp, number][] = [
  [/(?:年度?|关于|印发)$/, 2],
  [/[、，》]$/, 3],
];
const BEFORE = /^(?:关于|印发|政务公开|工作|任务|要点|方案|分工|清单|通知|实施|《)/;
const MIDDLE = 12;
/** Nothing opens at the end of a line, closes at the beginning, or breaks inside a number. */
const FORBIDDEN = /[《（〔“(]$|\n/;
const FORBIDDEN_BEFORE = /^[》）〕”)、，。：；年月日号]/;

function costOf(before: string, after: string, issuer: string): number {
  if (FORBIDDEN.test(before) || FORBIDDEN_BEFORE.test(after) || (/[\dA-Za-z]$/.test(before) && /^[\dA-Za-z]/.test(after))) return Infinity;
  if (issuer !== '' && before.endsWith(issuer)) return 0;
  return COSTS.find(([pattern]) => pattern.test(before))?.[1] ?? (BEFORE.test(after) ? 3 : MIDDLE);
}

/** @param most characters that a line holds */
export function toTitleLines(title: string, issuer: string, most: number): string[] {
  const width = widthOf(title);
  if (width <= most) return [title];
  const first = width / Math.ceil(width / most);
  const chars = [...title];
  let best: { at: number; cost: number } | null = null;
  for (let at = 1; at < chars.length; at += 1) {
    const before = chars.slice(0, at).join('');
    const own = widthOf(before);
    if (own > most) break;
    // Lines are told from the top: what is left has to fit into as many lines as it would have had.
    if (Math.ceil((width - own) / most) > Math.ceil(width / most) - 1) continue;
    const cost = 2 * Math.abs(own - first) + costOf(before, chars.slice(at).join(''), issuer.trim());
    if (cost < (best?.cost ?? Infinity)) best = { at, cost };
  }
  // One long word: it breaks where the line is full.
  const at = best?.at ?? Math.max(1, Math.floor(most));
  return [chars.slice(0, at).join(''), ...toTitleLines(chars.slice(at).join(''), issuer, most)];
}
