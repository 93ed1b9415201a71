import type { Question } from './finding.ts';
import { demandsOf, listNames, nameNotice, plansOf, toGroup } from './words.ts';

/** Themes that every plan has, if only in passing. */
export const everywhere: Question = {
  id: 'everywhere',
  ask: '哪些主题各地都写到？',
  answer(source) {
    const [demands, plans] = [demandsOf(source), plansOf(source)];
    if (plans.length < 2) return null;
    const common = source.themes.flatMap((theme) => {
      const points = demands.filter(({ themes }) => themes.primary === theme.id || themes.secondary.includes(theme.id));
      return new Set(points.map(({ notice }) => notice)).size === plans.length ? [{ ...theme, points }] : [];
    });
    if (common.length === 0) return null;
    const shown = common.slice(0, 6);
    return {
      parts: [`${String(plans.length)}份文件都有的主题有${String(common.length)}个（兼及也算）：`,
        ...shown.flatMap(({ id, name, points }, at) => [`${at > 0 ? '、' : ''}${name}（`, { figure: String(points.length), group: id }, '项）']),
        common.length > shown.length ? '等。' : '。'],
      groups: common.map(({ id, name, points }) => toGroup(id, `${name}：${listNames([...new Set(points.map(({ notice }) => nameNotice(source, notice)))])}`, points)),
      telling: 0,
    };
  },
};
