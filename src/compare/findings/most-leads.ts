import { groupBy } from '../../points/group-by.ts';
import { listDuties } from '../units.ts';
import type { Question } from './finding.ts';
import { demandsOf, findHighest, listNames, nameNotice, toItem } from './words.ts';

/** Which function of a bureau leads most. */
export const mostLeads: Question = {
  id: 'most-leads',
  ask: '哪类处室牵头最多？',
  answer(source) {
    const demands = demandsOf(source);
    const byId = new Map(demands.map((point) => [point.id, point]));
    const duties = listDuties(demands, source.units).filter(({ role, function: known }) => role === 'lead' && known !== null);
    const functions = [...groupBy(duties, (duty) => duty.function ?? '')].map(([id, own]) => ({
      id, name: source.units.functions[id] ?? id, own, points: [...new Set(own.map(({ point }) => point))],
    }));
    const led = new Set(listDuties(demands, source.units).filter(({ role }) => role === 'lead').map(({ point }) => point)).size;
    const { best, figure } = findHighest(functions, ({ points }) => points.length);
    if (best.length === 0) return null;
    const sorted = [...functions].sort((a, b) => b.points.length - a.points.length);
    return {
      parts: [`写明牵头的${String(led)}项里，`, ...best.slice(0, 3).flatMap(({ id, name }, at) => [`${at > 0 ? '、' : ''}${name}类牵头`, { figure: String(figure), group: id }, '项']), best.length > 1 ? '，并列最多。' : '，最多。'],
      groups: sorted.slice(0, 8).map(({ id, name, own, points }) => ({
        id, title: `${name}：${listNames([...new Set(own.map((duty) => `${nameNotice(source, duty.notice)}${duty.name}`))], '个')}`,
        items: points.flatMap((point) => {
          const record = byId.get(point);
          return record ? [toItem(record, null, `牵头：${record.lead.join('、')}`)] : [];
        }),
      })),
      telling: 0,
    };
  },
};
