/** Invented plans beside their reports, read as any notice is: each demand with the sentences that speak of it, or nothing. */
import { expect, it } from 'vitest';
import { compareReport } from '../../src/compare/report-against-plan.ts';
import { readNotice } from '../../src/points/index.ts';
import { makePoint } from './make-point.ts';

const pointsOf = (notice: string, text: string) => readNotice(text, []).points.map(({ number, text: words }) => makePoint({ id: `${notice}/${number}`, notice, number, text: words }));

/** number → what is said: `1-5 举办……`, in brackets where it is not sure. */
function tell(plan: string, report: string): [demand: string, said: string[]][] {
  return compareReport(pointsOf('yunchuan-2023', plan), pointsOf('yunchuan-2023-report', report)).map(({ demand, said }) => [demand.number, said.map(({ point, sentences, sure }) => {
    const words = `${point.number} ${sentences.map((each) => each.slice(0, 7)).join('|')}`;
    return sure ? words : `(${words})`;
  })]);
}

it('finds the sentences of long paragraphs that answer a demand, and finds nothing where nothing is said', () => {
  expect(tell(`云川市交通运输局2023年政务公开工作要点

一、深化重点领域公开
（一）及时公开财政预决算和“三公”经费，6月底前公开2022年度部门决算。（牵头单位：计财科）
（二）公开重大建设项目批准、招标投标、竣工验收等信息。（牵头单位：建设科）
（三）做好道路运输企业质量信誉考核结果公示，每年公示1次。（牵头单位：运输科）
二、加强解读回应
（一）重要政策文件与解读材料同步组织、同步审签、同步部署，每件解读形式不少于3种。（牵头单位：法规科）
（二）每季度举办1次政府开放日活动，邀请市民代表走进交通指挥大厅。（牵头单位：办公室）
（三）办好12345热线，3个工作日内答复群众咨询。（牵头单位：办公室）
三、强化保障
（一）开展政务公开培训，全年不少于2次。（牵头单位：人事科）
（二）推进政务新媒体规范管理，清理“僵尸号”。（牵头单位：办公室）
（三）建设智能化政策问答平台。（牵头单位：信息中心）
`, `云川市交通运输局2023年政府信息公开工作年度报告

一、总体情况
（一）主动公开情况。2023年，主动公开政府信息512条，按时公开2022年度部门决算和2023年部门预算，“三公”经费同步公开。公开重大建设项目批准结果12项、招标投标信息36条、竣工验收信息8条。
（二）依申请公开情况。全年收到依申请公开23件，均依法按时办结，未发生因依申请公开引起的行政复议和诉讼。
（三）政府信息管理情况。清理规范性文件16件。
（四）平台建设情况。关停“僵尸”政务新媒体账号2个，保留微信公众号1个。
（五）监督保障情况。组织政务公开专题培训3期，培训240人次。举办政府开放日活动4场，邀请市民代表120人走进交通指挥大厅。
（六）政策解读情况。发布政策解读材料18篇，采用图解、视频、问答等形式，做到解读材料与政策文件同步部署。
`)).toEqual([
    ['1-1', ['1-1 2023年，主']], ['1-2', ['1-1 公开重大建设项']], ['1-3', []],
    ['2-1', ['(1-6 发布政策解读材)']], ['2-2', ['1-5 举办政府开放日']], ['2-3', []],
    ['3-1', ['(1-5 组织政务公开专)']], ['3-2', ['(1-4 关停“僵尸”政)']], ['3-3', []],
  ]);
});

it('finds nothing in a report of something else, and takes an empty one', () => {
  const plan = '云川市交通运输局2023年政务公开工作要点\n\n一、公开\n（一）开展花卉展览。\n（二）公开渡口渡船检验信息。\n';
  const report = '云川市交通运输局2023年政府信息公开工作年度报告\n\n一、总体情况\n（一）主动公开情况。2023年，主动公开政府信息512条。\n（二）监督保障情况。组织政务公开专题培训3期。\n';
  expect(tell(plan, report)).toEqual([['1-1', []], ['1-2', []]]);
  expect(compareReport(pointsOf('a', plan), [])).toMatchObject([{ said: [] }, { said: [] }]);
  expect(compareReport([], pointsOf('b', report))).toEqual([]);
});
