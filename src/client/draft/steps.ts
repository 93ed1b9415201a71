/** What was done to drafts and can be undone, and what was undone and can be done again. A reload of the page keeps both. */
import type { Edit } from '../../draft/edits.ts';
import type { DraftStore, StoredDraft } from './store.ts';

type Back = Edit | { type: 'restore'; whole: StoredDraft } | { type: 'delete' };

interface Step {
  draft: string;
  back: Back;
  words: string;
  /** The field it was typed in: letters typed into one field are one step. */
  field?: string;
}

const KEY = 'yaodian-duizhao/draft-steps';
const MOST_STEPS = 200;

export class Steps {
  #undos: Step[] = [];
  #redos: Step[] = [];
  readonly #store: DraftStore;

  constructor(store: DraftStore) {
    this.#store = store;
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { undos?: unknown; redos?: unknown };
      this.#undos = toSteps(kept.undos);
      this.#redos = toSteps(kept.redos);
    } catch {
      // Forbidden, or not ours: there is nothing to undo.
    }
    addEventListener('pagehide', () => {
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ undos: this.#undos, redos: this.#redos }));
      } catch {
        // Full or forbidden: undoing ends with the page.
      }
    });
  }

  add(step: Step): void {
    const last = this.#undos.at(-1);
    if (step.field !== undefined && last?.field === step.field && last.draft === step.draft && isSet(last.back) && isSet(step.back) && last.back.type === step.back.type) {
      // The first value is what comes back; what must still be there is the latest.
      last.back = { ...step.back, values: { ...step.back.values, ...last.back.values } } as Back;
    } else this.#undos = [...this.#undos, step].slice(-MOST_STEPS);
    this.#redos = [];
  }

  /** The next letters, in whatever field, are another step. */
  endTyping(): void {
    const last = this.#undos.at(-1);
    if (last) delete last.field;
  }

  nextWords(way: 'undo' | 'redo'): string | null {
    return (way === 'undo' ? this.#undos : this.#redos).at(-1)?.words ?? null;
  }

  /** @returns what was taken back, and whether it could be; null where there was nothing */
  take(way: 'undo' | 'redo'): { words: string; done: boolean } | null {
    const [from, to] = way === 'undo' ? [this.#undos, this.#redos] : [this.#redos, this.#undos];
    const step = from.pop();
    if (!step) return null;
    const back = this.#apply(step);
    if (back) to.push({ draft: step.draft, back, words: step.words });
    return { words: step.words, done: back !== null };
  }

  #apply({ draft, back }: Step): Back | null {
    if (back.type === 'restore') {
      this.#store.create(back.whole, draft);
      return { type: 'delete' };
    }
    if (back.type === 'delete') {
      const whole = this.#store.remove(draft);
      return whole && { type: 'restore', whole };
    }
    if (this.#store.read(draft)) this.#store.choose(draft);
    return this.#store.edit(draft, back);
  }
}

function isSet(back: Back): back is Extract<Edit, { type: 'set' | 'head' }> {
  return back.type === 'set' || back.type === 'head';
}

function toSteps(value: unknown): Step[] {
  return Array.isArray(value) ? value.filter((each): each is Step => typeof each === 'object' && each !== null && 'draft' in each && 'back' in each && 'words' in each) : [];
}
