/** What a bracket, line or cell says of who and by when, with its places in the source: read once, when its node is made. */
import { foldForReading } from '../text/reading-fold.ts';
import { readAssignment, type Stretch } from './assignment.ts';
import { looksLikeUnits } from './columns.ts';
import { rangesOf } from './source.ts';
import type { Leaf, Position, Role, UnitWords } from './tree.ts';

/** Leaves joined into plain words, and the way back. */
class Words {
  readonly text: string;
  private readonly raw: string;
  private readonly offsets: Uint32Array | null;
  private readonly leaves: { at: number; leaf: Leaf }[] = [];

  /** @param join what stands between two leaves in the words, though not in the source */
  constructor(leaves: readonly Leaf[], join: (before: string, leaf: Leaf) => string = () => '') {
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

  quote(stretch: Stretch): string {
    const { start, end } = this.span(stretch);
    return this.raw.slice(start, end);
  }

  ranges(stretch: Stretch): Position[] {
    const { start, end } = this.span(stretch);
    return rangesOf(this.leaves.flatMap(({ at, leaf }): Leaf[] => {
      const [from, to] = [Math.max(0, start - at), Math.min(leaf.value.length, end - at)];
      return to <= from ? [] : [{ ...leaf, type: 'text', value: leaf.value.slice(from, to), position: cut(leaf.position, from, to) }];
    }));
  }
}

/** A part of a leaf; no leaf of words goes over a line. */
function cut({ start }: Position, from: number, to: number): Position {
  const at = (by: number) => ({ ...start, column: start.column + by, offset: start.offset + by });
  return { start: at(from), end: at(to) };
}

/**
 * Reads the leaves of a node; those of a cell may stand on several lines, and on the next page.
 *
 * @param groups the leaves of each part of it
 * @param column the role of the column they stand in; none where they stand in no cell
 */
export function readUnitWords(groups: readonly (readonly Leaf[])[], column?: Role): UnitWords {
  const words = new Words(groups.flat(), column === undefined ? undefined : joinLines(groups));
  const { parts, deadline } = readAssignment(words.text, column);
  return {
    deadline,
    parts: parts.map(({ role, units, matter, start, end }) => ({
      role, units,
      matter: matter && { text: words.quote(matter), source: words.ranges(matter) },
      source: words.ranges({ start, end }),
    })),
  };
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
