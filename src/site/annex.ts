/** Body against annex, for notices that say the same twice. */
import { findBodyAnnexDifferences, type BodyAnnexDifference } from '../points/body-annex.ts';
import { getCorpus, type Corpus, type CorpusNotice } from '../corpus/load.ts';

let byId: { corpus: Corpus; notices: Map<string, CorpusNotice> } | null = null;

/** The differences of a notice's annex from its body; empty for a notice without both. Reads the corpus itself: rows share their clause. */
export function getAnnexDifferences(notice: string): BodyAnnexDifference[] {
  const corpus = getCorpus();
  if (byId?.corpus !== corpus) byId = { corpus, notices: new Map(corpus.notices.map((each) => [each.id, each])) };
  const found = byId.notices.get(notice);
  return found ? findBodyAnnexDifferences(found.points.map(({ record, evidence }) => ({ ...record, evidence }))) : [];
}
