/** What one page of the site hands to another in the same tab; it is taken once. */
import type { Insertion } from '../../draft/advice.ts';
import type { Draft } from '../../draft/draft.ts';

const KEY = 'yaodian-duizhao/handed-over';
const TAKEN = 'yaodian-duizhao/handed-drafts';

/** What 自查 hands to 起草. */
export interface HandedOver {
  draft: Draft;
  /** In how many places the reader corrected how it was read. */
  corrected?: number;
  /** The same for the same draft. */
  digest: string;
  /** Others' words to put into an item, counted from 0. */
  insertion?: { item: number; words: Insertion; label: string };
}

/** @returns whether it could be left there */
export function handOver(value: HandedOver): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(value));
    return true;
  } catch {
    // Full or forbidden.
    return false;
  }
}

export function takeOver(): HandedOver | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text === null ? null : JSON.parse(text) as HandedOver;
  } catch {
    return null;
  }
}

/** Which draft was made of what was handed over before; null where none. */
export function findTaken(digest: string): string | null {
  try {
    return (JSON.parse(sessionStorage.getItem(TAKEN) ?? '{}') as Record<string, string>)[digest] ?? null;
  } catch {
    return null;
  }
}

export function noteTaken(digest: string, draft: string): void {
  try {
    sessionStorage.setItem(TAKEN, JSON.stringify({ [digest]: draft }));
  } catch {
    // Then the same text makes another draft.
  }
}
