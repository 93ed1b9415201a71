/** An invented draft that has everything: two levels of headings, items with and without each field. */
import { toDraft, type Draft } from '../../src/draft/draft.ts';

const ITEMS: [task: string, text: string, lead: string, participants: string, deadline: string][] = [
  ['强化政策解读', '重要政策文件与解读材料同步起草、同步审批、同步发布，每件解读形式不少于3种。', '政策法规科', '各科室、局属各单位', '11月底前'],
  ['规范政策咨询', '在门户网站设置政策咨询专栏，3个工作日内答复。\n每季度汇总一次高频问题并公开。', '办公室', '', '长期坚持'],
  ['', '全面公开重大建设项目的批准、招标投标、竣工验收等信息，建立项目清单并于6月底前公布。', '建设管理科', '计划财务科', '6月底前'],
  ['办好开放日活动', '面向群众开展政务开放日活动，全年不少于2场。', '', '', ''],
];

export function makeSample(count = 8): Draft {
  const blocks: unknown[] = [{ kind: 'heading', level: 1, text: '聚焦重点领域，提升公开质量' }, { kind: 'heading', level: 2, text: '深化政策公开' }];
  for (let at = 0; at < count; at += 1) {
    if (at === 3) blocks.push({ kind: 'heading', level: 2, text: '突出民生事项' });
    if (at === 6) blocks.push({ kind: 'heading', level: 1, text: '强化监督保障' });
    const [task, text, lead, participants, deadline] = ITEMS[at % ITEMS.length] as typeof ITEMS[number];
    const nth = at < ITEMS.length ? '' : `第${String(Math.floor(at / ITEMS.length) + 1)}批`;
    blocks.push({ kind: 'item', task: task === '' ? '' : `${task}${nth}`, text: nth === '' ? text : text.replace(/。$/, `，纳入${nth}安排。`), lead, participants, deadline });
  }
  return toDraft({
    head: {
      title: '云川市交通运输局2024年政务公开工作要点', year: 2024, number: '云交办〔2024〕8号', issuer: '云川市交通运输局', salutation: '局机关各科室，局属各单位',
      opening: '为做好2024年政务公开工作，制定本要点。', closing: '', date: '2024年3月15日',
    },
    blocks: blocks.map((block, at) => ({ ...block as object, id: `b${String(at + 1)}`, rank: at + 1 })),
  });
}
