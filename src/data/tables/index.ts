/** All tables, each defined once: as data/ has them for spreadsheets, and as exports have them for databases. */
import { ALIGNMENTS, WORDING } from './comparison.ts';
import { DIAGNOSTICS, NOTICES } from './notices.ts';
import { ASSIGNMENTS, COMMITMENTS, DIFFERENCES, DUTIES, POINT_THEMES, POINTS } from './points.ts';
import { CHECKS, STATISTICS, THEMES, UNITS } from './reference.ts';

export * from './comparison.ts';
export * from './notices.ts';
export * from './points.ts';
export * from './reference.ts';

/**
 * Of the tables in databases. Higher where a reader of the last version would misread: a table or column is gone, is
 * called something else or means something else. A new column or table changes nothing.
 */
export const SCHEMA_VERSION = 1;

/** Those of databases, each after the ones it refers to. */
export const DATABASE_TABLES = {
  themes: THEMES, notices: NOTICES, points: POINTS, point_themes: POINT_THEMES, assignments: ASSIGNMENTS, duties: DUTIES, commitments: COMMITMENTS,
  units: UNITS, alignments: ALIGNMENTS, wording: WORDING, statistics: STATISTICS, checks: CHECKS, differences: DIFFERENCES, diagnostics: DIAGNOSTICS,
} as const;

export type DatabaseTableName = keyof typeof DATABASE_TABLES;
