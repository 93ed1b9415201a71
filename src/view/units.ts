/** Who does it: the units of a point by role, as printed. */
import type { WorkPoint } from '../points/schema.ts';
import { toRoleWords, toScopeWords } from '../points/assignments.ts';
import { h, type ViewElement } from './element.ts';
import { UNIT_ROLE } from './labels.ts';

type Assigned = Pick<WorkPoint, 'assignments'>;

const ROLES = ['lead', 'participants', 'responsible'] as const;
/** The roles that name units, in the order they are shown: 牵头, 配合, 责任. */
export function listRoles({ assignments }: Assigned): { role: typeof ROLES[number]; label: string; groups: { names: string; limit: string | null }[] }[] {
  return ROLES.map((role) => ({
    role,
    label: UNIT_ROLE[role],
    groups: assignments.filter((each) => each.role === role)
      .map(({ units, scope }) => ({ names: units.join('、'), limit: scope && `（${toScopeWords(scope.text)}）` })),
  })).filter(({ groups }) => groups.length > 0);
}

/** `['牵头：办公室', '配合：法规处、各区局']` */
export function toUnitWords({ assignments }: Assigned): string[] {
  return ROLES.map((role) => ({ role, words: toRoleWords(assignments, role) }))
    .filter(({ words }) => words !== '').map(({ role, words }) => `${UNIT_ROLE[role]}：${words}`);
}

/**
 * The units as a list by role, with what has to be known about them.
 *
 * @param report a report names no units: then none is missing
 */
export function toUnitList(point: Assigned & Pick<WorkPoint, 'inherited'>, { report = false }: { report?: boolean } = {}): ViewElement[] {
  const roles = listRoles(point);
  const list = roles.length > 0
    ? h('dl', { class: 'units' }, ...roles.map(({ role, label, groups }) =>
      h('div', { class: role === 'lead' ? 'role lead' : 'role' }, h('dt', {}, label),
        ...groups.map(({ names, limit }) => h('dd', {}, names, limit !== null && h('span', { class: 'note' }, limit))))))
    : report ? null : h('p', { class: 'missing' }, '未写明责任单位');
  return [
    ...(list ? [list] : []),
    ...(point.inherited ? [h('p', { class: 'note' }, '单位见于合并单元格，由上一项延续')] : []),
  ];
}
