/** The five notices as what a draft is helped by. */
import { loadCorpus } from '../../src/corpus/load.ts';
import { Others, type OtherNotice } from '../../src/draft/others.ts';
import { ROOT } from '../support/notices.ts';

const corpus = loadCorpus(ROOT);
export const NOTICES: OtherNotice[] = corpus.notices.map(({ id, short, record, points }) => ({
  id, short, year: record.year, kind: record.kind, points: points.map((point) => point.record),
}));
export const THEMES = corpus.themes;
export const STATUTES = corpus.statutes;
export const UNITS = corpus.units;
export const OTHERS = new Others(NOTICES);
export const pointOf = (id: string) => {
  const found = OTHERS.points.get(id);
  if (!found) throw new Error(`Unexpected point ${id}`);
  return found.point;
};
