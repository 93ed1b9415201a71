/**
 * A notice's body and its annex say the same twice, once as clauses and once
 * as the rows of a table. Finds the clause that a row repeats.
 */
import { fromNumeral, leavesOf, nodesOf, rangesOf, wordsOf, type Leaf, type NoticeRoot, type Position, type Section } from '../notice/index.ts';
import type { Heading } from './schema.ts';

/** An innermost clause of the body. */
export interface BodyClause {
  path: Heading[];
  /** Its words, heading sentence included. */
  text: string;
  /** The text leaves after the heading sentence. */
  requirement: Leaf[];
  source: Position[];
  whole: Position;
}

export interface Body {
  clauses: BodyClause[];
  /**
   * The clause a row repeats, or null: the one whose text holds most of the
   * row's, or for a row without text the one under the same numbers.
   */
  match(text: string, path: readonly Heading[], before: BodyClause | null): BodyClause | null;
}

/** The clauses of the sections of a notice. */
export function findBody(tree: NoticeRoot): Body {
  const clauses: BodyClause[] = [];
  const visit = (section: Section, above: readonly Heading[]) => {
    const marker = section.children.find((child) => child.type === 'marker')?.value ?? '';
    const heading = section.children.find((child) => child.type === 'heading');
    const path = [...above, { marker, text: heading ? wordsOf(heading).replace(/。$/, '') : '' }];
    const below = section.children.filter((child): child is Section => child.type === 'section');
    for (const child of below) visit(child, path);
    if (below.length > 0) return;
    const requirement = section.children.filter((child) => child.type === 'paragraph').flatMap((child) => [...leavesOf(child)])
      .filter((leaf) => leaf.type === 'text');
    if (requirement.length === 0) return;
    const all = [...(heading ? [...leavesOf(heading)] : []), ...requirement].filter((leaf) => leaf.type === 'text');
    clauses.push({ path, text: all.map((leaf) => leaf.value).join(''), requirement, source: rangesOf(all), whole: section.position });
  };
  for (const node of tree.children) if (node.type === 'section') visit(node, []);
  const grams = clauses.map((clause) => new Set(toBigrams(clause.text)));
  return {
    clauses,
    match(text, path, before) {
      if (clauses.length === 0) return null;
      const wanted = toBigrams(text);
      if (wanted.length >= 4) {
        let best = -1;
        let bestShare = 0;
        grams.forEach((set, at) => {
          const share = wanted.filter((gram) => set.has(gram)).length / wanted.length;
          // Of equals, the one after the row before: annexes follow the order of the body.
          if (share > bestShare + 1e-9 || (share > bestShare - 1e-9 && clauses[at] === before)) {
            best = at;
            bestShare = share;
          }
        });
        return bestShare >= 0.6 ? clauses[best] ?? null : null;
      }
      const ordinals = path.map(({ marker }) => toOrdinal(marker)).join('-');
      return clauses.find((clause) => clause.path.map(({ marker }) => toOrdinal(marker)).join('-') === ordinals) ?? null;
    },
  };
}

function toOrdinal(marker: string): number | null {
  return fromNumeral(marker.replace(/[（()）.．、\s]/g, ''));
}

/** Neighbouring characters, punctuation and spaces left out. */
function toBigrams(text: string): string[] {
  const bare = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  return bare.slice(1).map((char, at) => (bare[at] as string) + char);
}

/** All tables and sections stand in one tree; true where it has both clauses and a table of tasks. */
export function hasBodyAndAnnex(tree: NoticeRoot): boolean {
  let section = false;
  let table = false;
  for (const node of nodesOf(tree)) {
    section ||= node.type === 'section';
    table ||= node.type === 'table' && node.columns !== null;
  }
  return section && table;
}
