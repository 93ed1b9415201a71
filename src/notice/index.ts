/** The notice stage: plain text ⇄ notice tree. It knows official documents, and no website. */
import { unified, type Processor } from 'unified';
import type { NoticeRoot } from './tree.ts';
import { parse } from './parse.ts';
import { toSource } from './source.ts';

export * from './tree.ts';
export { accountFor, type Account } from './account.ts';
export type { GivenSpan, GivenTable } from '../text/given-table.ts';
export * from './correction.ts';
export * from './corrections.ts';
export { toCorrectionsYaml } from './corrections-yaml.ts';
export { toPlainLetters } from '../text/reading-fold.ts';
export { parse } from './parse.ts';
export { saysNone } from './assignment.ts';
export { leavesOf, nodesOf, rangesOf, toSource, wordsOf } from './source.ts';
export { readMetadata, type Metadata, type NoticeKind } from './metadata.ts';
export { fromNumeral, HAN_DIGITS, toHalfWidthDigits } from '../text/numerals.ts';
export { LAST_ORDINAL, matchDate, matchMarker, toIsoDate } from './lexical.ts';
export {
  APPLICANTS, CASE_GROUPS, CASE_RESULTS, DISCLOSURE_COLUMNS, DISCLOSURE_ROWS, foldLabel, isFormWords, isFormLabel, likeness, partOfWords, REQUEST_GROUPS, REQUEST_ROWS, toFormPart, withoutNote,
  type FormPart, type FormRow,
} from './form.ts';
export { looksLikeDeadline, looksLikeUnits, toHeaderRole, toLabelRole } from './columns.ts';
export { findSecondReading, toSecondCorrection, type SecondReading } from './second-reading.ts';
export { columnsOf, type TableColumn } from './table-columns.ts';

/** A unified processor: `parse` gives the notice tree, `stringify` the exact text again. */
export function noticeProcessor(): Processor<NoticeRoot, undefined, undefined, NoticeRoot, string> {
  return unified().use(function () {
    this.parser = (document) => parse(document);
    this.compiler = (tree) => toSource(tree as NoticeRoot);
  }) as unknown as Processor<NoticeRoot, undefined, undefined, NoticeRoot, string>;
}
