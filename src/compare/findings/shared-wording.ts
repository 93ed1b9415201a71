import { groupBy } from '../../points/group-by.ts';
import { SHORTEST_SHARED } from '../wording.ts';
import type { EvidenceGroup, Question } from './finding.ts';
import { countOf, findHighest, listNames, nameNotice } from './words.ts';

/** Which notices say the same word for word, and where most of it stands. */
export const sharedWording: Question = {
  id: 'shared-wording',
  ask: '哪些话两地一字不差？',
  answer(source) {
    const { spans, points, notices } = source;
    const [longest] = spans;
    if (!longest) return null;
    const byId = new Map(points.map((point) => [point.id, point]));
    const holders = (span: (typeof spans)[number]) => [...new Set(span.places.map(({ notice }) => notice))];
    const toEvidence = (id: string, title: string, of: typeof spans): EvidenceGroup => ({
      id, title,
      // A phrase is counted once, and shown where it stands first in each notice.
      items: of.map((span) => {
        const first = span.places[0] as (typeof span.places)[number];
        return {
          notice: first.notice, point: first.point, href: byId.get(first.point)?.url ?? '', quote: first.quote,
          note: `${String(span.length)}字，同见于${listNames(holders(span).slice(1).map((notice) => nameNotice(source, notice)))}`,
        };
      }),
    });
    const pairs = [...groupBy(spans.filter((span) => holders(span).length === 2), (span) => holders(span).join(' '))].map(([key, of]) => ({ pair: key.split(' '), of }));
    const { best, figure } = findHighest(pairs, ({ of }) => of.length);
    const [most] = best;
    const all = toEvidence('all', `${String(SHORTEST_SHARED)}字以上、一字不差的`, spans);
    const groups = [all];
    const parts = [countOf(all), `处${String(SHORTEST_SHARED)}字以上的话，在两份以上文件里一字不差`];
    if (most && best.length === 1 && figure > 1) {
      const names = most.pair.map((notice) => nameNotice(source, notice));
      const both = most.pair.map((id) => notices.find(({ record }) => record.id === id));
      const year = both[0]?.record.year ?? null;
      const isSameYear = year !== null && both.every((notice) => notice?.record.year === year);
      const provinces = new Set(both.map((notice) => notice?.province ?? null));
      const alike = [...(provinces.size > 1 && !provinces.has(null) ? ['两地不同省'] : []), ...(isSameYear ? [`文件都是${String(year)}年的`] : [])];
      const pair = toEvidence('pair', `${names.join('与')}之间的`, most.of);
      groups.unshift(pair);
      parts.push(...(figure === spans.length ? ['，都在'] : ['，其中', countOf(pair), '处在']), `${names.join('与')}之间${alike.length > 0 ? `，${alike.join('，')}` : ''}`);
    }
    parts.push(`；最长的${String(longest.length)}字。`);
    // Each is expected to write its own: the share of all points that have such words.
    const touched = new Set(spans.flatMap(({ places }) => places.map(({ point }) => point)));
    return { parts, groups, telling: touched.size / Math.max(1, points.length) };
  },
};
