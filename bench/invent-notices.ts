/** Whole notices of invented places, in every layout there is: a corpus of any size, the same for the same seed. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRandom } from './random.ts';

export interface InventedNotice {
  id: string;
  short: string;
  layout: string;
  text: string;
  /** How many points it was made with. */
  points: number;
}

interface Task {
  heading: string;
  text: string;
  lead: string;
  partners: string[];
  deadline: string;
}

interface Draft {
  place: string;
  year: number;
  parts: { heading: string; tasks: Task[] }[];
  random: () => number;
}

/** What notices speak of: a heading, and the things to be done about it. */
const TOPICS: readonly (readonly [part: string, heading: string, things: readonly string[]])[] = [
  ['深化主动公开', '公开发展规划', ['“十四五”综合交通运输发展规划', '专项规划及其中期评估', '年度统计公报', '历史规划和计划', '规划实施进展']],
  ['深化主动公开', '公开重大项目', ['重大建设项目批准结果', '公路水路工程招标投标信息', '农村公路建设进展', '征地拆迁信息', '质量安全监督结果']],
  ['深化主动公开', '公开财政信息', ['部门预算和决算', '专项资金分配结果', '政府采购信息', '收费目录清单', '绩效评价结果']],
  ['深化主动公开', '服务市场主体', ['惠企纾困政策', '市场准入负面清单', '减税降费落实情况', '企业诉求办理结果', '营商环境改革举措']],
  ['深化主动公开', '公开执法信息', ['行政处罚和行政强制决定', '“双随机、一公开”抽查结果', '信用交通等级评价', '权责清单调整情况', '非现场执法点位']],
  ['深化主动公开', '公开公共企事业单位信息', ['公共汽电车线路和票价', '客运站班次', '轨道交通运行信息', '驾驶培训机构质量信誉', '出租汽车服务质量考核']],
  ['深化主动公开', '公开建议提案办理结果', ['人大代表建议答复', '政协提案办理情况', '办理总体情况', '采纳落实清单', '沟通反馈机制']],
  ['推进决策公开', '公开重大行政决策', ['重大行政决策事项目录', '决策草案及其说明', '公众意见采纳情况', '听证会安排', '后评估报告']],
  ['推进决策公开', '扩大公众参与', ['公众开放日', '征求意见平台', '线上访谈', '政策评价', '志愿监督员制度']],
  ['加强解读回应', '做好政策解读', ['政策解读方案', '图表图解和短视频', '主要负责人解读', '解读材料关联发布', '新闻发布会']],
  ['加强解读回应', '优化政策咨询', ['12328热线', '智能问答库', '政策咨询窗口', '办事指南', '常见问题汇编']],
  ['加强解读回应', '回应社会关切', ['舆情监测和会商机制', '突发事件信息发布', '虚假信息澄清', '民生热点回应', '风险排查台账']],
  ['规范依申请公开', '规范办理申请', ['申请接收渠道', '答复文书格式', '会商机制', '办理台账', '信息处理费']],
  ['规范依申请公开', '衔接复议诉讼', ['行政复议应诉', '败诉案例分析', '法制审核', '纠错机制', '典型案例通报']],
  ['加强信息管理', '规范文件管理', ['规范性文件集中公开', '文件清理结果', '政策文件库', '标准文本格式', '废止失效标注']],
  ['加强信息管理', '严格保密审查', ['公开属性源头认定', '保密审查制度', '个人信息保护', '三审三校', '信息发布登记']],
  ['加强平台建设', '办好政府网站', ['政府网站栏目', 'IPv6改造', '链接可用性检查', '网站集约化', '数据开放目录']],
  ['加强平台建设', '办好政务新媒体', ['政务微博微信', '新媒体备案', '账号清理', '信息同步发布', '原创内容']],
  ['加强平台建设', '推进无障碍服务', ['网站适老化改造', '无障碍浏览', '老年人打车服务', '语音播报', '大字版页面']],
  ['加强平台建设', '建好政务公开专区', ['服务大厅公开专区', '自助查询终端', '线下查阅点', '公开资料架', '窗口引导']],
  ['强化监督保障', '加强组织领导', ['领导小组会议', '任务分工', '工作经费', '专职人员', '联络员制度']],
  ['强化监督保障', '开展业务培训', ['年度培训计划', '条例学习', '案例研讨', '跟班学习', '新任人员培训']],
  ['强化监督保障', '严格督查考核', ['季度通报', '考核指标', '整改清单', '第三方评估', '回头看']],
];
const VERBS = ['及时公开', '全面梳理', '动态更新', '集中发布', '进一步规范', '持续优化', '建立健全', '认真落实', '着力完善', '主动公布', '定期通报', '统筹推进'];
const ENDS = ['做到应公开尽公开', '方便公众查询和监督', '提高公开质量和实效', '明确责任分工', '确保内容准确、更新及时', '切实保障公众知情权', '增强工作透明度', '防止“一公了之”'];
/** What comes from above all and stands in notices everywhere. */
const PASSED_DOWN = [
  '坚持以公开为常态、不公开为例外，以法定公开为基础，以公众需求为导向', '重要政策文件与解读方案、解读材料同步组织、同步审签、同步部署',
  '对涉及面广、社会关注度高的决策，公开征求意见时间一般不少于30日', '推动政务公开工作与业务工作同谋划、同部署、同落实',
];
const FIGURES = ['每年不少于2次', '办结率达到100%', '自收到申请之日起20个工作日内答复', '全年不少于12期', '满意率不低于95%', '3个工作日内回应'];
const DEADLINES = ['2024年6月30日前', '10月底前', '年底前', '第三季度', '每季度', '持续推进', '长期坚持', '上半年', '11月15日前'];
/** Name → the function of such units. */
const UNITS: Readonly<Record<string, string>> = {
  办公室: 'office', 法规科: 'legal', 规划科: 'planning', 财务科: 'finance', 建设管理科: 'construction', 运输管理科: 'road-transport', 安全监督科: 'safety-emergency',
  人事科: 'personnel', 科技信息科: 'it', 执法支队: 'enforcement', 公路中心: 'maintenance-roads', 港航中心: 'water', 客运管理处: 'public-transport', 质监站: 'safety-emergency',
};
const FIRST = '云川海岭南浦东河清泉白石青松金沙银湖玉溪长风平安和顺永丰宁康泰华昌盛兴隆';
const SECOND = '川堰浦岭州阳江原台城关桥塘湾坪口源林泽屏';

/** Names of places nobody lives in: 云川市, 海堰县 … */
function toPlace(index: number): string {
  const size = FIRST.length * SECOND.length;
  const round = Math.floor(index / size);
  const at = index % size;
  const first = FIRST.charAt(at % FIRST.length);
  const second = SECOND.charAt(Math.floor(at / FIRST.length));
  return `${first}${round > 0 ? FIRST.charAt(round % FIRST.length) : ''}${second}${index % 3 === 2 ? '县' : '市'}`;
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];
const han = (number: number) => HAN[number] ?? String(number);

const toPicker = (random: () => number) => <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T;

/** Something of a place's own: a road, a quarter. Most of what notices speak of stands in no other. */
function toOwnThing(random: () => number): string {
  const pick = toPicker(random);
  const name = () => pick(FIRST) + pick(FIRST);
  return pick([() => `${name()}至${name()}公路`, () => `${name()}片区`, () => `${name()}大道`, () => `${name()}枢纽`, () => `${name()}航道`, () => `${name()}服务区`])();
}

function toClause(things: readonly string[], random: () => number): string {
  const pick = toPicker(random);
  return `${pick(VERBS)}${random() < 0.7 ? toOwnThing(random) : ''}${pick(things)}${random() < 0.3 ? `，${pick(ENDS)}` : ''}`;
}

/** So many places have their wording from the same province. */
const PLACES_OF_A_PROVINCE = 20;

/** Sentences that a province hands down to its places. */
function toHandedDown(province: number): string[] {
  const random = makeRandom(1_000_003 * (province + 1));
  const pick = toPicker(random);
  return Array.from({ length: 8 }, () => [1, 2, 3].map(() => toClause(pick(TOPICS)[2], random)).join('，'));
}

/** @param before last year's notice of the same place: much of it is said again */
function draft(index: number, size: number, random: () => number, before: Draft | null): Draft {
  const pick = toPicker(random);
  const place = before?.place ?? toPlace(index);
  const handedDown = toHandedDown(Math.floor(index / PLACES_OF_A_PROVINCE));
  const said = before?.parts.flatMap(({ tasks }) => tasks) ?? [];
  const parts: Draft['parts'] = [];
  for (let made = 0; made < size; made++) {
    const [part, heading, things] = TOPICS[Math.floor((made / size) * TOPICS.length)] as (typeof TOPICS)[number];
    const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => toClause(things, random));
    if (random() < 0.12) clauses.unshift(pick(PASSED_DOWN));
    if (random() < 0.12) clauses.unshift(pick(handedDown));
    if (random() < 0.2) clauses.push(`${place.slice(0, 2)}${pick(things)}${pick(FIGURES)}`);
    const [lead = '办公室', ...others] = Object.keys(UNITS).sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 3));
    const again = said.find((each) => each.heading === heading);
    const task: Task = { heading, text: again && random() < 0.5 ? again.text : `${clauses.join('；')}。`, lead, partners: others, deadline: pick(DEADLINES) };
    const last = parts[parts.length - 1];
    if (last?.heading === part) last.tasks.push(task);
    else parts.push({ heading: part, tasks: [task] });
  }
  return { place, year: before ? before.year + 1 : 2022 + Math.floor(random() * 3), parts, random };
}

const head = ({ place, year }: Draft, kind = '政务公开工作要点') =>
  `${place}交通运输局关于印发${String(year)}年${kind}的通知\n\n${place.slice(0, 1)}交发〔${String(year)}〕${String(((place.codePointAt(0) ?? 0) % 90) + 1)}号\n\n各科室、局属各单位：\n\n现将《${place}交通运输局${String(year)}年${kind}》印发给你们，请认真贯彻落实。\n\n${place}交通运输局\n\n${String(year)}年4月3日\n\n（此件主动公开）\n\n`;
const title = ({ place, year }: Draft, kind = '政务公开工作要点') => `${place}交通运输局${String(year)}年${kind}\n\n`;

const inBracket = ({ lead, partners }: Task) => `（${lead}牵头${partners.length > 0 ? `，${partners.join('、')}配合` : ''}）`;

/** Tasks in order with a running number, and the part each belongs to. */
const toRows = ({ parts }: Draft) => parts.flatMap(({ heading, tasks }, part) => tasks.map((task, at) => ({ task, heading, part, at }))).map((row, index) => ({ ...row, number: index + 1 }));

/** Each way of laying a notice out, as in tests/fixtures. */
const LAYOUTS: Record<string, (notice: Draft) => string> = {
  'run-in': (notice) => head(notice) + title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n\n${tasks.map((task, at) => `（${han(at + 1)}）${task.heading}。${task.text}${inBracket(task)}`).join('\n')}`).join('\n\n'),
  'deadline-in-bracket': (notice) => title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n${tasks.map((task, at) => `（${han(at + 1)}）${task.heading}。${task.text}（牵头单位：${task.lead}${task.partners.length > 0 ? `；配合单位：${task.partners.join('、')}` : ''}；完成时限：${task.deadline}）`).join('\n')}`).join('\n'),
  'own-lines': (notice) => head(notice) + title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n\n${tasks.map((task, at) => `（${han(at + 1)}）${task.heading}\n\n${task.text}\n\n牵头单位：${task.lead}\n${task.partners.length > 0 ? `配合单位：${task.partners.join('、')}\n` : ''}完成时限：${task.deadline}\n`).join('\n')}`).join('\n\n'),
  'three-levels': (notice) => title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n（一）${heading}的重点\n${tasks.map((task, at) => `${String(at + 1)}. ${task.text}${inBracket(task)}`).join('\n')}`).join('\n'),
  tabs: (notice) => head(notice, '政务公开任务分工方案') + title(notice, '政务公开任务分工方案') + `序号\t工作任务\t主要措施\t牵头单位\t配合单位\t时限要求\n${toRows(notice).map(({ task, number }) =>
    [number, task.heading, task.text, task.lead, task.partners.join('、'), task.deadline].join('\t')).join('\n')}`,
  pipes: (notice) => `# ${title(notice, '政务公开任务分解表')}| 序号 | 工作任务 | 具体措施 | 责任科室 | 进度安排 |\n| --- | --- | --- | --- | --- |\n${toRows(notice).map(({ task, number }) =>
    `| ${[number, task.heading, task.text, [task.lead, ...task.partners].join('、'), task.deadline].join(' | ')} |`).join('\n')}`,
  flattened: (notice) => `${head(notice, '政务公开工作要点分工方案') + title(notice, '政务公开工作要点分工方案')}工作任务\n\n具体要求\n\n牵头处室(单位)\n\n配合处室(单位)\n\n备注\n\n${notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n\n(一)${heading}。\n\n${tasks.map((task, at) => `${String(at + 1)}.${task.text}\n\n局${task.lead}\n\n${(task.partners.length > 0 ? task.partners : ['各科室']).map((each) => `局${each}`).join('、')}`).join('\n\n')}`).join('\n\n')}`,
  'full-width': (notice) => (title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `\u3000\u3000${han(part + 1)}、${heading}\n${tasks.map((task, at) => `\u3000\u3000（${han(at + 1)}）${task.heading}。${task.text}（责任单位：${[task.lead, ...task.partners].join('、')}）`).join('\n')}`).join('\n'))
    .replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('\n', '\r\n'),
  'no-numbers': (notice) => title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n${tasks.map((task, at) => `${han(at + 1)}是${task.heading}。${task.text}${inBracket(task)}`).join('\n')}`).join('\n'),
  'body-and-annex': (notice) => head(notice) + title(notice) + notice.parts.map(({ heading, tasks }, part) =>
    `${han(part + 1)}、${heading}\n${tasks.map((task, at) => `（${han(at + 1)}）${task.heading}。${task.text}`).join('\n')}`).join('\n')
    + `\n\n附件\n\n${title(notice, '政务公开任务分工')}序号\t工作任务\t\t具体要求\t责任单位\n${toRows(notice).map(({ task, number, heading, part, at }) =>
      [number, at === 0 ? `${han(part + 1)}、${heading}` : '', `（${han(at + 1)}）${task.heading}`, notice.random() < 0.2 ? task.text.replace('公开', '公布') : task.text, [task.lead, ...task.partners].join('、')].join('\t')).join('\n')}`,
  report: (notice) => `${notice.place}交通运输局${String(notice.year)}年政府信息公开工作年度报告\n\n一、总体情况\n\n${toRows(notice).map(({ task, number }) => `（${han(number)}）${task.heading}。${String(notice.year)}年，${task.text}`).join('\n')}\n\n${toReportTables(notice.random)}\n五、存在的主要问题及改进情况\n\n存在的主要问题：一是公开内容不够全面；二是解读形式不够丰富。\n\n改进措施：一是扩大公开范围。二是丰富解读形式。\n\n六、其他需要报告的事项\n\n（一）本年度未收取信息处理费。`,
};

function toReportTables(random: () => number): string {
  const n = (most: number) => Math.floor(random() * most);
  const [person, firm] = [n(40), n(20)];
  const row = (name: string, a: number, b: number) => `${name}\t\t\t${[a, b, 0, 0, 0, 0, a + b].join('\t')}`;
  return `二、主动公开政府信息情况\n\n第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t${String(n(9))}\t${String(n(3))}\t${String(9 + n(30))}\n第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t${String(n(5000))}\t\t\n\n三、收到和处理政府信息公开申请情况\n\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n${row('一、本年新收政府信息公开申请数量', person, firm)}\n${row('二、上年结转政府信息公开申请数量', 1, 0)}\n三、本年度办理结果\t（一）予以公开\t\t${[person, firm, 0, 0, 0, 0, person + firm].join('\t')}\n\t（七）总计\t\t${[person, firm, 0, 0, 0, 0, person + firm].join('\t')}\n${row('四、结转下年度继续办理', 1, 0)}\n`;
}

export const LAYOUT_NAMES = Object.keys(LAYOUTS);

/** Every so many notices one is of the place before, a year later. */
const NEXT_YEAR = 4;

/** @param size about how many points each has */
export function inventNotices(count: number, { size = 30, seed = 1 } = {}): InventedNotice[] {
  const random = makeRandom(seed);
  let before: Draft | null = null;
  return Array.from({ length: count }, (_, index) => {
    const layout = LAYOUT_NAMES[index % LAYOUT_NAMES.length] as string;
    const points = Math.max(1, Math.round(size * (0.6 + random() * 0.8)));
    // Parts are numbered 一 to 二十 at most, and a report's clauses too.
    const made = layout === 'report' ? Math.min(points, 20) : points;
    const notice = draft(index, made, random, index % NEXT_YEAR === NEXT_YEAR - 1 ? before : null);
    before = notice;
    return {
      id: `place-${String(index + 1).padStart(4, '0')}-${String(notice.year)}`, short: notice.place.replace(/[市县]$/, ''), layout,
      text: `${(LAYOUTS[layout] as (notice: Draft) => string)(notice)}\n`, points: made,
    };
  });
}

/** Writes notices as a corpus for CORPUS_DIR, with the project's themes. */
export function writeCorpus(root: string, project: string, notices: readonly InventedNotice[]): void {
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['seeds', 'content/notices']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(project, 'content/themes.yaml'), join(root, 'content/themes.yaml'));
  const functions = /^functions:\n(?: .*\n)+/m.exec(readFileSync(join(project, 'content/units.yaml'), 'utf8'))?.[0] ?? 'functions: {}\n';
  const names = Object.entries(UNITS).map(([name, id]) => `    '${name}': { function: ${id} }\n    '局${name}': { function: ${id} }\n`).join('');
  writeFileSync(join(root, 'content/units.yaml'), `${functions}names:\n${notices.map(({ id }) => `  ${id}:\n${names}`).join('')}`);
  for (const [index, { id, short, text }] of notices.entries()) {
    const seed = `${String(index).padStart(4, '0')}_${id}.txt`;
    writeFileSync(join(root, 'seeds', seed), text);
    writeFileSync(join(root, 'content/notices', `${id}.yaml`), `id: ${id}\nseed: ${seed}\nshort: ${short}\nconfirmed: false\n`);
  }
}
