/** What a rule is: one thing that can be wrong with a notice, and how to see it. */
import type { Metadata, NoticeRoot, Position, SecondReading } from '../notice/index.ts';
import type { ExtractedPoint } from '../points/index.ts';
import type { ReadStatistics } from '../points/statistics.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule may look at. */
export interface Subject {
  text: string;
  tree: NoticeRoot;
  metadata: Metadata;
  points: readonly ExtractedPoint[];
  statistics: ReadStatistics;
}

/** One finding. */
export interface Finding {
  /** The stretch of the notice it is about. */
  place: Position;
  /** “Unexpected X, expected Y”: what stands there and what should. */
  reason: string;
  /** The same for readers, in Chinese, with what to do where something can be done. */
  note: string;
  /** The place it conflicts with: where a number was used first, the wording of the body. */
  cause?: Position;
  /** The other way to read it, where the text does not decide. */
  second?: SecondReading | undefined;
}

export interface Rule {
  /** Stable: pages, errata and exceptions refer to it. */
  id: string;
  /** An error stops the build; a warning or a piece of information is published on the page of sources. */
  severity: Severity;
  /** What it looks for, in Chinese, for the page of sources. */
  title: string;
  check(subject: Subject): Iterable<Finding>;
}
