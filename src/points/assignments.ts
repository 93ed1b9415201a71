/** Who has which role in a point, for all of it or for one clause or matter: from the nodes that say so to the records. */
import {
  nodesOf, rangesOf, type Assignment as AssignmentNode, type Leaf, type NoticeNode, type Paragraph, type Position, type Role, type UnitWords,
} from '../notice/index.ts';
import type { Assignment } from './schema.ts';

/** What the nodes of a point say of who and by when. */
export interface Said {
  assignments: Assignment[];
  /** The words of a deadline that stands in a bracket or cell of units. */
  deadline: string | null;
  /** Sentences behind the units that are about something else: they become the remark of the point. */
  beyond: NonNullable<UnitWords['beyond']>;
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

/** As the records have it. */
export function toSaid(words: UnitWords | null): Said {
  return {
    assignments: (words?.parts ?? []).map(({ role, units, matter, source }): Assignment => ({ role, units, scope: matter, source })),
    deadline: words?.deadline ?? null,
    beyond: words?.beyond ?? [],
  };
}

/** The remark of a point: that of its column, and what stands behind the names of its units. */
export function toRemark(column: string | null, { beyond }: Said): string | null {
  const remarks = [...(column === null ? [] : [column]), ...beyond.map(({ text }) => text)];
  return remarks.length === 0 ? null : remarks.join('；');
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
  const said: Said = { assignments: [], deadline: null, beyond: [] };
  const within = nodes.filter(({ position: { start, end } }) => start.offset >= whole.start.offset && end.offset <= whole.end.offset);
  const clauses = toClauses(within, leaves);
  for (const node of nodes) {
    const { assignments, deadline, beyond } = toSaid(node.said);
    said.deadline ??= deadline;
    said.beyond.push(...beyond);
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
  let before = 0;
  const places = [...new Set(nodes)].sort((a, b) => a.position.start.offset - b.position.start.offset).map((node) => {
    while (before < words.length && (words[before] as Leaf).position.start.offset < node.position.start.offset) before++;
    return { node, before };
  });
  // 责任单位：A ⏎ 做好…: they stand before what they hold for.
  const leads = places[0]?.before === 0 && places[places.length - 1]?.before !== words.length;
  const borders = [...new Set([0, ...places.map((place) => place.before), words.length])];
  const order = new Map(borders.map((border, at) => [border, at]));
  for (const { node, before: at } of places) {
    const place = order.get(at) ?? 0;
    const [from, to] = leads ? [at, borders[place + 1] ?? words.length] : [borders[place - 1] ?? 0, at];
    if (to > from && to - from < words.length) found.set(node, words.slice(from, to));
  }
  return found;
}

/** How much of a clause is quoted: enough to find it in the point. */
const QUOTED = 18;
/** Cut at a comma it has some words at least. */
const SHORTEST_QUOTE = 5;

/** What a role is limited to: `只管“做好财政信息公开……”` */
export function toScopeWords(scope: string): string {
  const words = scope.trim().replace(/[。；;]$/, '');
  const comma = words.slice(0, QUOTED).search(/[、，,。；;](?!.*[、，,。；;])/);
  return `只管“${words.length <= QUOTED + 2 ? words : `${words.slice(0, comma > SHORTEST_QUOTE ? comma : QUOTED)}……`}”`;
}

/** The units with a role, each with what it is limited to: `办公室（只管“做好解读”）、财务处` */
export function toRoleWords(assignments: readonly Assignment[], role: Role): string {
  return assignments.filter((each) => each.role === role)
    .map(({ units, scope }) => units.join('、') + (scope === null ? '' : `（${toScopeWords(scope.text)}）`)).join('、');
}

/** A paragraph and the units named in and behind it. */
export interface Task {
  paragraph: Paragraph;
  assignments: AssignmentNode[];
  whole: Position;
}

/** Below one number or heading: paragraphs that each name their own units are tasks of their own; null where one of them names none. */
export function splitTasks(blocks: readonly (Paragraph | AssignmentNode)[]): Task[] | null {
  const tasks: Task[] = [];
  for (const block of blocks) {
    const last = tasks[tasks.length - 1];
    if (block.type === 'paragraph') tasks.push({ paragraph: block, assignments: assignmentsIn(block), whole: block.position });
    else if (!last) return null;
    else {
      last.assignments.push(block);
      last.whole = { start: last.whole.start, end: block.position.end };
    }
  }
  return tasks.length > 1 && tasks.every(({ assignments }) => assignments.length > 0) ? tasks : null;
}

export function assignmentsIn(node: NoticeNode): AssignmentNode[] {
  return [...nodesOf(node)].filter((child): child is AssignmentNode => child.type === 'assignment');
}
