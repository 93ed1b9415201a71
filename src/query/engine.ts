/** What answers a question: rows by name, whatever the engine. */
import type { EngineName, Query } from './queries.ts';

export type Values = Readonly<Record<string, string | null>>;
export type Row = Record<string, unknown>;

export interface Engine {
  name: EngineName;
  ask: (query: Query, values: Values) => Promise<Row[]>;
  close: () => void;
}

/** Where something can be mended: the message says what. */
export class QueryError extends Error {}
