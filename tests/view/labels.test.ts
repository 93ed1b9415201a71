/** Points by the numbers their notices print. */
import { expect, it } from 'vitest';
import { getCorpus } from '../../src/corpus/load.ts';
import { joinLabel, toFullLabel, toPointLabel, toTitleInMarks } from '../../src/view/labels.ts';

const all = getCorpus().notices.flatMap(({ points }) => points.map(({ record }) => record));
const find = (id: string) => {
  const found = all.find((record) => record.id === id);
  if (!found) throw new Error(id);
  return found;
};

it.each([
  ['jinan-2023/10', '附件第10项'], ['jinan-2023/3', '附件第3项'], ['jinan-2023/5', '附件第5项'], ['jinan-2023/30', '附件第30项'],
  ['shandong-2021/11', '（十一）'], ['shandong-2021/5', '（五）'],
  ['guangzhou-2022/17', '第17项'],
  ['suqian-2021/3-1-1', '三（一）1'], ['suqian-2021/2-1', '二（一）'], ['suqian-2021/3-3', '三（三）'],
  ['zibo-2023/5-1', '五、一是'], ['zibo-2023/5-p2', '五、二是'], ['zibo-2023/1-1-4', '一（一）四是'], ['zibo-2023/1-2', '一（二）'],
  ['zibo-2023/1-3', '一（三）'], ['zibo-2023/6-1', '六（一）'], ['zibo-2023/6-4-3', '六（四）三是'],
])('%s is printed as %s', (id, printed) => {
  expect(find(id).printed).toBe(printed);
});

it('is known for every point of these notices', () => {
  expect(all.filter(({ printed }) => printed === undefined).map(({ id }) => id)).toEqual([]);
});

it('comes first, and the number of the site where it is another', () => {
  const label = (id: string) => toFullLabel(find(id));
  expect(label('guangzhou-2022/17')).toBe('第17项');
  expect(label('jinan-2023/10')).toBe('附件第10项');
  expect(label('suqian-2021/3-1-1')).toBe('三（一）1（本站第3-1-1项）');
  expect(label('shandong-2021/11')).toBe('第（十一）项（本站第11项）');
  expect(label('zibo-2023/5-p2')).toBe('五、二是（问题）（本站第5部分问题2）');
  expect(toFullLabel({ number: '2-1' })).toBe('第2-1项');
});

it('stands behind the name of a place', () => {
  expect(joinLabel('济南2023', toPointLabel(find('jinan-2023/10')))).toBe('济南2023附件第10项');
  expect(joinLabel('宿迁', toPointLabel(find('suqian-2021/3-1-1')))).toBe('宿迁 三（一）1');
  expect(joinLabel('', '三（一）1')).toBe('三（一）1');
});

it('a title that names another has single marks inside double ones', () => {
  expect(toTitleInMarks('关于印发《工作要点》的通知')).toBe('《关于印发〈工作要点〉的通知》');
  expect(toTitleInMarks('年度报告')).toBe('《年度报告》');
});
