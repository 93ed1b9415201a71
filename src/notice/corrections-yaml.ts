/** Corrections as they stand in content/notices/<id>.yaml and in the file for `--corrections`. */
import type { ReadingCorrection } from './correction.ts';

/** A string as YAML reads it whatever is in it: JSON's, with what YAML does not take as it is escaped. */
function quote(words: string): string {
  return JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function toCorrectionsYaml(corrections: readonly ReadingCorrection[]): string {
  if (corrections.length === 0) return 'readingCorrections: []\n';
  return `readingCorrections:\n${[...corrections].sort((a, b) => a.line - b.line).map(({ line, words, columns, as, level, note }) => [
    `  - line: ${String(line)}`,
    `words: ${quote(words)}`,
    ...(columns ? [`columns: { ${Object.entries(columns).map(([place, choice]) => `${place}: ${choice}`).join(', ')} }`] : []),
    ...(as ? [`as: ${as}`] : []),
    ...(level === undefined ? [] : [`level: ${String(level)}`]),
    ...(note ? [`note: ${quote(note)}`] : []),
  ].join('\n    ')).join('\n')}\n`;
}
