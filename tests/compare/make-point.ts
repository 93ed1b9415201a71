/** Invented work points: only what a test is about has to be said. */
import type { Assignment, WorkPoint } from '../../src/points/index.ts';

export type PointSketch = Partial<Omit<WorkPoint, 'themes' | 'path'>> & { id: string; theme?: string; secondary?: string[]; heading?: string };

/** `makePoint({ id: 'yunchuan-2021/3', text: '…' })` */
export function makePoint({ id, theme = '', secondary = [], heading, ...fields }: PointSketch): WorkPoint {
  const [notice = '', number = ''] = id.split('/');
  const assignments = (['lead', 'participants', 'responsible'] as const).flatMap((role): Assignment[] => {
    const units = fields[role] ?? [];
    return units.length === 0 ? [] : [{ role, units, scope: null, source: [] }];
  });
  return {
    id,
    notice,
    number,
    path: heading === undefined ? [] : [{ marker: '（一）', text: heading }],
    text: '',
    lead: [],
    participants: [],
    responsible: [],
    assignments,
    inherited: false,
    deadline: null,
    remark: null,
    commitments: [],
    themes: { primary: theme, secondary },
    source: [],
    url: `${id}.html`,
    ...fields,
  };
}
