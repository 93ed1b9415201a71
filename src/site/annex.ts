/** Body against annex, for notices that say the same twice. */
import { findBodyAnnexDifferences, type BodyAnnexDifference } from '../compare/body-annex.ts';
import { getCorpus } from '../corpus/load.ts';

/** The differences of a notice's annex from its body; empty for a notice without both. Reads the corpus itself: rows share their clause. */
export function getAnnexDifferences(notice: string): BodyAnnexDifference[] {
  const found = getCorpus().notices.find(({ id }) => id === notice);
  return found ? findBodyAnnexDifferences(found.points.map(({ record, evidence }) => ({ ...record, evidence }))) : [];
}
