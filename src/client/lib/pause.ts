/** Lets the page answer the reader between two pieces of work. */
export function pause(): Promise<void> {
  return new Promise((done) => { setTimeout(done); });
}

/** Milliseconds of work in one go. */
const BUDGET = 8;

/** Does work that stops now and then, with a pause wherever it has taken some milliseconds. */
export async function doInSlices<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (let end = performance.now() + BUDGET; ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + BUDGET;
  }
}
