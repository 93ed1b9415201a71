/** The reader's text in this browser's storage, and what the reader said of its columns and lines; only where the reader asked for it. */
import { COLUMN_CHOICES, LINE_CHOICES, type ReadingCorrection } from '../../notice/index.ts';

const KEY = 'yaodian-duizhao/draft';
const SAID_KEY = 'yaodian-duizhao/draft-corrections';

export interface KeptText {
  text: string;
  corrections: readonly ReadingCorrection[];
}

/** What is kept; null where nothing is, or storage is forbidden. */
export function readKept(): KeptText | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : { text, corrections: toCorrections(localStorage.getItem(SAID_KEY)) };
  } catch {
    return null;
  }
}

/** Corrections as they were kept; none of those that are damaged, or that another version of this page kept. */
function toCorrections(json: string | null): ReadingCorrection[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.filter(isCorrection) : [];
  } catch {
    return [];
  }
}

function isCorrection(value: unknown): value is ReadingCorrection {
  if (typeof value !== 'object' || value === null) return false;
  const { line, words, columns, as, level, note } = value as Record<string, unknown>;
  const isOneOf = (choices: readonly string[], choice: unknown) => typeof choice === 'string' && choices.includes(choice);
  const areColumns = columns === undefined || (typeof columns === 'object' && columns !== null && Object.entries(columns).every(([place, choice]) => /^[1-9][0-9]*$/.test(place) && isOneOf(COLUMN_CHOICES, choice)));
  return Number.isSafeInteger(line) && (line as number) > 0 && typeof words === 'string' && areColumns
    && (as === undefined || isOneOf(LINE_CHOICES, as)) && (level === undefined || [1, 2, 3, 4].includes(level as number)) && (note === undefined || typeof note === 'string');
}

/** @returns whether it is kept now */
export function keep({ text, corrections }: KeptText): boolean {
  try {
    localStorage.setItem(KEY, text);
    if (corrections.length > 0) localStorage.setItem(SAID_KEY, JSON.stringify(corrections));
    else localStorage.removeItem(SAID_KEY);
    return true;
  } catch {
    // Full or forbidden. An older text is not what the reader wants kept.
    forget();
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(SAID_KEY);
  } catch {
    // Forbidden: then there is nothing.
  }
}

/** Tells when another tab forgot it. */
export function onForgotten(tell: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if ((key === KEY || key === null) && newValue === null) tell();
  });
}
