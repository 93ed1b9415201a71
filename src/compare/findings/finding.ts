/** What a question, its answer and a finding are. A finding is an answer that is worth telling unasked. */
import type { BodyAnnexDifference, NoticeRecord, ReadStatistics, WorkPoint } from '../../points/index.ts';
import type { Alignment } from '../alignment.ts';
import type { CitedDocument } from '../cited-documents.ts';
import type { AssignmentThemes, UnitsDictionary } from '../units.ts';
import type { SharedSpan } from '../wording.ts';

/** What answers are computed from: the records, and what the compare stage says of them. */
export interface FindingSource {
  notices: readonly {
    record: NoticeRecord;
    /** 济南 */
    short: string;
    /** 江苏; null where nobody has said it. */
    province: string | null;
    statistics: Pick<ReadStatistics, 'cells' | 'checks' | 'gaps'>;
    /** Body against annex; what a merged cell gives is no difference. */
    differences: readonly BodyAnnexDifference[];
  }[];
  /** In the order of the notices. */
  points: readonly WorkPoint[];
  themes: readonly { id: string; name: string }[];
  units: UnitsDictionary;
  /** What the leads of single clauses are for. */
  assignmentThemes?: AssignmentThemes;
  alignments: readonly Alignment[];
  /** Longest first. */
  spans: readonly SharedSpan[];
  documents: readonly CitedDocument[];
}

/** Words, or a figure that leads to exactly what it counts: a group of the evidence. */
export type AnswerPart = string | { figure: string; group: string };

/** One thing that a figure counts. */
export interface EvidenceItem {
  notice: string;
  /** Id of the point; null where it is a figure of a report. */
  point: string | null;
  /** Where it is shown, from the site's root. */
  href: string;
  /** The words that make it count; null where the whole point does. */
  quote: string | null;
  /** A word about it: 时限2023年12月底前. */
  note: string | null;
}

export interface EvidenceGroup {
  id: string;
  /** 三样俱全的 */
  title: string;
  items: EvidenceItem[];
}

export interface Answer {
  parts: AnswerPart[];
  groups: EvidenceGroup[];
  /**
   * How telling it is, from 0 to 1: the share of what it speaks of that is not as a reader would expect it, which
   * each question says for itself. 0 for an answer that only lists.
   */
  telling: number;
}

export interface Question {
  /** Its address: questions/{id}.html. */
  id: string;
  /** As a reader would ask it: 谁牵头政策解读？ */
  ask: string;
  /** Null where the records say nothing of it. */
  answer: (source: FindingSource) => Answer | null;
}

export interface AnsweredQuestion extends Omit<Question, 'answer'>, Answer {}
