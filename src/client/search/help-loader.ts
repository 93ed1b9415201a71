/** What is said when nothing matches comes as a script of its own: most searches never need it. */
import type { Answer, Engine } from './engine.ts';

/** Fills `place` with what is near a search without results. */
export type MakeHelp = (place: HTMLElement, answer: Answer, engine: Engine, root: string, isStale: () => boolean) => Promise<void>;

declare global {
  /** Set by assets/search-help.js. */
  var makeSearchHelp: MakeHelp | undefined;
}

export function loadHelp(root: string): Promise<MakeHelp> {
  return new Promise((done, fail) => {
    if (globalThis.makeSearchHelp) {
      done(globalThis.makeSearchHelp);
      return;
    }
    const script = document.createElement('script');
    script.src = `${root}assets/search-help.js`;
    script.onload = () => {
      if (globalThis.makeSearchHelp) done(globalThis.makeSearchHelp);
    };
    script.onerror = () => { fail(new Error('search-help.js cannot be loaded')); };
    document.head.append(script);
  });
}
