/** The questions that this corpus answers, computed once a build. */
import { indexCitations } from '../compare/cited-documents.ts';
import { answerQuestions, rankFindings, type AnsweredQuestion } from '../compare/findings/index.ts';
import { getAnnexDifferences } from './annex.ts';
import { getAssignmentThemes, getPointsByNotice, getShown, getThemes, ofCorpus } from './corpus.ts';
import { getAlignmentsOf, getSharedWording } from './comparison.ts';
import { getUnits } from './units.ts';

/** In the order of the page of questions; of very many notices, those that pages about all notices show. */
export const getAnswers = ofCorpus(answerAll);

/** The most telling first. */
export async function getFindings(): Promise<AnsweredQuestion[]> {
  return rankFindings(await getAnswers());
}

async function answerAll(): Promise<AnsweredQuestion[]> {
  const [{ notices, points }, pointsOf, themes, wording] = [await getShown(), await getPointsByNotice(), await getThemes(), await getSharedWording()];
  const records = points.map(({ record }) => record);
  const alignments = await getAlignmentsOf(records.map(({ id }) => id));
  return answerQuestions({
    notices: notices.map(({ id, record, short, province, statistics }) => ({ record, short, province, statistics, differences: getAnnexDifferences(id) })),
    points: records,
    themes: themes.map(({ id, name }) => ({ id, name })),
    units: getUnits(),
    assignmentThemes: await getAssignmentThemes(),
    alignments,
    spans: wording.spans,
    documents: indexCitations(notices.map(({ id, tree }) => ({ id, tree, points: pointsOf.get(id) ?? [] }))),
  });
}
