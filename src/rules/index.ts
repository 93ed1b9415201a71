/** The rules: what can be wrong with a notice. One rule, one file; this is their list. */
import { VFileMessage } from 'vfile-message';
import type { SecondReading } from '../notice/index.ts';
import type { Diagnostic } from '../points/index.ts';
import { barsInText } from './bars-in-text.ts';
import { bodyAnnexDiffers } from './body-annex-differs.ts';
import { bracketUnclosed } from './bracket-unclosed.ts';
import { cellUnplaced, columnUnknown } from './cell-unplaced.ts';
import { cellsRunTogether, cellsShifted } from './cells-displaced.ts';
import { columnsGuessed, columnsTold } from './columns-guessed.ts';
import { deadlineUnread } from './deadline-unread.ts';
import { fieldMissing } from './field-missing.ts';
import { foreignWord } from './foreign-word.ts';
import { headerStray } from './header-stray.ts';
import { headingDoubtful } from './heading-doubtful.ts';
import { headingMissing } from './heading-missing.ts';
import { headingOrItem } from './heading-or-item.ts';
import { headingUnsure } from './heading-unsure.ts';
import { noPoints } from './no-points.ts';
import { numberBackwards } from './number-backwards.ts';
import { numberDuplicate, numberGap } from './number-sequence.ts';
import { pointImplausible } from './point-implausible.ts';
import { punctuationWidth } from './punctuation-width.ts';
import { requirementMissing } from './requirement-missing.ts';
import type { Finding, Rule, Subject } from './rule.ts';
import { doubledCharacter, headingCut, sentenceCut } from './sentence-cut.ts';
import { strayCells } from './stray-cells.ts';
import { compatibilityForm, suspiciousCharacter } from './suspicious-character.ts';
import { crossfootFails, tableHeaderLost, tableLost, tableShifted, tableTruncated } from './table-damaged.ts';
import { tableUnread } from './table-unread.ts';
import { textCut } from './text-cut.ts';
import { textLeftOut } from './text-left-out.ts';
import { unitImplausible } from './unit-implausible.ts';
import { unitsInText } from './units-in-text.ts';
import { unitsRunTogether } from './units-run-together.ts';
import { unitsUnsure } from './units-unsure.ts';
import { unitsMissing } from './units-missing.ts';

export type { Finding, Rule, Severity, Subject } from './rule.ts';

/** All rules, errors first. */
export const rules: readonly Rule[] = [
  noPoints, headerStray, strayCells, barsInText, pointImplausible, cellUnplaced, columnUnknown, numberBackwards, columnsGuessed, columnsTold, headingUnsure, tableUnread, textLeftOut, textCut, unitsUnsure, unitsInText, unitImplausible, unitsRunTogether, deadlineUnread,
  requirementMissing, headingMissing, bodyAnnexDiffers, foreignWord, doubledCharacter, headingCut,
  numberGap, numberDuplicate, tableTruncated, tableHeaderLost, tableShifted, tableLost, crossfootFails,
  cellsRunTogether, cellsShifted, bracketUnclosed, suspiciousCharacter, compatibilityForm,
  headingDoubtful, headingOrItem, sentenceCut, punctuationWidth, fieldMissing, unitsMissing,
];

/** A finding as a vfile message: `fatal` for errors, `undefined` for information. */
export function toMessage(rule: Pick<Rule, 'id' | 'severity'>, finding: Finding): VFileMessage {
  const message = new VFileMessage(finding.reason, {
    place: finding.place,
    ruleId: rule.id,
    source: 'notice',
    ...(finding.cause ? { cause: new VFileMessage('First seen here', { place: finding.cause, source: 'notice', ruleId: rule.id }) } : {}),
  });
  message.fatal = rule.severity === 'error' ? true : rule.severity === 'warning' ? false : undefined;
  message.note = finding.note;
  if (finding.second) Object.assign(message, { second: finding.second });
  return message;
}

/** The most findings of one rule that are kept for a notice, more than anybody goes through one by one; the rest are counted in the last. */
const MOST_FINDINGS = 200;

/** Runs all rules. Messages come in the order of the notice. */
export function checkNotice(subject: Subject): VFileMessage[] {
  const messages: VFileMessage[] = [];
  for (const rule of rules) {
    let count = 0;
    for (const finding of rule.check(subject)) {
      if (++count > MOST_FINDINGS) {
        messages.push(toMessage(rule, { ...finding, note: `${finding.note}（同类问题还有更多，未逐一列出）` }));
        break;
      }
      messages.push(toMessage(rule, finding));
    }
  }
  return messages.sort((a, b) => offsetOf(a) - offsetOf(b));
}

function offsetOf(message: VFileMessage): number {
  const { place } = message;
  const start = place && 'start' in place ? place.start : place;
  return start?.offset ?? 0;
}

/** A message as a record: place, severity, the words it is about, and the Chinese wording. */
export function toDiagnostic(message: VFileMessage, file: string, text: string): Diagnostic {
  const { place } = message;
  const none = { line: 1, column: 1, offset: 0 };
  const toPoint = (point: { line: number; column: number; offset?: number | undefined } | undefined) =>
    point ? { line: point.line, column: point.column, offset: point.offset ?? 0 } : none;
  const start = toPoint(place && 'start' in place ? place.start : place);
  const end = place && 'end' in place ? toPoint(place.end) : start;
  const quote = text.slice(start.offset, end.offset);
  const { second } = message as { second?: SecondReading };
  return {
    ruleId: message.ruleId ?? 'notice',
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    message: message.note ?? message.reason,
    file,
    start,
    end,
    quote: quote.length > 120 ? `${quote.slice(0, 100)}……` : quote,
    ...(second ? { second } : {}),
  };
}
