/** What was done to ledgers and can be undone, and what was undone and can be done again. A reload of the page keeps both. */
import type { Edit, StoredLedger } from './edits.ts';
import type { LedgerStore } from './store.ts';

/** How a step is taken back: by an edit of its ledger, or of the ledger as a whole. */
type Back = Edit | { type: 'restore'; whole: StoredLedger } | { type: 'delete' };

interface Step {
  ledger: string;
  back: Back;
  words: string;
  /** The field it was typed in: letters typed into one field are one step. */
  field?: string;
}

const KEY = 'yaodian-duizhao/ledger-steps';
const MOST_STEPS = 200;

export class Steps {
  #undos: Step[] = [];
  #redos: Step[] = [];
  readonly #store: LedgerStore;

  constructor(store: LedgerStore) {
    this.#store = store;
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { undos?: unknown; redos?: unknown };
      this.#undos = toSteps(kept.undos);
      this.#redos = toSteps(kept.redos);
    } catch {
      // Forbidden, or not ours: there is nothing to undo.
    }
  }

  /** For the next page of this tab. */
  keep(): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ undos: this.#undos, redos: this.#redos }));
    } catch {
      // Full or forbidden: undoing ends with the page.
    }
  }

  add(step: Step): void {
    const last = this.#undos.at(-1);
    if (step.field !== undefined && last?.field === step.field && last.ledger === step.ledger && last.back.type === 'set' && step.back.type === 'set') {
      // The first value is what comes back; what must still be there is the latest.
      last.back = { ...step.back, values: { ...step.back.values, ...last.back.values } };
    } else {
      this.#undos = [...this.#undos, step].slice(-MOST_STEPS);
    }
    this.#redos = [];
  }

  /** The next letters, in whatever field, are another step. */
  endTyping(): void {
    const last = this.#undos.at(-1);
    if (last) delete last.field;
  }

  /** What the next `undo` or `redo` is of. */
  nextWords(way: 'undo' | 'redo'): string | null {
    return (way === 'undo' ? this.#undos : this.#redos).at(-1)?.words ?? null;
  }

  /** @returns of which ledger what was taken back, and whether it could be; null where there was nothing */
  take(way: 'undo' | 'redo'): { words: string; done: boolean } | null {
    const [from, to] = way === 'undo' ? [this.#undos, this.#redos] : [this.#redos, this.#undos];
    const step = from.pop();
    if (!step) return null;
    const back = this.#apply(step);
    if (back) to.push({ ledger: step.ledger, back, words: step.words });
    return { words: step.words, done: back !== null };
  }

  /** @returns how to take that back again */
  #apply({ ledger, back }: Step): Back | null {
    if (back.type === 'restore') {
      this.#store.restore(back.whole);
      return { type: 'delete' };
    }
    if (back.type === 'delete') {
      const whole = this.#store.remove(ledger);
      return whole && { type: 'restore', whole };
    }
    if (this.#store.read(ledger)) this.#store.choose(ledger);
    return this.#store.edit(ledger, back);
  }
}

function toSteps(value: unknown): Step[] {
  return Array.isArray(value) ? value.filter((each): each is Step => typeof each === 'object' && each !== null && 'ledger' in each && 'back' in each && 'words' in each) : [];
}
