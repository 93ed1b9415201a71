import { toScopeWords } from '../../points/index.ts';
import { listLeaders, type NamedUnit } from '../responsibility.ts';
import { listDuties } from '../units.ts';
import type { AnswerPart, Question } from './finding.ts';
import { demandsOf, listNames, nameNotice, plansOf, toItem } from './words.ts';

/** Who leads a theme in each place: its points, and the clauses of others that speak of it. */
export function whoLeads(theme: string, subject: string): Question {
  return {
    id: `who-leads-${theme}`,
    ask: `谁牵头${subject}？`,
    answer(source) {
      const demands = demandsOf(source);
      const places = listLeaders(demands, source.units, [theme], plansOf(source), source.assignmentThemes)[0]?.places ?? [];
      const told = places.map((place) => {
        // A clause that speaks of the theme counts where the point it stands in is about another.
        const clauses = [...place.leads, ...place.responsible].flatMap(({ points }) => points);
        return { ...place, all: demands.filter(({ id, notice, themes }) => notice === place.notice && (themes.primary === theme || (place.touching.includes(id) && clauses.includes(id)))) };
      }).filter(({ points, all }) => points.length + all.length > 0);
      if (told.length === 0) return null;
      const duties = listDuties(demands, source.units, source.assignmentThemes).filter(({ themes }) => themes.includes(theme));
      const toNote = (id: string) => {
        const said = ([['牵头', 'lead'], ['责任', 'responsible']] as const).flatMap(([word, role]) => {
          const own = duties.filter((duty) => duty.point === id && duty.role === role);
          return own.length === 0 ? [] : [`${word}：${own.map(({ name, scope }) => name + (scope === null ? '' : `（${toScopeWords(scope)}）`)).join('、')}`];
        });
        return said.length > 0 ? said.join('；') : '未写明责任单位';
      };
      const groups = told.map(({ notice, all }) => ({
        id: notice, title: nameNotice(source, notice),
        items: all.map((point) => toItem(point, null, toNote(point.id))),
      }));
      const sentences = told.slice(0, 6).map(({ notice, all, leads, responsible }) => {
        const name = nameNotice(source, notice);
        const names = (units: readonly NamedUnit[], most: number) => listNames(units.map((unit) => unit.name), '个单位', most);
        if (leads.length === 0) return `${name}${responsible.length > 0 ? `没有写牵头，只写${names(responsible, 2)}负责` : '没有写明单位'}`;
        const limited = leads.every(({ limits, points }) => points.every((id) => limits.some(({ point }) => point === id)));
        const scopes = [...new Set(leads.flatMap(({ limits }) => limits.map(({ scope }) => scope)))];
        if (limited && responsible.length > 0) return `${name}由${names(responsible, 2)}负责，${names(leads, 3)}牵头（${scopes.map(toScopeWords).join('、')}）`;
        const led = all.filter(({ id }) => leads.some(({ points }) => points.includes(id))).length;
        return `${name}${led < all.length ? `${String(all.length)}项里${String(led)}项` : ''}由${names(leads, 3)}牵头`;
      });
      const silent = places.filter(({ notice }) => !told.some((place) => place.notice === notice));
      const list = (of: typeof silent) => listNames(of.map(({ notice }) => nameNotice(source, notice)));
      const [touching, without] = [silent.filter((place) => place.touching.length > 0), silent.filter((place) => place.touching.length === 0)];
      const count: AnswerPart[] = told.length > 6 ? [`等；共${String(told.length)}份文件写到`] : [];
      return {
        parts: [
          sentences.join('；'), ...count,
          ...(touching.length > 0 ? [`；${list(touching)}没有以此为主题的要求，只在其他要求里兼及`] : []),
          ...(without.length > 0 ? [`；${list(without)}没有以此为主题的要求`] : []), '。',
        ],
        groups, telling: 0,
      };
    },
  };
}
