import { looksLikeDeadline, looksLikeUnits, toHeaderRole } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** What asks for something is seldom so short; what is so short and a name, a date or bars asks for nothing. */
const SHORTEST = 20;

/** Words of doing: 改版门户网站, 每季度开展案卷评查1次. */
const DOES = /公开|公布|公示|发布|更新|开展|组织|召开|举办|建立|健全|完善|改版|改进|编制|制定|修订|办理|答复|回应|解读|推进|加强|强化|落实|完成|做好|开设|培训|考核|评查|检查|登记|报送|不少于|不超过|不低于/;

/** A point whose words are bars, digits, the name of an office, a date or the word of a header: it was cut out of a table. */
export const pointImplausible: Rule = {
  id: 'point-implausible',
  severity: 'error',
  title: '条目的文字不像工作任务',
  *check({ points, metadata }) {
    for (const point of points) {
      const words = point.text.replace(/\s/g, '');
      if (words === '' || words.length > SHORTEST || /[。；！]$/.test(words) || DOES.test(words)) continue;
      const report = metadata.kind === 'annual-report';
      const kind = /^[0-9０-９|｜.,，、%()（）/—-]+$/.test(words) ? '数字或竖线' : looksLikeUnits(words) && !report ? '单位名称'
        : looksLikeDeadline(words) && !report ? '时限' : toHeaderRole(words) !== null ? '表头的词' : null;
      if (kind === null) continue;
      yield {
        place: point.evidence.whole,
        reason: `Unexpected point ${point.number} of "${words}", expected words that ask for something`,
        note: `第${point.number}项的文字只有“${words}”，是${kind}，不是一项任务。请核对这里的表格或编号是否完整。`,
      };
    }
  },
};
