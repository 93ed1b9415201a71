import type { EvidenceItem, Question } from './finding.ts';
import { countOf, nameNotice } from './words.ts';

const KIND = { wording: '说法不同', recognition: '疑为识别错误', missing: '附件缺', added: '附件多', inherited: '' } as const;

/** A notice that says the same twice, and not the same. */
export const bodyAgainstAnnex: Question = {
  id: 'body-against-annex',
  ask: '正文和附件说的一样吗？',
  answer(source) {
    const differing = source.notices.map(({ record, differences }) => ({ id: record.id, differences: differences.filter(({ kind }) => kind !== 'inherited') }))
      .filter(({ differences }) => differences.length > 0);
    if (differing.length === 0) return null;
    const groups = differing.map(({ id, differences }) => ({
      id: `differences-${id}`, title: `${nameNotice(source, id)}正文与附件的不同`,
      items: differences.map(({ number, kind, annexContext, bodyContext, part }): EvidenceItem => ({
        notice: id, point: `${id}/${number}`, href: `${id}/annex.html#r-${number}`, quote: null,
        note: `${KIND[kind]}${part === 'heading' ? '（标题）' : ''}：附件“${annexContext || '无'}”，正文“${bodyContext || '无'}”`,
      })),
    }));
    const rows = differing.reduce((sum, { id }) => sum + source.points.filter(({ notice }) => notice === id).length, 0);
    const touched = differing.reduce((sum, { differences }) => sum + new Set(differences.flatMap(({ numbers }) => numbers)).size, 0);
    const shown = groups.slice(0, 3);
    return {
      parts: [...shown.flatMap((group, at) => [at > 0 ? '，' : '', `${nameNotice(source, differing[at]?.id ?? '')}的正文与附件有`, countOf(group), '处不同']), groups.length > shown.length ? `，另有${String(groups.length - shown.length)}份也有不同。` : `：同一份文件，读哪一处，看到的就不一样。`],
      groups,
      // The same said twice should be the same: the share of rows that are not.
      telling: touched / Math.max(1, rows),
    };
  },
};
