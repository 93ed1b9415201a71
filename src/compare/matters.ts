/**
 * The objects and doings by which a demand is known: a column on a website, a ledger, a hotline, fees for answers.
 * Two demands that name the same one are likely the same, however their words differ; two that share only 政府网站 or
 * 各处室 are not. Found by reading the points of five notices; the patterns are words of the trade, none of a place.
 */

interface Matter {
  pattern: RegExp;
  /**
   * 3: object and action at once, so that it decides nearly alone (信息处理费, 回头看);
   * 2: the object, but several things can be asked of it (舆情, 督办);
   * 1: only touched in many demands (渠道, 条例).
   */
  weight: 1 | 2 | 3;
}

const decides = (pattern: RegExp): Matter => ({ pattern, weight: 3 });
const tells = (pattern: RegExp): Matter => ({ pattern, weight: 2 });
const touches = (pattern: RegExp): Matter => ({ pattern, weight: 1 });

const MATTERS: readonly Matter[] = [
  // What is made public
  touches(/规划/),
  decides(/历史规划|规划信息|[专各]项规划/),
  touches(/重点(?:工作|任务)/),
  // 重大建设项目, 重大工程, 3个项目
  touches(/重大(?:建设|工程)|建设项目|个项目|工程建设/),
  // 主动公开工作进展, 重大建设项目批准和实施过程中……的信息
  tells(/工作进展|(?:项目|工程).{0,40}(?:信息|进度)/),
  touches(/预决算/),
  decides(/扩大预决算/),
  decides(/建议提案/),
  touches(/疫情/),
  tells(/疫情防控(?:信息|进展)|公开.{0,30}疫情防控/),
  tells(/惠企|帮扶政策/),
  touches(/市场主体|市场准入/),
  touches(/审批/),
  decides(/双随机|互联网\+/),
  touches(/执法/),
  tells(/信用/),
  // Public enterprises
  touches(/公共交通企|公共企事业|企事业单位/),
  // 按照《公共交通企业信息公开规定》, 对照……企事业单位信息公开规定, 已出台的公共企事业单位信息公开制度
  decides(/企(?:事)?业(?:单位)?信息公开(?:规定|制度)/),
  decides(/企事业单位.{0,8}专栏/),
  decides(/线上线下|“线上”|渠道.{0,8}全覆盖/),
  touches(/渠道/),
  tells(/申诉/),
  // Decisions
  decides(/征求意见/),
  decides(/(?:途径|方式).{0,30}(?:征求意见|参与)/),
  decides(/列席/),
  touches(/预公开/),
  decides(/评价(?:机制|结果)|评估机制/),
  decides(/执行效果的(?:反馈|评价)/),
  decides(/开放(?:活动|日)|公开日/),
  // Interpretation
  decides(/均[要应].{0,4}解读|解读范围/),
  // 三同步, 关联发布解读材料, 在发布重大政策的同时做好解读工作
  decides(/三同步|同步组织|关联(?:发布|公开)|发布.{0,8}同时.{0,6}解读/),
  decides(/实质性解读|解读内容|细致解读/),
  decides(/解读形式|种形式.{0,3}解读|多角度解读/),
  // 围绕“七个建设”重点工作领域……精心解读, 聚焦基础设施补短板等重点领域,加大政策解读力度
  tells(/(?:围绕|聚焦)[^。；;]{0,110}(?:解读|权威信息)/),
  decides(/推送/),
  // Answers to the public
  touches(/舆情/),
  // 监测研判, 舆情动态, 风险评估
  decides(/监测.{0,4}研判|舆情.{0,6}(?:研判|动态|风险)/),
  decides(/(?:搜集|收集|发现).{0,14}(?:热点|反馈|评价)/),
  touches(/热点/),
  tells(/(?:政策|问题)咨询/),
  touches(/热线|服务电话|12345|12328/),
  touches(/智能|问答平台|自动回复/),
  touches(/留言/),
  // On request
  decides(/登记、|(?:申请|答复).{0,12}(?:流程|归档)/),
  decides(/会商/),
  decides(/转主动公开|主动公开转化/),
  decides(/信息处理费/),
  decides(/复议/),
  // Management
  decides(/集中(?:统一)?公开(?!成果)|文件库|文件汇编/),
  tells(/集中公开成果/),
  tells(/现行有效|正式版本/),
  decides(/法规.{0,20}文本/),
  touches(/三审三校|审核(?:制度|责任)|审看/),
  decides(/三审三校/),
  decides(/保密/),
  touches(/公开方式|公开属性/),
  // Platforms
  touches(/专栏/),
  decides(/专栏(?:建设|设置)/),
  decides(/栏目.{0,14}更新|更新栏目/),
  touches(/公开目录|指南/),
  decides(/集约化/),
  decides(/矩阵/),
  touches(/账号/),
  decides(/打造.{0,20}账号/),
  touches(/新媒体.{0,24}(?:建设|运维|维护|管理|监督)|公众号.{0,6}(?:建设|运维)/),
  tells(/网站.{0,12}(?:建设|运维|维护|第一平台)/),
  touches(/备案/),
  touches(/数据资源|同步更新|信息同步/),
  touches(/办事服务|服务功能/),
  touches(/安全(?:平稳)?运行|系统安全|意识形态/),
  decides(/适老|无障碍/),
  decides(/协议第6版|IPv6/i),
  decides(/专区/),
  // Safeguards
  decides(/领导小组|组织领导/),
  decides(/听取.{0,10}汇报|专题(?:会议|研究)|召开.{0,4}会议/),
  decides(/经费/),
  decides(/培训|学习/),
  touches(/条例/),
  touches(/队伍|专职|人员/),
  tells(/督办|督查|整改|检查督促/),
  decides(/回头看|上一年度/),
  decides(/台账|任务清单/),
  tells(/分解|责任主体|时限要求/),
  decides(/年度报告/),
  decides(/第三方评估/),
  touches(/宣传/),
];

/** Which matters a text names: a bit for each. */
export type MatterSet = Int32Array;

const WORDS = Math.ceil(MATTERS.length / 32);
/** Of each weight the matters that have it. */
const OF_WEIGHT = ([1, 2, 3] as const).map((weight) => toSet(MATTERS.flatMap((matter, at) => (matter.weight === weight ? [at] : []))));

function toSet(numbers: readonly number[]): MatterSet {
  const set = new Int32Array(WORDS);
  for (const number of numbers) set[number >> 5] = (set[number >> 5] as number) | (1 << (number & 31));
  return set;
}

export function findMatters(sentence: string): MatterSet {
  return toSet(MATTERS.flatMap(({ pattern }, at) => (pattern.test(sentence) ? [at] : [])));
}

export function uniteMatters(sets: readonly MatterSet[]): MatterSet {
  return sets.reduce((all, set) => all.map((word, i) => word | (set[i] as number)), new Int32Array(WORDS));
}

/** Whether two name a matter in common. */
export function haveCommon(a: MatterSet, b: MatterSet): boolean {
  for (let i = 0; i < WORDS; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true;
  return false;
}

function countBits(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}

/** How many matters of a weight two name in common. */
export function countCommon(a: MatterSet, b: MatterSet, weight: 1 | 2 | 3): number {
  const mask = OF_WEIGHT[weight - 1] as MatterSet;
  let count = 0;
  for (let i = 0; i < WORDS; i++) count += countBits((a[i] as number) & (b[i] as number) & (mask[i] as number));
  return count;
}

/** What the matters weigh together that two name in common. */
export function weighCommon(a: MatterSet, b: MatterSet): number {
  return countCommon(a, b, 1) + 2 * countCommon(a, b, 2) + 3 * countCommon(a, b, 3);
}

/**
 * Words that stand in demands of every kind and say nothing of what is asked: places where, offices who, manners how.
 * 政府网站和政务新媒体 is the scene of a dozen different demands.
 */
const ADJUNCTS = new RegExp([
  '政府网站[和与]政务新媒体', '政府网站', '政务新媒体', '门户网站', '微信公众号', '机关各处室', '局属各单位', '直属各单位', '各单位', '各处室',
  '政务公开工作', '政府信息公开', '政务公开', '信息公开', '交通运输', '工作', '进一步', '有关', '推进', '加强', '做好', '要求', '我局',
].join('|'), 'g');

/** A text without its adjuncts: as long as before, so that places stay. */
export function blankAdjuncts(text: string): string {
  return text.replace(ADJUNCTS, (found) => '，'.repeat(found.length));
}
