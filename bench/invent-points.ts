/** Invented points in any number, for what must hold of large corpora: growth, symmetry, limits. */
import type { WorkPoint } from '../src/points/index.ts';
import { makeRandom } from './random.ts';

const VERBS = ['加强', '推进', '规范', '完善', '做好', '落实', '优化', '强化', '提升', '健全', '公开', '开展'];
const THINGS = [
  '政策解读', '政务公开', '信息公开', '依申请公开', '政府网站', '政务新媒体', '舆情回应', '热线服务', '行政执法', '信用监管', '财政预决算', '重大决策',
  '征求意见', '开放活动', '业务培训', '督查考核', '公共企事业单位', '建议提案', '规范性文件', '疫情防控', '发展规划', '营商环境', '保密审查', '无障碍改造',
];
const ENDS = ['工作机制', '制度', '栏目建设', '质量', '水平', '时效', '流程', '台账', '清单', '目录', '责任', '渠道', '平台', '标准', '范围', '形式'];
const RARE = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃星宿列张寒来暑往秋收冬藏';

/**
 * Points in official Chinese: each is about one thing, in a few clauses.
 *
 * @param count how many points
 * @param notices how many notices they belong to, in turn
 */
export function inventPoints(count: number, notices: number): WorkPoint[] {
  const random = makeRandom(count * 31 + notices);
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const about = Math.floor(random() * THINGS.length);
    const clauses = Array.from({ length: 3 + Math.floor(random() * 6) }, () => {
      const name = random() < 0.4 ? pick(RARE) + pick(RARE) + pick(RARE) : '';
      return `${pick(VERBS)}${name}${random() < 0.6 ? THINGS[about] : pick(THINGS)}${pick(ENDS)}`;
    });
    const notice = `place${at % notices}-2024`;
    const number = String(Math.floor(at / notices) + 1);
    return {
      id: `${notice}/${number}`, notice, number, path: [{ marker: '（一）', text: `${pick(VERBS)}${THINGS[about]}` }], text: `${clauses.join('，')}。`,
      lead: [], participants: [], responsible: [], assignments: [], inherited: false, deadline: null, remark: null, commitments: [],
      themes: { primary: random() < 0.8 ? `theme-${about}` : 'theme-other', secondary: [] }, source: [], url: `${notice}/${number}.html`,
    };
  });
}
