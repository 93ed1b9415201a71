/** A text with an id → the records of design: one place for the build, the command line and the browser. */
import type { VFileMessage } from 'vfile-message';
import type { GivenTable, ReadingCorrection } from '../notice/index.ts';
import {
  judgeBasis, readNotice, readPrintedNumbers, suggestThemes, toAssignmentThemes,
  type Diagnostic, type ExtractedPoint, type NoticeRecord, type ReadNotice, type Statistics, type Statute, type ThemeModel, type ThemeSuggestion, type WorkPoint,
} from '../points/index.ts';
import { judgeCorrections, toCorrectionMessages, type CorrectionsChecked } from './corrections.ts';
import { checkNotice, toDiagnostic, toMessage } from './index.ts';

/** What a text cannot say of itself. */
export interface Given {
  id: string;
  /** The name of its file. */
  file: string;
  /** Of the file's bytes. */
  sha256: string;
  /** To suggest themes from: see learnThemes. */
  themes: ThemeModel;
  /** Periods the law sets. */
  statutes?: readonly Statute[];
  /** Point number → themes a person confirmed. */
  confirmed?: Readonly<Record<string, { primary: string; secondary: readonly string[]; reason?: string | undefined }>>;
  /** What was said when the file was read. */
  notes?: readonly string[];
  /** What the file says of its tables. */
  tables?: readonly GivenTable[] | undefined;
  /** For each line of the text, where it stands in a file that is no text: `第3页`, `分工表!D7`. */
  places?: readonly string[] | undefined;
  /** What a person says of its lines and columns, where the reader had it wrong. */
  corrections?: readonly ReadingCorrection[] | undefined;
}

export interface InspectedPoint {
  record: WorkPoint;
  evidence: ExtractedPoint['evidence'];
  /** For each of its assignments, which of its themes that is for. */
  assignmentThemes: string[][];
  /** What the rules suggest; null where nothing speaks for any theme. */
  suggestion: ThemeSuggestion | null;
  /** Why a person chose these themes, where it is not plain. */
  themeReason: string | null;
}

export interface Inspection {
  read: ReadNotice;
  record: NoticeRecord;
  points: InspectedPoint[];
  /** In the order of the text. */
  messages: VFileMessage[];
  /** What is wrong with the corrections; among the messages too. */
  corrections: CorrectionsChecked;
}

/** What `inspect --json` prints. */
export interface InspectionRecords {
  notice: NoticeRecord;
  points: WorkPoint[];
  statistics: Statistics;
  diagnostics: Diagnostic[];
}

/** Reads, checks and suggests. Takes any string; throws never. The corpus holds what it gives to the schemas: in the browser they would weigh more than what they check. */
export function inspectText(text: string, { id, file, sha256, themes, statutes = [], confirmed = {}, notes = [], tables = [], places = [], corrections = [] }: Given): Inspection {
  const read = readNotice(text, tables, corrections);
  const checked = corrections.length === 0 ? { faults: [], idle: [] } : judgeCorrections(read, readNotice(text, tables), corrections);
  // Field by field, in the order of the schemas: what a reader downloads in the browser is what the build publishes.
  const { region, level, year, kind, title, issuer, number, issued, published, openness } = read.metadata;
  const record: NoticeRecord = { id, region, level, year, kind, title, issuer, number, issued, published, openness, source: { file, sha256 }, url: `${id}/index.html` };
  const toPrinted = readPrintedNumbers(text);
  const points = read.points.map((point): InspectedPoint => {
    const suggestion = suggestThemes(point, themes);
    const chosen = (Object.hasOwn(confirmed, point.number) ? confirmed[point.number] : null) ?? suggestion ?? { primary: themes.guides[0]?.id ?? '', secondary: [] };
    const printed = toPrinted(point, point.evidence.textFromBody);
    const record: WorkPoint = {
      id: `${id}/${point.number}`,
      notice: id,
      number: point.number,
      ...(printed === null ? {} : { printed }),
      path: point.path,
      text: point.text,
      lead: point.lead,
      participants: point.participants,
      responsible: point.responsible,
      assignments: point.assignments,
      inherited: point.inherited,
      deadline: point.deadline,
      remark: point.remark,
      commitments: judgeBasis(point.text, point.commitments, statutes),
      themes: { primary: chosen.primary, secondary: [...chosen.secondary] },
      source: point.source,
      url: `${id}/${point.number}.html`,
      ...toPlace(point.source, places),
    };
    return {
      record,
      evidence: point.evidence,
      assignmentThemes: toAssignmentThemes(record, themes),
      suggestion,
      themeReason: (Object.hasOwn(confirmed, point.number) ? confirmed[point.number]?.reason : null) ?? null,
    };
  });
  return { read, record, points, messages: [...notes.map(toReadingMessage), ...toCorrectionMessages(checked, text, corrections), ...checkNotice(read)], corrections: checked };
}

/** Where a point stands in its file, where that is no text. */
function toPlace(source: WorkPoint['source'], places: readonly string[]): { place?: string } {
  const place = places[(source[0]?.start.line ?? 0) - 1];
  return place ? { place } : {};
}

/** What a reader of files says where it had to guess ends so. */
const DOUBTFUL = /请(?:逐条)?(?:核对|对照原件)。$/;

/** How the file was read, as a piece of information; what of it is a guess, as a warning. */
function toReadingMessage(note: string): VFileMessage {
  const start = { line: 1, column: 1, offset: 0 };
  if (DOUBTFUL.test(note)) return toMessage({ id: 'file-doubtful', severity: 'warning' }, { place: { start, end: start }, reason: 'Unexpected layout without rules, expected a table whose cells are certain', note });
  return toMessage({ id: 'file-converted', severity: 'info' }, { place: { start, end: start }, reason: 'Unexpected form of file, expected plain text in UTF-8', note });
}

/** The records of an inspection, and nothing else. */
export function toRecords({ read, record, points, messages }: Inspection): InspectionRecords {
  return {
    notice: record,
    points: points.map((point) => point.record),
    statistics: { cells: read.statistics.cells, checks: read.statistics.checks },
    diagnostics: toDiagnostics(messages, record.source.file, read.text),
  };
}

export function toDiagnostics(messages: readonly VFileMessage[], file: string, text: string): Diagnostic[] {
  return messages.map((message) => toDiagnostic(message, file, text)).sort((a, b) => a.start.offset - b.start.offset);
}
