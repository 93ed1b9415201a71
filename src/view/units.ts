/** Who does it: the units of a point by role, as printed. */
import type { WorkPoint } from '../points/schema.ts';
import { h, type ViewElement } from './element.ts';
import { UNIT_ROLE } from './labels.ts';

type Assigned = Pick<WorkPoint, 'lead' | 'participants' | 'responsible'>;

const ROLES = ['lead', 'participants', 'responsible'] as const;

/** The roles that name units, in the order they are shown: 牵头, 配合, 责任. */
function listRoles(point: Assigned): { role: typeof ROLES[number]; label: string; names: string }[] {
  return ROLES.filter((role) => point[role].length > 0).map((role) => ({ role, label: UNIT_ROLE[role], names: point[role].join('、') }));
}

/** `['牵头：办公室', '配合：法规处、各区局']` */
export function toUnitWords(point: Assigned): string[] {
  return listRoles(point).map(({ label, names }) => `${label}：${names}`);
}

/**
 * The units as a list by role, with what has to be known about them.
 *
 * @param report a report names no units: then none is missing
 */
export function toUnitList(point: Assigned & Pick<WorkPoint, 'inherited'>, { report = false }: { report?: boolean } = {}): ViewElement[] {
  const roles = listRoles(point);
  const list = roles.length > 0
    ? h('dl', { class: 'units' }, ...roles.map(({ role, label, names }) =>
      h('div', { class: role === 'lead' ? 'role lead' : 'role' }, h('dt', {}, label), h('dd', {}, names))))
    : report ? null : h('p', { class: 'missing' }, '未写明责任单位');
  return [
    ...(list ? [list] : []),
    ...(point.inherited ? [h('p', { class: 'note' }, '单位见于合并单元格，由上一条延续')] : []),
  ];
}
