import { looksLikeDeadline, looksLikeUnits, toHeaderRole } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** What asks for something is seldom so short; what is so short and a name, a date or bars asks for nothing. */
const SHORTEST = 20;

/** A point whose words are bars, digits, the name of an office, a date or the word of a header: it was cut out of a table. */
export const pointImplausible: Rule = {
  id: 'point-implausible',
  severity: 'error',
  title: '条目的文字不像工作任务',
  *check({ points, metadata }) {
    for (const point of points) {
      const words = point.text.replace(/[\s。；]/g, '');
      if (words === '' || words.length > SHORTEST) continue;
      const report = metadata.kind === 'annual-report';
      const kind = /^[0-9０-９|｜.,，、%()（）/—-]+$/.test(words) ? '数字或竖线' : looksLikeUnits(words) && !report ? '单位名称'
        : looksLikeDeadline(words) && !report ? '时限' : toHeaderRole(words) !== null ? '表头的词' : null;
      if (kind === null) continue;
      yield {
        place: point.evidence.whole,
        reason: `Unexpected point ${point.number} of "${words}", expected words that ask for something`,
        note: `第${point.number}条的文字只有“${words}”，是${kind}，不是一项任务。请核对这里的表格或编号是否完整。`,
      };
    }
  },
};
