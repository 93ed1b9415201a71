/** Fields set in a record by an edit that has an inverse: ledgers and drafts are edited so. */

type Fields = Record<string, unknown>;

export interface FieldValues<Values> {
  values: Values;
  /** What a value must be now to be set: an undo leaves alone what another tab has changed since. */
  only?: Values | undefined;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * @param toNext the record with its new values; it may cut or clean them
 * @returns the record after, and what sets its fields back; null where nothing changes
 */
export function setFields<Item extends object, Values extends object>(
  record: Item, { values, only }: FieldValues<Values>, toNext: (fields: Item) => Item,
): { next: Item; undo: { values: Values; only: Values } } | null {
  const now = record as Fields;
  const wanted = values as Fields;
  const expected = only as Fields | undefined;
  const settable = Object.keys(wanted).filter((field) => field in now && (expected === undefined || same(now[field], expected[field])));
  const next = toNext({ ...record, ...Object.fromEntries(settable.map((field) => [field, wanted[field]])) });
  // Cleaned, what was set may be what it was: a blank at the end of a line.
  const fields = settable.filter((field) => !same(now[field], (next as Fields)[field]));
  if (fields.length === 0) return null;
  const pick = (from: Fields): Fields => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { next, undo: { values: pick(now) as Values, only: pick(next as Fields) as Values } };
}

let counter = 0;

/** An id that no other tab gives. */
export function makeId(): string {
  counter += 1;
  return `${Date.now().toString(36)}-${counter.toString(36)}-${Math.floor(Math.random() * 36 ** 6).toString(36)}`;
}
