/**
 * Keys in this browser's storage. Where storage is full or forbidden, what cannot be kept stays in the memory of this
 * page, and whoever asks is told.
 */
export type StorageProblem = 'full' | 'forbidden';

export class KeptKeys {
  readonly #prefix: string;
  readonly #isOwn: (name: string) => boolean;
  /** What storage did not take; null is what it did not remove. */
  readonly #kept = new Map<string, string | null>();
  #problem: StorageProblem | null = null;
  readonly #listeners = new Set<(elsewhere: boolean) => void>();

  /**
   * @param prefix what all keys begin with
   * @param isOwn which names behind it are meant; all, unless others share the prefix
   */
  constructor(prefix: string, isOwn: (name: string) => boolean = () => true) {
    this.#prefix = prefix;
    this.#isOwn = isOwn;
    addEventListener('storage', ({ key }) => {
      if (key === null || this.#holds(key)) this.tell(true);
    });
    // Back from the history, the page may be older than what is stored.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.tell(true);
    });
    addEventListener('beforeunload', (event) => {
      if (this.problem !== null) event.preventDefault();
    });
  }

  /** Null where everything is kept. */
  get problem(): StorageProblem | null {
    return this.#kept.size > 0 ? this.#problem : null;
  }

  /** @param listener is told whether another tab made the change */
  onChange(listener: (elsewhere: boolean) => void): void {
    this.#listeners.add(listener);
  }

  tell(elsewhere: boolean): void {
    for (const listener of this.#listeners) listener(elsewhere);
  }

  get(name: string): string | null {
    const key = this.#prefix + name;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  set(name: string, value: string | null): void {
    this.#setKey(this.#prefix + name, value);
  }

  #setKey(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      this.#kept.delete(key);
    } catch (error) {
      this.#problem = error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED') ? 'full' : 'forbidden';
      this.#kept.set(key, value);
    }
  }

  /** There may be room again for what storage did not take. */
  retry(): void {
    for (const [key, value] of [...this.#kept]) this.#setKey(key, value);
  }

  #holds(key: string): boolean {
    return key.startsWith(this.#prefix) && this.#isOwn(key.slice(this.#prefix.length));
  }

  /** All names there are, without the prefix. */
  names(): string[] {
    const keys = new Set<string>();
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key !== null && this.#holds(key)) keys.add(key);
      }
    } catch {
      // Forbidden: there is what this page keeps.
    }
    for (const [key, value] of this.#kept) {
      if (value === null) keys.delete(key);
      else keys.add(key);
    }
    return [...keys].map((key) => key.slice(this.#prefix.length));
  }
}
