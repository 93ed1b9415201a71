/** What a person said of lines, as far as points come of it: items of their own, and what is no task. */
import type { Assignment, Block, NoticeNode, Paragraph, Position, Section } from '../notice/index.ts';
import { assignmentsIn } from './assignments.ts';

/** A paragraph that a person calls an item. */
export interface ChosenItem {
  paragraph: Paragraph;
  assignments: Assignment[];
  whole: Position;
}

export function isChosen(node: NoticeNode, as: 'heading' | 'item' | 'no-task'): boolean {
  return node.chosen?.[0]?.as === as;
}

/** What stands below a number or heading, or in a notice as a whole: its own blocks without what is no task, and items apart. */
export function divideChosen<Child extends Section['children'][number] | Block>(children: readonly Child[]): { own: Child[]; items: ChosenItem[] } {
  const own: Child[] = [];
  const items: ChosenItem[] = [];
  let open: ChosenItem | null = null;
  for (const child of children) {
    if (child.type === 'paragraph' && isChosen(child, 'no-task')) open = null;
    else if (child.type === 'paragraph' && isChosen(child, 'item')) {
      open = { paragraph: child, assignments: assignmentsIn(child), whole: child.position };
      items.push(open);
    } else if (child.type === 'assignment' && open) {
      open.assignments.push(child);
      open.whole = { start: open.whole.start, end: child.position.end };
    } else {
      if (child.type !== 'other') open = null;
      own.push(child);
    }
  }
  return { own, items };
}
