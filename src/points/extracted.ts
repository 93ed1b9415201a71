/** A point as it is read from the tree, and the way there from the words that make it. */
import { rangesOf, type Leaf, type NoticeNode, type Metadata, type Position } from '../notice/index.ts';
import { foldForReading, type FoldedText } from '../text/reading-fold.ts';
import { toNames } from './assignments.ts';
import type { BodyClause } from './body.ts';
import { findCommitments } from './commitments.ts';
import { findDeadline } from './dates.ts';
import type { Deadline, FoundCommitment, Heading, WorkPoint } from './schema.ts';

/** What a point says, before it belongs to a site: without id, address and themes. */
export type PointContent = Omit<WorkPoint, 'id' | 'notice' | 'themes' | 'url' | 'commitments'> & { commitments: FoundCommitment[] };

/** A point with the places its fields were read from. */
export interface ExtractedPoint extends PointContent {
  evidence: {
    /** Where its units stand; for inherited ones, the merged cell. */
    units: Position[];
    deadline: Position[];
    /** Its deadline comes from a merged cell. */
    deadlineInherited: boolean;
    remark: Position[];
    /** The clause of the body that a row of an annex repeats. */
    body: BodyClause | null;
    /** The requirement is missing from the table, `text` is the body's. */
    textFromBody: boolean;
    /** The heading above it is missing from the table, `path` is the body's. */
    pathFromBody: boolean;
    /** All that belongs to it: its row, clause or item. */
    whole: Position;
    /** A person says that this is an item: whatever has the points otherwise, it is one. */
    byHand?: true;
  };
}

/** The text leaves of a node that ask for something: none inside an assignment. */
export function textLeaves(node: NoticeNode): Leaf[] {
  if (node.type === 'assignment') return [];
  if (node.type === 'text') return [node];
  if (node.type === 'other' || node.type === 'marker') return [];
  return node.children.flatMap((child) => textLeaves(child));
}

/** A heading's words without the full stop that ends them on some pages. */
export function bare(words: string): string {
  return words.replace(/。$/, '');
}

/** A point without what its words say by themselves. */
export interface Draft {
  number: string;
  path: Heading[];
  leaves: readonly Leaf[];
  assignments: WorkPoint['assignments'];
  inherited: boolean;
  deadline: Deadline | null;
  remark: string | null;
  evidence: ExtractedPoint['evidence'];
}

/** The point that some words make, with the deadline and the promises in them. */
export function finish(draft: Draft, { year }: Pick<Metadata, 'year'>, undertaking: boolean): ExtractedPoint {
  const { leaves, assignments, evidence, ...rest } = draft;
  const { lead, participants, responsible } = toNames(assignments);
  const text = leaves.map((leaf) => leaf.value).join('');
  const folded = foldForReading(text, true);
  const plain = folded.text;
  return {
    ...rest,
    text,
    lead,
    participants,
    responsible,
    assignments,
    deadline: draft.deadline ?? (undertaking ? quoteDeadline(findDeadline(plain, year), text, folded) : null),
    commitments: undertaking ? quoteCommitments(findCommitments(plain, year), text, folded) : [],
    source: rangesOf(leaves),
    evidence,
  };
}

/** What was found in the folded text, in the words of the text itself. */
function quote(words: string, text: string, { text: plain, offsets }: FoldedText, from: number): { words: string; next: number } {
  const at = plain.indexOf(words, from);
  if (offsets === null || at < 0) return { words, next: from };
  return { words: text.slice(offsets[at], offsets[at + words.length]), next: at + 1 };
}

function quoteDeadline(deadline: Deadline | null, text: string, folded: FoldedText): Deadline | null {
  return deadline && { ...deadline, text: quote(deadline.text, text, folded, 0).words };
}

function quoteCommitments(commitments: readonly FoundCommitment[], text: string, folded: FoldedText): FoundCommitment[] {
  let from = 0;
  return commitments.map((commitment) => {
    const { words, next } = quote(commitment.quote, text, folded, from);
    from = next;
    return { ...commitment, quote: words };
  });
}
