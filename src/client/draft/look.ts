/** What is said of a whole draft: problems, advice for each item, and how its shares stand beside those of others. */
import { NO_ADVICE, type Advice } from '../../draft/advice.ts';
import { findItemAdvice, findProblems, findShares, type Problem, type Shares } from '../../draft/checks.ts';
import { isItem, type Draft, type ItemBlock } from '../../draft/draft.ts';
import type { Others } from '../../draft/others.ts';
import type { Statute } from '../../points/statutes.ts';
import { Latest } from '../lib/latest.ts';
import { doInSlices } from '../lib/pause.ts';

/** What advice depends on. */
const toSign = (item: ItemBlock): string => JSON.stringify([item.theme, item.text, item.lead, item.deadline]);

export class Look {
  /** Null before the first look, and after another draft was chosen. */
  shares: Shares | null = null;
  readonly #functions: readonly string[];
  readonly #statutes: readonly Statute[];
  #problems = new Map<string, Problem[]>();
  readonly #advice = new Map<string, { sign: string; advice: Advice }>();
  readonly #latest = new Latest();

  /** @param functions what units do, as the site names it */
  constructor(functions: readonly string[], statutes: readonly Statute[]) {
    this.#functions = functions;
    this.#statutes = statutes;
  }

  problemsOf(item: string): Problem[] {
    return this.#problems.get(item) ?? [];
  }

  adviceFor(item: string): Advice {
    return this.#advice.get(item)?.advice ?? NO_ADVICE;
  }

  /** What was begun before comes to nothing. */
  stop(): void {
    this.#latest.begin();
  }

  /**
   * Looks at the whole draft; what takes long is done in pieces, and left off where another look begins meanwhile.
   *
   * @returns false where it was left off
   */
  async take(draft: Draft, others: Others): Promise<boolean> {
    const isStale = this.#latest.begin();
    const problems = findProblems(draft, { places: others.notices.map(({ short }) => short), functions: this.#functions, statutes: this.#statutes });
    this.#problems = new Map();
    for (const problem of problems) this.#problems.set(problem.item, [...this.problemsOf(problem.item), problem]);
    const advice = this.#advice;
    const run = function* (): Generator<undefined, void> {
      for (const item of draft.blocks.filter(isItem)) {
        if (isStale()) return;
        const sign = toSign(item);
        if (advice.get(item.id)?.sign !== sign) advice.set(item.id, { sign, advice: findItemAdvice(item, draft.head.year, others) });
        yield;
      }
    };
    await doInSlices(run());
    if (isStale()) return false;
    this.shares = findShares(draft, others);
    return true;
  }
}
