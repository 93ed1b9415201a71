/** The comparison stage: work points → alignment, shared wording, responsibility, promises, coverage, citations. */
export { ALIGNMENT_DEFAULTS, alignPoints, alignPointsInSteps, partnersOf, type Alignment, type AlignmentOptions, type Partner } from './alignment.ts';
export { indexCitations, type CitationPart, type CitedDocument, type CitingNotice, type Mention } from './cited-documents.ts';
export {
  compareCoverage, comparePlansWithReport, findUnmatched, toCoverage,
  type Coverage, type CoverageCell, type CoverageDifference, type PlanAgainstReport, type ReportedPoint, type UnmatchedPoint,
} from './coverage.ts';
export { compareTwo, type Compared, type DifferencePart, type DifferencePartId } from './difference.ts';
export { PROMISE_TOPICS, type PromiseTopic } from './promise-topics.ts';
export {
  comparePromises, findInheritedDeadlines, listPromises, toTimeline, toVerifiability,
  type Phrase, type Promised, type PromiseOptions, type Timeline, type TimelineDay, type TopicComparison, type TopicPlace, type Verifiability,
} from './promises.ts';
export {
  listFunctions, listLeaders, toResponsibilityMatrix,
  type FunctionProfile, type NamedUnit, type ResponsibilityCell, type ResponsibilityMatrix, type ResponsibilityOptions, type ThemeLeaders, type ThemeLeadership,
} from './responsibility.ts';
export { matchRows, type ComparisonRow, type RowCell, type RowOptions } from './rows.ts';
export { RELATED, SAME, type Evidence, type Relation } from './relation.ts';
export { findAlone, findConcrete, type ConcreteSentence } from './theme-opening.ts';
export { findUnit, listDuties, UNIT_ROLES, type AssignmentThemes, type UnitDuty, type UnitEntry, type UnitRole, type UnitsDictionary } from './units.ts';
export {
  findSharedWording, findTerms, findWordingPairs, markWording, SHORTEST_MARKED, SHORTEST_SHARED,
  type MarkedStretch, type SharedName, type SharedSpan, type SharedWording, type TermUse, type WordingPair, type WordingPlace, type WordingShare,
} from './wording.ts';
export { findOrder, type Order, type Standing } from './standing.ts';
export { findFiguresOf, findSentencesOf, listSentencesBeside, toReportedKind, type ReportedKind } from './reported.ts';
