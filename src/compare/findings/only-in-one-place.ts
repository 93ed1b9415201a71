import { groupBy } from '../../points/group-by.ts';
import type { Question } from './finding.ts';
import { countOf, demandsOf, listNames, nameNotice, plansOf, toGroup } from './words.ts';

/** Themes that one plan has and no other, not even in passing. */
export const onlyInOnePlace: Question = {
  id: 'only-in-one-place',
  ask: '哪些主题只有一地写到？',
  answer(source) {
    const demands = demandsOf(source);
    if (plansOf(source).length < 2) return null;
    const alone = source.themes.flatMap(({ id, name }) => {
      const holders = new Set(demands.filter(({ themes }) => themes.primary === id || themes.secondary.includes(id)).map(({ notice }) => notice));
      const points = demands.filter(({ themes }) => themes.primary === id);
      const [notice] = holders;
      return holders.size === 1 && notice !== undefined && points.length > 0 ? [{ notice, name, points }] : [];
    });
    if (alone.length === 0) return null;
    const places = [...groupBy(alone, ({ notice }) => notice)].map(([notice, themes]) => ({
      notice, themes, group: toGroup(notice, `只有${nameNotice(source, notice)}写到：${themes.map(({ name }) => name).join('、')}`, themes.flatMap(({ points }) => points)),
    }));
    return {
      parts: [...places.slice(0, 4).flatMap(({ notice, themes, group }, at) =>
        [at > 0 ? '；' : '', `只有${nameNotice(source, notice)}写到${listNames(themes.map(({ name }) => name), '个主题')}（`, countOf(group), '项）']), places.length > 4 ? '等。' : '。'],
      groups: places.map(({ group }) => group),
      // Themes are the state's own list: that a place alone has one is expected of few.
      telling: alone.length / Math.max(1, source.themes.length) / 2,
    };
  },
};
