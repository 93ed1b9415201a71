import type { Question } from './finding.ts';
import { findHighest, listNames, nameNotice, toItem } from './words.ts';

/** The document that most notices name. */
export const mostCited: Question = {
  id: 'most-cited',
  ask: '各地都依据哪些文件？',
  answer(source) {
    const byId = new Map(source.points.map((point) => [point.id, point]));
    const cited = source.documents.map((document) => ({ ...document, mentions: document.mentions.filter(({ own }) => !own) }))
      .flatMap((document) => {
        const points = [...new Set(document.mentions.map(({ point }) => point))].flatMap((id) => (id === null ? [] : byId.get(id) ?? []));
        const notices = new Set(points.map(({ notice }) => notice));
        return document.title !== null && points.length > 0 ? [{ title: document.title, notices, points }] : [];
      });
    if (cited.length === 0) return null;
    cited.sort((a, b) => b.notices.size - a.notices.size || b.points.length - a.points.length);
    const groups = cited.slice(0, 12).map(({ title, points, notices }, at) => ({
      id: `document-${String(at + 1)}`, title: `《${title}》：${listNames([...notices].map((notice) => nameNotice(source, notice)))}`, items: points.map((point) => toItem(point)),
    }));
    const { best, figure } = findHighest(cited, ({ notices }) => notices.size);
    const shown = best.slice(0, 3);
    return {
      parts: [`条目里用书名号点名的文件有${String(cited.length)}件；`, figure === source.notices.length && figure > 1 ? '份份都点名的是' : figure > 1 ? `点名最多的有${String(figure)}份文件，是` : '没有两份文件点名同一件，先列',
        ...shown.flatMap(({ title, points }, at) => [`${at > 0 ? '、' : ''}《${title}》（`, { figure: String(points.length), group: `document-${String(at + 1)}` }, '项）']), best.length > shown.length ? `等${String(best.length)}件。` : '。'],
      groups,
      telling: 0,
    };
  },
};
