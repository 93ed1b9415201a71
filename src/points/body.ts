/**
 * A notice's body and its annex say the same twice, once as clauses and once
 * as the rows of a table. Finds the clause that a row repeats.
 */
import { fromNumeral, leavesOf, rangesOf, wordsOf, type Leaf, type NoticeRoot, type Position, type Section } from '../notice/index.ts';
import { pairsOf } from '../text/tf-idf.ts';
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

/** A row repeats a clause that holds so much of it, more than half: of two clauses no row can then repeat both, but where they say the same. */
const LEAST_SHARE = 0.6;

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
  const grams = clauses.map((clause) => new Set(pairsOf(clause.text)));
  const placeOf = new Map(clauses.map((clause, at) => [clause, at]));
  /** Gram → the clauses that have it. */
  const holders = new Map<string, number[]>();
  grams.forEach((set, at) => {
    for (const gram of set) {
      const list = holders.get(gram);
      if (list) list.push(at);
      else holders.set(gram, [at]);
    }
  });
  /** Clauses that may hold so much: who lacks all the rarest grams of a row lacks too many. */
  const findCandidates = (wanted: readonly string[]): number[] => {
    const lists = wanted.map((gram) => holders.get(gram) ?? []).sort((a, b) => a.length - b.length);
    const mayLack = wanted.length - Math.ceil(wanted.length * LEAST_SHARE - 1e-9);
    return [...new Set(lists.slice(0, mayLack + 1).flat())].sort((a, b) => a - b);
  };
  return {
    clauses,
    match(text, path, before) {
      if (clauses.length === 0) return null;
      const wanted = [...pairsOf(text)];
      // Fewer are five letters, 公开预算。, which stand in many clauses.
      if (wanted.length >= 4) {
        const shareOf = (at: number) => wanted.filter((gram) => grams[at]?.has(gram)).length / wanted.length;
        // Of equals, the one after the row before: annexes follow the order of the body.
        if (before && shareOf(placeOf.get(before) ?? -1) === 1) return before;
        let best: BodyClause | null = null;
        let bestShare = 0;
        for (const at of findCandidates(wanted)) {
          const share = shareOf(at);
          if (share > bestShare + 1e-9 || (share > bestShare - 1e-9 && clauses[at] === before)) {
            best = clauses[at] ?? null;
            bestShare = share;
          }
          if (bestShare === 1) break;
        }
        return bestShare >= LEAST_SHARE ? best : null;
      }
      const ordinals = path.map(({ marker }) => toOrdinal(marker)).join('-');
      return clauses.find((clause) => clause.path.map(({ marker }) => toOrdinal(marker)).join('-') === ordinals) ?? null;
    },
  };
}

function toOrdinal(marker: string): number | null {
  return fromNumeral(marker.replace(/[（()）.．、\s]/g, ''));
}
