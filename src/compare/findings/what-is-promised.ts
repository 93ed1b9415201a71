import { comparePromises, listPromises } from '../promises.ts';
import { PROMISE_TOPICS } from '../promise-topics.ts';
import type { Question } from './finding.ts';
import { countOf, demandsOf, listNames, nameNotice, plansOf, toItem } from './words.ts';

/** What each place promises on one matter: a figure, only a phrase, or nothing. */
export function whatIsPromised(topic: string, ask: string): Question {
  return {
    id: topic,
    ask,
    answer(source) {
      const demands = demandsOf(source);
      const found = PROMISE_TOPICS.find(({ id }) => id === topic);
      if (!found) return null;
      const promises = listPromises(demands, source.notices.map(({ record }) => record), { topics: PROMISE_TOPICS });
      const [comparison] = comparePromises(demands, promises, plansOf(source), [found]);
      if (!comparison) return null;
      const byId = new Map(demands.map((point) => [point.id, point]));
      const toItems = (of: readonly { point: string; quote: string }[]) => of.flatMap(({ point, quote }) => {
        const record = byId.get(point);
        return record ? [toItem(record, quote)] : [];
      });
      const figures = comparison.places.filter((place) => place.promises.length > 0);
      const phrases = comparison.places.filter((place) => place.promises.length === 0 && place.phrases.length > 0);
      const silent = comparison.places.filter((place) => place.promises.length + place.phrases.length === 0).map(({ notice }) => nameNotice(source, notice));
      const firm = { id: 'figure', title: '写明的', items: figures.flatMap((place) => toItems(place.promises)) };
      const soft = { id: 'phrase', title: '提到而没有写明的', items: phrases.flatMap((place) => toItems(place.phrases)) };
      const topicKind = found.kinds.includes('date') ? '日期' : '数字';
      const told = figures.slice(0, 6).map(({ notice, promises: own }) => `${nameNotice(source, notice)}“${[...new Set(own.map(({ quote }) => quote))].slice(0, 3).join('”“')}”${own.every(({ statute }) => statute !== null) ? '（法规本来就有的期限）' : ''}`);
      return {
        parts: ['写明', topicKind, '的有', countOf(firm), `处：${told.join('，')}${figures.length > told.length ? '等' : ''}`,
          ...(phrases.length > 0 ? [`；${listNames(phrases.map(({ notice }) => nameNotice(source, notice)))}只有说法，没有${topicKind}`] : []),
          silent.length > 0 ? `；${listNames(silent)}没有提到。` : '。'],
        groups: [firm, ...(soft.items.length > 0 ? [soft] : [])],
        telling: 0,
      };
    },
  };
}
