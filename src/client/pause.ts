/** Lets the page answer the reader between two pieces of work. */
export function pause(): Promise<void> {
  return new Promise((done) => { setTimeout(done); });
}
