/** What was done and can be undone, and what was undone and can be done again, to ledgers or drafts. A reload of the page keeps both. */

/** How a step is taken back: by an edit of its document, or of the document as a whole. */
type Back<Edit, Whole> = Edit | { type: 'restore'; whole: Whole } | { type: 'delete' };

interface Step<Edit, Whole> {
  /** The ledger or draft. */
  of: string;
  back: Back<Edit, Whole>;
  words: string;
  /** The field it was typed in: letters typed into one field are one step. */
  field?: string;
}

/** Documents, each under an id, that edits change. */
export interface EditedStore<Edit, Whole> {
  read: (id: string) => unknown;
  choose: (id: string) => void;
  /** @returns how to take the edit back; null where it could not be made */
  edit: (id: string, edit: Edit) => Edit | null;
  restore: (whole: Whole, id: string) => void;
  remove: (id: string) => Whole | null;
}

/** Steps that can be taken back: an afternoon's, each of a few hundred bytes. */
export const MOST_STEPS = 200;

export class Steps<Edit extends { type: string; values?: object }, Whole> {
  #undos: Step<Edit, Whole>[] = [];
  #redos: Step<Edit, Whole>[] = [];
  readonly #key: string;
  readonly #store: EditedStore<Edit, Whole>;

  /** @param key in the session's storage */
  constructor(key: string, store: EditedStore<Edit, Whole>) {
    this.#key = key;
    this.#store = store;
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { undos?: unknown; redos?: unknown };
      this.#undos = toSteps(kept.undos);
      this.#redos = toSteps(kept.redos);
    } catch {
      // Forbidden, or not ours: there is nothing to undo.
    }
  }

  /** For the next page of this tab. */
  keep(): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ undos: this.#undos, redos: this.#redos }));
    } catch {
      // Full or forbidden: undoing ends with the page.
    }
  }

  add(step: Step<Edit, Whole>): void {
    const last = this.#undos.at(-1);
    const joined = step.field !== undefined && last?.field === step.field && last.of === step.of ? join(last.back, step.back) : null;
    if (last && joined) last.back = joined;
    else this.#undos = [...this.#undos, step].slice(-MOST_STEPS);
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

  /** @returns what was taken back, and whether it could be; null where there was nothing */
  take(way: 'undo' | 'redo'): { words: string; done: boolean } | null {
    const [from, to] = way === 'undo' ? [this.#undos, this.#redos] : [this.#redos, this.#undos];
    const step = from.pop();
    if (!step) return null;
    const back = this.#apply(step);
    if (back) to.push({ of: step.of, back, words: step.words });
    return { words: step.words, done: back !== null };
  }

  /** @returns how to take that back again */
  #apply({ of, back }: Step<Edit, Whole>): Back<Edit, Whole> | null {
    if (isWhole(back)) {
      this.#store.restore(back.whole, of);
      return { type: 'delete' };
    }
    if (back.type === 'delete') {
      const whole = this.#store.remove(of);
      return whole && { type: 'restore', whole };
    }
    if (this.#store.read(of)) this.#store.choose(of);
    return this.#store.edit(of, back as Edit);
  }
}

/** Two edits of the same kind that set values, as one; null for others. */
function join<Edit extends { type: string; values?: object }, Whole>(first: Back<Edit, Whole>, second: Back<Edit, Whole>): Edit | null {
  if (!('values' in first) || !('values' in second) || first.type !== second.type) return null;
  // The first value is what comes back; what must still be there is the latest.
  return { ...second, values: { ...second.values, ...first.values } } as Edit;
}

function isWhole<Edit extends { type: string }, Whole>(back: Back<Edit, Whole>): back is { type: 'restore'; whole: Whole } {
  return back.type === 'restore' && 'whole' in back;
}

function toSteps<Edit, Whole>(value: unknown): Step<Edit, Whole>[] {
  return Array.isArray(value) ? value.filter((each): each is Step<Edit, Whole> => typeof each === 'object' && each !== null && 'of' in each && 'back' in each && 'words' in each) : [];
}
