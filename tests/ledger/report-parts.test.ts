/** 回头看: every theme has its part of the annual report, and a report's own points stand where they stand. */
import { describe, expect, it } from 'vitest';
import { getCorpus } from '../../src/corpus/load.ts';
import { REVIEWED_THEMES, toReportPart } from '../../src/ledger/report-parts.ts';

const { notices, themes } = getCorpus();
const partOf = (id: string): string => {
  const notice = notices.find((each) => id.startsWith(each.id));
  const point = notice?.points.find(({ record }) => record.id === id);
  return notice && point ? toReportPart(notice.record.kind, point.record) : '';
};

describe('the part of the annual report', () => {
  it('is known for every theme', () => {
    expect([...REVIEWED_THEMES].sort()).toEqual(themes.map(({ id }) => id).sort());
  });

  it.each([
    ['guangzhou-2022/21', '四、政府信息公开行政复议、行政诉讼情况'],
    ['guangzhou-2022/1', '一（一）主动公开'],
    ['guangzhou-2022/20', '六、其他需要报告的事项'],
    ['shandong-2021/11', '一（二）依申请公开；三、收到和处理政府信息公开申请情况；六、其他需要报告的事项'],
    ['suqian-2021/4-2', '一（五）监督保障'],
    ['zibo-2023/1-2', '一（二）依申请公开'],
    ['zibo-2023/1-5-1', '一（五）监督保障'],
    ['zibo-2023/5-p3', '五、存在的主要问题及改进情况'],
    ['zibo-2023/6-4-1', '六、其他需要报告的事项'],
  ])('of %s is %s', (id, part) => {
    expect(partOf(id)).toBe(part);
  });
});
