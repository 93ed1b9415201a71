/** Questions readers bring, answered from the records; and which of the answers are worth telling unasked. */
import { bodyAgainstAnnex } from './body-against-annex.ts';
import { doSumsHold } from './do-sums-hold.ts';
import { everybody } from './everybody.ts';
import { everywhere } from './everywhere.ts';
import type { AnsweredQuestion, FindingSource, Question } from './finding.ts';
import { leadAgainstDeadline } from './lead-against-deadline.ts';
import { mostAlike } from './most-alike.ts';
import { mostCited } from './most-cited.ts';
import { mostLeads } from './most-leads.ts';
import { neitherDeadlineNorFigure } from './neither-deadline-nor-figure.ts';
import { nothingLikeIt } from './nothing-like-it.ts';
import { onlyInOnePlace } from './only-in-one-place.ts';
import { reportProblems } from './report-problems.ts';
import { requestsAnswered } from './requests-answered.ts';
import { sharedWording } from './shared-wording.ts';
import { threeElements } from './three-elements.ts';
import { whatIsPromised } from './what-is-promised.ts';
import { whenIsItDue } from './when-is-it-due.ts';
import { whoApplies } from './who-applies.ts';
import { whoLeads } from './who-leads.ts';
import { whoPromises } from './who-promises.ts';

export type { Answer, AnsweredQuestion, AnswerPart, EvidenceGroup, EvidenceItem, FindingSource, Question } from './finding.ts';
export { toSentence } from './words.ts';

/** In the order of the page of questions. To answer something new, add an entry. */
export const QUESTIONS: readonly Question[] = [
  // The first stand on home: one of each kind before the second of any.
  whoLeads('interpretation', '政策解读'),
  whoPromises,
  whatIsPromised('reply-period', '依申请公开多少天答复？'),
  nothingLikeIt,
  mostLeads,
  mostAlike,
  everybody,
  whenIsItDue,
  whatIsPromised('consultation-period', '公开征求意见多少天？'),
  whoLeads('on-request', '依申请公开'),
  whoLeads('public-response', '舆情回应'),
  whoLeads('normative-documents', '规范性文件公开'),
  whoLeads('new-media', '政务新媒体'),
  threeElements,
  neitherDeadlineNorFigure,
  leadAgainstDeadline,
  whatIsPromised('interpretation-period', '解读材料几天内发布？'),
  whatIsPromised('open-days', '开放活动一年办几次？'),
  whatIsPromised('attended-meetings', '公众列席几次会议？'),
  whatIsPromised('training', '一年培训几次？'),
  whatIsPromised('reports-heard', '领导一年听几次汇报？'),
  everywhere,
  onlyInOnePlace,
  sharedWording,
  mostCited,
  bodyAgainstAnnex,
  requestsAnswered,
  whoApplies,
  doSumsHold,
  reportProblems,
];

/** The questions that the records answer, in the order of the list. */
export function answerQuestions(source: FindingSource, questions: readonly Question[] = QUESTIONS): AnsweredQuestion[] {
  return questions.flatMap(({ id, ask, answer }) => {
    const found = answer(source);
    return found ? [{ id, ask, ...found }] : [];
  });
}

/** Answers worth telling unasked, the most telling first. */
export function rankFindings(answered: readonly AnsweredQuestion[]): AnsweredQuestion[] {
  return answered.filter(({ telling }) => telling > 0).sort((a, b) => b.telling - a.telling);
}
