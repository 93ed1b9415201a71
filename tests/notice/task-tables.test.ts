/** Tables of tasks in dresses that bureaus paste, each with the one thing that makes it hard. */
import { describe, expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { checkNotice } from '../../src/rules/index.ts';
import { splitRunTogether } from '../../src/rules/units-run-together.ts';

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

  it('each between bars on lines of their own has its column, blank ones too, where none is missing', () => {
    const rows = [['就业', '补贴', '公布补贴目录和申领条件。', '就业科\n技工学校', '二季度', ''], ['就业', '招聘', '公开招聘公告和拟聘人员。', '人事科', '适时', ''], ['社保', '基金', '公布基金收支情况。', '', '6月底前', '配合审计']];
    const text = TITLE + [['类别', '任务名称', '具体举措', '责任科室', '进度安排', '说明'], ...rows].flat().map((words) => `${words === '' ? '' : `${words}\n`}|\n`).join('');
    expect(say(text)).toEqual([
      '就业 › 补贴 | 公布补贴目录和申领条件。 |  /  / 就业科、技工学校 | 二季度',
      '就业 › 招聘 | 公开招聘公告和拟聘人员。 |  /  / 人事科 | 适时',
      '社保 › 基金 | 公布基金收支情况。 |  /  /  | 6月底前',
    ]);
    expect(readNotice(text).points.map(({ remark }) => remark)).toEqual([null, null, '配合审计']);
  });

  it('a heading printed again in each row keeps the units merged over its rows', () => {
    expect(say(`${TITLE}领域\t任务\t具体要求\t牵头科室\t配合科室
安全领域\t执法检查\t公布年度执法计划。\t执法大队\t法规科
安全领域\t执法检查\t公布隐患清单。\t\t各乡镇应急站
`)[1]).toBe('安全领域 › 执法检查 | 公布隐患清单。 | 执法大队 / 各乡镇应急站 /  | ');
  });

  it('one whose heading is printed again with nobody beside it has none', () => {
    expect(say(`${TITLE}序号\t领域\t任务\t具体要求\t责任科室\t完成时限
1\t一、主动公开\t规划\t公布年度规划。\t规划处\t6月底前
2\t一、主动公开\t预算\t公布年度预算。\t\t
`)[1]).toBe('一、主动公开 › 预算 | 公布年度预算。 |  /  /  | ');
  });

  it('a line of a sentence is no more of the heading above it', () => {
    expect(say(`${TITLE}序号\n重点任务\n工作任务\n主要内容\n责任科室\n1\n深化公开\n推进学校建设信息公开\n公开年度建设计划、项目招投标、施工进展、验收信息，建设进\n度每季度末更新一次。\n基建科\n2\n做好招生信息公开\n公开招生计划和录取结果。\n基教科\n`)[0])
      .toBe('深化公开 › 推进学校建设信息公开 | 公开年度建设计划、项目招投标、施工进展、验收信息，建设进度每季度末更新一次。 |  /  / 基建科 | ');
  });

  it('a heading that reads like the beginning of a sentence is said to be one', () => {
    const text = `${TITLE}序号\n重点任务\n工作任务\n工作要求\n牵头单位\n配合单位\n备注\n1\n以公开助力稳定\n强化公众参与\n决策事项公开征求意见的,应当公布决策草案、说明及其他必要材料,明确提出意见的方式、途径和期限。\n法规科\n各科室\n2\n积极推进决策审议过程公众参与,原则上市直各部门、各区\n政府年内邀请公众代表列席本单位决策会议不少于3次,鼓励通过公开报名遴选的方式确定列席代表。\n法规科\n各科室\n3\n提高政策质量\n集中公开文件\n高质量发布规范性文件正式版本,在专栏集中公开并动态更新。\n法规科\n各科室\n`;
    expect(alarms(text)).toEqual(['heading-unsure']);
  });

  it('divided by commas that none of its rows agrees on, or with a header nobody knows, is said to be one', () => {
    const rows = '1,公开招生计划,录取结果。,基教科,8月底前\n2,公开收费项目和标准。,财务科,6月底前\n3,公开学区划分方案。,基教科,5月底前\n';
    expect(alarms(`${TITLE}序号,工作任务,责任单位,完成时限\n${rows}`)).toEqual(['header-stray', 'table-unread']);
    expect(alarms(`${TITLE}行次,抓手,谁来办,何时办结\n${rows.slice(rows.indexOf('2'))}4,公布投诉电话。,办公室,即时\n`)).toEqual(['table-unread']);
  });

  it('two unknown names before what is asked for are its headings', () => {
    expect(say(`${TITLE}行次\n条线\n抓手\n工作标准\n牵头\n配合\n1\n深化重点领域公开\n招生信息\n公开招生计划和录取结果。\n基教科\n各学校\n2\n收费信息\n公开收费项目和标准。\n财务科\n各学校\n`))
      .toEqual(['深化重点领域公开 › 招生信息 | 公开招生计划和录取结果。 | 基教科 / 各学校 /  | ', '深化重点领域公开 › 收费信息 | 公开收费项目和标准。 | 财务科 / 各学校 /  | ']);
  });
});

describe('a table set with spaces', () => {
  const header = '公开事项          具体举措                                      落实单位              进度安排\n';
  it('words alone in the first column above more of it are a heading, where no width broke them', () => {
    const text = `${TITLE}
${header}紧扣住房保障
保障性住房配租配售  1.轮候名单、摇号结果分阶段公布，摇号过程全程录像。  住房保障股            6月底前
                  2.企业信用评分每半年公布一次。                物业管理股            1月、7月
紧扣城市建设
老旧管网改造      3.施工围挡上写明停水停气时段。                市政公用股            施工前3日
`;
    expect(say(text).map((words) => words.slice(0, words.indexOf(' |')))).toEqual(['紧扣住房保障 › 保障性住房配租配售', '紧扣住房保障 › 保障性住房配租配售', '紧扣城市建设 › 老旧管网改造']);
  });

  it('the rest of words that a width broke is none', () => {
    const text = `${TITLE}
${header}紧扣住房保障配租  轮候名单、摇号结果分阶段公布，摇号过程全程录  住房保障股            6月底前
配售              像，并邀请公证人员到场监督。
老旧管网改造      施工围挡上写明停水停气时段。                  市政公用股            施工前3日
`;
    expect(say(text).map((words) => words.slice(0, words.indexOf(' |')))).toEqual(['紧扣住房保障配租配售', '老旧管网改造']);
  });

  it('one whose header nobody knows is read by its cells, or said not to be', () => {
    const rows = '1       深化公开          招生信息          公开招生计划和录取结果，设立咨询电话，安排专人值守并做好记录。  基教科                8月底前\n2                         收费信息          公开收费项目和标准。                          财务科                6月底前\n';
    expect(say(`${TITLE}\n行次    条线              小项              细化分工                                      落实到谁              什么时候完成\n${rows}`)).toEqual([
      '深化公开 › 招生信息 | 公开招生计划和录取结果，设立咨询电话，安排专人值守并做好记录。 |  /  / 基教科 | 8月底前', '深化公开 › 收费信息 | 公开收费项目和标准。 |  /  / 财务科 | 6月底前']);
    expect(alarms(`${TITLE}\n        怎么办                                        谁来办\n1       公开招生计划和录取结果，设立咨询电话。        基教科\n2       公开收费项目和标准。                          财务科\n3       公开学区划分方案。                            基教科\n`)).toContain('table-unread');
  });
});

it('sentences with names behind two spaces are said to be a table', () => {
  expect(alarms(`${TITLE}\n怎么办                                      谁来办\n公开招生计划和录取结果，设立咨询电话。  基教科牵头，各学校按职责分工负责\n公开收费项目和标准，设立举报电话。  财务科\n公开学区划分方案，召开听证会征求意见。  基教科\n`)).toEqual(['table-unread']);
});

it('a heading that a narrow column broke is one', () => {
  expect(say(`${TITLE}任务\n类别\n工作任务\n责任\n科室\n主动\n公开\n公开招生计划和录取结果，设立咨询电话。\n基教科\n公开收费项目和标准。\n财务科\n能力\n提升\n举办业务培训，参训不少于60人。\n办公室\n`).map((words) => words.slice(0, words.indexOf(' |'))))
    .toEqual(['主动公开', '主动公开', '能力提升']);
});

describe('names that lost what stood between them', () => {
  const table = (...names: string[]) => `${TITLE}序号\t工作任务\t责任单位\n${names.map((name, at) => `${String(at + 1)}\t公开第${String(at + 1)}批办事指南。\t${name}\n`).join('')}`;
  it.each([[['农业农村办财政所', '财政所']], [['社会救助股财务股']], [['综合科各县区港航所']], [['办公室人事股']], [['综合科直属各单位']], [['规划股办公室', '办公室']]])('%s', (names) => {
    expect(alarms(table(...names))).toContain('units-run-together');
  });
  it.each([[['党政办公室', '办公室']], [['科技处', '处置科']], [['县政府办公室信息科', '信息科']], [['市公安局交警支队', '市公安局']], [['各科室', '局机关各处室']], [['财务科、法规科']], [['社区办事处']],
    [['综合行政执法支队一大队']], [['交通综合行政执法总队直属五支队']], [['地方海事处办公室', '地方海事处', '办公室']], [['执法支队办公室', '办公室']], [['办公室秘书科']], [['办公室值班室']],])('%s are none', (names) => {
    expect(alarms(table(...names))).not.toContain('units-run-together');
  });
  it('whom an office helps is no part of a name', () => {
    expect(splitRunTogether('办公室配合信息中心', new Set())).toBeNull();
  });
});
