/** Words of a task that look like something else: the data of a web page, or the period of a report. */
import { describe, expect, it } from 'vitest';
import { nodesOf, parse, readMetadata, wordsOf } from '../../src/notice/index.ts';

const toChrome = (text: string) => [...nodesOf(parse(text))].flatMap((node) => (node.type === 'other' && node.kind === 'chrome' ? [node.value] : []));
const notice = (title: string, words: string) => `${title}\n\n一、加强公开\n（一）${words}\n\n云川市交通运输局\n2024年3月5日\n`;

describe('the data of a web page', () => {
  it.each(['您现在的位置：首页 > 通知公告', '当前栏目：通知公告', '所在栏目：通知公告', '您所在的页面：通知公告'])('%s', (line) => {
    expect(toChrome(`${line}\n${notice('云川市政务公开工作要点', '公开规划。')}`)).toEqual([line]);
  });

  it.each(['栏目：主动公开、政策解读，由办公室维护。', '页面：每周检查一次，发现错链及时整改。'])('words of a task: %s', (line) => {
    const tree = parse(notice('云川市政务公开工作要点', `规范网站栏目设置。\n${line}`));
    expect(toChrome(notice('云川市政务公开工作要点', `规范网站栏目设置。\n${line}`))).toEqual([]);
    expect(wordsOf(tree)).toContain(line);
  });
});

describe('a report by its period of statistics', () => {
  it.each([
    ['云川市交通运输局政务公开', '本报告所列数据的统计期限自2023年1月1日起至12月31日。', 'annual-report', 2023],
    ['云川市交通运输局政务公开', '本报告所列数据的统计期限为1月1日至12月31日，电子版可从网站下载。', 'annual-report', 2024],
    ['云川市交通运输局政务公开', '各单位严格按照统计时限报送政府信息公开年度报告。', 'work-points', 2024],
    ['云川市2024年政务公开工作要点', '数据统计时间为2023年1月1日至12月31日，于1月底前报送年度报告。', 'work-points', 2024],
  ])('%s: %s', (title, words, kind, year) => {
    expect(readMetadata(parse(notice(title, words)))).toMatchObject({ kind, year });
  });
});

describe('the place an issuer belongs to', () => {
  it.each([
    ['蓼城市交通运输局', '蓼城市'], ['江北省蓼城市交通运输局', '蓼城市'], ['蓼都市水务局', '蓼都市'], ['蓼城市城市管理局', '蓼城市'],
    ['云川市城市管理局', '云川市'], ['城市管理局', null], ['云川市市场监督管理局', '云川市'],
  ])('%s: %s', (issuer, region) => {
    const text = `${issuer}2024年政务公开工作要点\n\n一、加强公开\n（一）公开规划。\n\n${issuer}\n2024年3月5日\n`;
    expect(readMetadata(parse(text)).region).toBe(region);
  });

  it('a title that names the work of a year', () => {
    expect(readMetadata(parse('云川市港航中心2024年政务公开重点工作\n\n一、加强公开\n（一）公开规划。\n'))).toMatchObject({ title: '云川市港航中心2024年政务公开重点工作', issuer: '云川市港航中心' });
  });
});
