/** What a bracket, line or cell says of who and by when, with its places in the source: read once, when its node is made. */
import { foldForReading } from '../text/reading-fold.ts';
import { readAssignment, type AssignmentReading, type Stretch } from './assignment.ts';
import { looksLikeUnits } from './columns.ts';
import { rangesOf } from './source.ts';
import type { Leaf, Position, Role, UnitWords } from './tree.ts';

/** Where words come from: stretches of them as plain letters, as printed, and as places. */
export interface Source {
  plain: (stretch: Stretch) => string;
  quote: (stretch: Stretch) => string;
  ranges: (stretch: Stretch) => Position[];
}

/** The leaves of a cell joined into plain words, and the way back. */
class Words implements Source {
  readonly text: string;
  private readonly raw: string;
  private readonly offsets: Uint32Array | null;
  private readonly leaves: { at: number; leaf: Leaf }[] = [];

  /** @param join what stands between two leaves in the words, though not in the source */
  constructor(leaves: readonly Leaf[], join: (before: string, leaf: Leaf) => string) {
    let raw = '';
    for (const leaf of leaves) {
      if (leaf.type === 'other') continue;
      raw += join(raw, leaf);
      this.leaves.push({ at: raw.length, leaf });
      raw += leaf.value;
    }
    this.raw = raw;
    ({ text: this.text, offsets: this.offsets } = foldForReading(raw, true));
  }

  private span({ start, end }: Stretch): Stretch {
    return this.offsets === null ? { start, end } : { start: this.offsets[start] ?? this.raw.length, end: this.offsets[end] ?? this.raw.length };
  }

  readonly plain = ({ start, end }: Stretch): string => this.text.slice(start, end);

  readonly quote = (stretch: Stretch): string => {
    const { start, end } = this.span(stretch);
    return this.raw.slice(start, end);
  };

  readonly ranges = (stretch: Stretch): Position[] => {
    const { start, end } = this.span(stretch);
    return rangesOf(this.leaves.flatMap(({ at, leaf }): Leaf[] => {
      const [from, to] = [Math.max(0, start - at), Math.min(leaf.value.length, end - at)];
      return to <= from ? [] : [{ ...leaf, type: 'text', value: leaf.value.slice(from, to), position: cut(leaf.position, from, to) }];
    }));
  };
}

/** A part of a leaf; no leaf of words goes over a line. */
function cut({ start }: Position, from: number, to: number): Position {
  const at = (by: number) => ({ ...start, column: start.column + by, offset: start.offset + by });
  return { start: at(from), end: at(to) };
}

/** What a reading of some words says, in those of the source and with their places there. */
export function toUnitWords({ parts, deadline, beyond }: AssignmentReading, { plain, quote, ranges }: Source): UnitWords {
  return {
    deadline: deadline && plain(deadline),
    ...(beyond.length > 0 ? { beyond: beyond.map((stretch) => ({ text: quote(stretch), source: ranges(stretch) })) } : {}),
    parts: parts.map(({ role, units, matter, start, end }) => ({
      role,
      units: units.map(plain),
      matter: matter && { text: quote(matter), source: ranges(matter) },
      source: ranges({ start, end }),
    })),
  };
}

/**
 * Reads a cell in a column of units; it may stand on several lines, and go on on the next page.
 *
 * @param groups the leaves of each part of it
 * @param column the role of the column
 */
export function readUnitCell(groups: readonly (readonly Leaf[])[], column: Role): UnitWords {
  const words = new Words(groups.flat(), joinLines(groups));
  return toUnitWords(readAssignment(words.text, column), words);
}

/** Each line of a cell is a name, unless a name is broken over two. */
function joinLines(groups: readonly (readonly Leaf[])[]): (before: string, leaf: Leaf) => string {
  const first = new Set(groups.map((own) => own.find(({ type }) => type !== 'other')));
  let own = '';
  return (before, leaf) => {
    if (first.has(leaf)) own = '';
    const apart = own !== '' && !/[、，,；;（(：:]$/.test(before) && !/^[、，,；;）)]/.test(leaf.value) && looksLikeUnits(own) && looksLikeUnits(leaf.value);
    const between = apart ? '、' : '';
    own += between + leaf.value;
    return between;
  };
}
