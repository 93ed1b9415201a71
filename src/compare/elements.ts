/** What makes a demand checkable: who leads it, by when, how much. */
import type { WorkPoint } from '../points/index.ts';

export interface Elements {
  /** 写明牵头单位. Units without a lead are none. */
  lead: boolean;
  /** A day by which it is due, in a cell or in its sentence; 长期坚持 is none. */
  deadline: boolean;
  /** A number: a duration, count, frequency or share. A date alone is a deadline. */
  figure: boolean;
}

export const ELEMENTS = ['lead', 'deadline', 'figure'] as const satisfies readonly (keyof Elements)[];

export function toElements({ lead, deadline, commitments }: Pick<WorkPoint, 'lead' | 'deadline' | 'commitments'>): Elements {
  return {
    lead: lead.length > 0,
    deadline: typeof deadline?.date === 'string' || commitments.some(({ kind }) => kind === 'date'),
    figure: commitments.some(({ kind }) => kind !== 'date'),
  };
}

/** How many of the three: 0 to 3. */
export function countElements(point: Pick<WorkPoint, 'lead' | 'deadline' | 'commitments'>): number {
  const elements = toElements(point);
  return ELEMENTS.filter((name) => elements[name]).length;
}
