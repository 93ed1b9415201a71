/** Tables of tasks in dresses that bureaus paste, each with the one thing that makes it hard. */
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { checkNotice } from '../../src/rules/index.ts';

/** `headings | text | lead / participants / responsible | deadline` of each point. */
function say(text: string): string[] {
  return readNotice(text).points.map(({ path, text: words, lead, participants, responsible, deadline }) =>
    [path.map((heading) => heading.marker + heading.text).join(' › '), words, [lead, participants, responsible].map((names) => names.join('、')).join(' / '), deadline?.text ?? ''].join(' | '));
}

const alarms = (text: string) => checkNotice(readNotice(text)).filter(({ fatal }) => fatal !== null && fatal !== undefined).map(({ ruleId }) => ruleId);

const TITLE = '东岭县教育局2024年政务公开任务分解表\n';

describe('a table of tasks', () => {
  it('工作内容 before 具体工作任务 is its heading, where the cells say so', () => {
    expect(say(`${TITLE}| 工作内容 | 序号 | 具体工作任务 | 责任单位 | 备注 |
|---|---|---|---|---|
| 优化招生信息公开 | 1 | 公开招生计划和录取结果，设立咨询电话。 | 招生科 | |
| | 2 | 公布学区划分方案，张贴到校门口。 | 基教科 | 年底前完成 |
| 机制建设 | 3 | 组织全系统政务公开培训1次。 | 办公室、人事科 | |
`)).toEqual([
      '优化招生信息公开 | 公开招生计划和录取结果，设立咨询电话。 |  /  / 招生科 | ',
      '优化招生信息公开 | 公布学区划分方案，张贴到校门口。 |  /  / 基教科 | ',
      '机制建设 | 组织全系统政务公开培训1次。 |  /  / 办公室、人事科 | ',
    ]);
  });

  it('a chapter and its first clause side by side are two cells of a row', () => {
    const text = `${TITLE}主要任务\t重点工作\t具体举措\t责任科室\t完成时限
一、强化重点领域公开\t（一）义务教育招生\t招生结束后公布录取结果。\t基教科\t8月底
\t\t公开随迁子女入学条件和流程。\t\t5月底
`;
    expect(say(text)).toEqual([
      '一、强化重点领域公开 › （一）义务教育招生 | 招生结束后公布录取结果。 |  /  / 基教科 | 8月底',
      '一、强化重点领域公开 › （一）义务教育招生 | 公开随迁子女入学条件和流程。 |  /  / 基教科 | 5月底',
    ]);
    expect(alarms(text)).toEqual([]);
  });

  it('a header of unusual words said again on the next page ends nothing', () => {
    const header = '板块\t抓手\t细化分工\t落实到谁\t何时办结\n';
    expect(say(`${TITLE}${header}一、深化公开\t（一）招生\t公布学区划分方案，召开听证会。\t基教科\t5月20日前
\t\t公布每所学校的招生计划和报名办法。\t基教科\t8月底前

— 1 —

${header}\t（二）收费\t公开中小学、幼儿园收费项目和标准。\t财务科\t每学期
`)[2]).toBe('一、深化公开 › （二）收费 | 公开中小学、幼儿园收费项目和标准。 |  /  / 财务科 | 每学期');
  });

  it('the imprint beneath a cell a paragraph is no cell', () => {
    expect(say(`${TITLE}序号\n公开事项\n公开要求\n责任科室\n公开时限\n1\n学籍管理\n公开转学条件和办理流程。\n基教科\n全年\n2\n教育收费\n公开收费项目和标准。\n财务科\n6月底前\n东岭县教育局办公室    2024年4月19日印发\n`)[1])
      .toBe('教育收费 | 公开收费项目和标准。 |  /  / 财务科 | 6月底前');
  });

  it('a list of names and telephones is none', () => {
    expect(say('关于做好政务公开工作的通知\n一、公开招生信息。（基教科）\n二、确定1名信息员，名单报办公室。\n附件\n政务公开联络员名单\n序号\t科室\t姓名\t电话\n1\t办公室\t孙丽\t3120011\n2\t基教科\t马强\t3120015\n'))
      .toEqual([' | 公开招生信息。 |  /  / 基教科 | ', ' | 确定1名信息员，名单报办公室。 |  /  /  | ']);
  });
});
