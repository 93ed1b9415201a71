/** Who has which role in a point, for all of it or for one clause or matter: from the nodes that say so to the records. */
import {
  leavesOf, looksLikeUnits, rangesOf, readAssignment, type Assignment as AssignmentNode, type Cell, type Leaf, type Position, type Role, type Stretch,
} from '../notice/index.ts';
import { foldForReading } from '../text/reading-fold.ts';
import type { Assignment } from './schema.ts';

/** What the nodes of a point say of who and by when. */
export interface Said {
  assignments: Assignment[];
  /** The words of a deadline that stands in a bracket or cell of units. */
  deadline: string | null;
}

/** The names in the three fields that hold for a point as a whole. */
export type Names = Record<Role, string[]>;

/** The union of all assignments: where any of them leads, those with the responsibility take part. */
export function toNames(assignments: readonly Assignment[]): Names {
  const names: Names = { lead: [], participants: [], responsible: [] };
  const led = assignments.some(({ role }) => role === 'lead');
  for (const { role, units } of assignments) {
    if (role === 'lead') for (const name of units) if (!names.lead.includes(name)) names.lead.push(name);
  }
  for (const { role, units } of assignments) {
    if (role === 'lead') continue;
    const field = names[led ? 'participants' : role];
    for (const name of units) {
      // A unit that leads takes part.
      if (!field.includes(name) && !(role === 'responsible' && names.lead.includes(name))) field.push(name);
    }
  }
  return names;
}

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

function read(words: Words, column?: Role): Said {
  const { parts, deadline } = readAssignment(words.text, column);
  return {
    deadline,
    assignments: parts.map(({ role, units, matter, start, end }): Assignment => ({
      role, units,
      scope: matter && { text: words.quote(matter), source: words.ranges(matter) },
      source: words.ranges({ start, end }),
    })),
  };
}

/** What a cell that names units says, `more` being the rest of it on the next page: each line of it a name, unless a name is broken over two. */
export function readCell(cell: Cell, more: readonly Cell[], column: Role): Said {
  const leaves = [cell, ...more].map((each) => [...leavesOf(each)]);
  const first = new Set(leaves.map((own) => own.find(({ type }) => type !== 'other')));
  let own = '';
  const words = new Words(leaves.flat(), (before, leaf) => {
    if (first.has(leaf)) own = '';
    const apart = own !== '' && !/[、，,；;（(：:]$/.test(before) && !/^[、，,；;）)]/.test(leaf.value) && looksLikeUnits(own) && looksLikeUnits(leaf.value);
    const between = apart ? '、' : '';
    own += between + leaf.value;
    return between;
  });
  return read(words, column);
}

/** The words a clause may consist of, and what stands in and around them. */
export interface Clauses {
  /** The words of the point, in order, without those of its heading. */
  leaves: readonly Leaf[];
  /** Where the point stands: what is said elsewhere holds for all of it. */
  whole: Position;
}

/**
 * What brackets and lines say. Brackets after several clauses of a point hold for theirs only:
 * `…进行解读。（办公室牵头）做好财政信息公开。（财务处牵头）`
 */
export function readAssignmentNodes(nodes: readonly AssignmentNode[], { leaves, whole }: Clauses): Said {
  const said: Said = { assignments: [], deadline: null };
  const within = nodes.filter(({ position: { start, end } }) => start.offset >= whole.start.offset && end.offset <= whole.end.offset);
  const clauses = toClauses(within, leaves);
  for (const node of nodes) {
    const { assignments, deadline } = read(new Words([...leavesOf(node)].filter(({ type }) => type === 'text')));
    said.deadline ??= deadline;
    const clause = clauses.get(node);
    const scope = clause && { text: clause.map(({ value }) => value).join(''), source: rangesOf(clause) };
    for (const assignment of assignments) {
      said.assignments.push({ ...assignment, scope: assignment.scope ?? scope ?? null });
    }
  }
  return said;
}

/** The words each bracket holds for; one that holds for all of them is left out. */
function toClauses(nodes: readonly AssignmentNode[], leaves: readonly Leaf[]): Map<AssignmentNode, Leaf[]> {
  const found = new Map<AssignmentNode, Leaf[]>();
  const words = leaves.filter(({ value }) => value.trim() !== '');
  const places = [...new Set(nodes)].map((node) => ({ node, before: words.filter((leaf) => leaf.position.start.offset < node.position.start.offset).length }));
  // 责任单位：A ⏎ 做好…: they stand before what they hold for.
  const leads = places[0]?.before === 0 && places[places.length - 1]?.before !== words.length;
  places.forEach(({ node, before }) => {
    const borders = places.map((place) => place.before);
    const [from, to] = leads
      ? [before, borders.find((border) => border > before) ?? words.length]
      : [borders.findLast((border) => border < before) ?? 0, before];
    if (to > from && to - from < words.length) found.set(node, words.slice(from, to));
  });
  return found;
}

/** How much of a clause is quoted: enough to find it in the point. */
const QUOTED = 18;

/** What a role is limited to: `只管“做好财政信息公开……”` */
export function toScopeWords(scope: string): string {
  const words = scope.trim().replace(/[。；;]$/, '');
  const comma = words.slice(0, QUOTED).search(/[、，,。；;](?!.*[、，,。；;])/);
  return `只管“${words.length <= QUOTED + 2 ? words : `${words.slice(0, comma > 5 ? comma : QUOTED)}……`}”`;
}

/** The units with a role, each with what it is limited to: `办公室（只管“做好解读”）、财务处` */
export function toRoleWords(assignments: readonly Assignment[], role: Role): string {
  return assignments.filter((each) => each.role === role)
    .map(({ units, scope }) => units.join('、') + (scope === null ? '' : `（${toScopeWords(scope.text)}）`)).join('、');
}
