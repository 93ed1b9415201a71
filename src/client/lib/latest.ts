/** Of what a reader asks for, one thing after another, only the last counts: what was asked before and comes later is dropped. */
export class Latest {
  #asked = 0;

  /** Whether anything was. */
  get isAsked(): boolean {
    return this.#asked > 0;
  }

  /** Something is asked for. @returns tells later whether something else was since */
  begin(): () => boolean {
    const mine = ++this.#asked;
    return () => mine !== this.#asked;
  }

  /**
   * Asks for something that takes time; neither of the others is called where something else was asked for meanwhile.
   *
   * @param keep takes what was found; what it throws is told to `fail` too
   */
  async take<Found>(work: (isStale: () => boolean) => Promise<Found>, keep: (found: Found) => void, fail: (error: unknown) => void): Promise<void> {
    const isStale = this.begin();
    try {
      const found = await work(isStale);
      if (!isStale()) keep(found);
    } catch (error) {
      if (!isStale()) fail(error);
    }
  }
}
