/** The points stage: notice tree → work points and statistics. */
import { parse, readMetadata, type GivenTable, type Metadata, type NoticeRoot, type ReadingCorrection } from '../notice/index.ts';
import { extractPoints } from './extract.ts';
import type { ExtractedPoint } from './extracted.ts';
import { readStatistics, type ReadStatistics } from './statistics.ts';

export { readPrintedNumbers } from './printed-number.ts';
export { judgeBasis, type Statute } from './statutes.ts';
export { extractPoints } from './extract.ts';
export type { ExtractedPoint, PointContent } from './extracted.ts';
export type { BodyClause } from './body.ts';
export {
  compareWithBody, findBodyAnnexDifferences, pairBodyWithAnnex,
  type BodyAnnexDifference, type BodyAnnexKind, type BodyAnnexRow, type BodyDifference,
} from './body-annex.ts';
export { readStatistics, type Gap, type ReadStatistics } from './statistics.ts';
export { learnThemes, scoreThemes, suggestThemes, toAssignmentThemes, type ThemeExample, type ThemeGuide, type ThemeModel, type ThemeScore, type ThemeSuggestion } from './themes.ts';
export { toNames, toRoleWords, toScopeWords, type Names } from './assignments.ts';
export { toNameAmong, toPlaceName } from './names.ts';
export * from './schema.ts';

/** All that a text says, before it belongs to a site. */
export interface ReadNotice {
  text: string;
  tree: NoticeRoot;
  metadata: Metadata;
  points: ExtractedPoint[];
  statistics: ReadStatistics;
}

/**
 * Reads a notice from its text. Takes any string; throws never.
 *
 * @param tables what the file of the text says of its tables
 * @param corrections what a person says of its lines and columns
 */
export function readNotice(text: string, tables: readonly GivenTable[] = [], corrections: readonly ReadingCorrection[] = []): ReadNotice {
  const tree = parse(text, tables, corrections);
  const metadata = readMetadata(tree);
  return { text, tree, metadata, points: extractPoints(tree, metadata), statistics: readStatistics(tree) };
}
