/**
 * What promises can be compared by. Each topic says by which words around a
 * figure it is known, and by which words a point speaks of the same matter
 * without one. To compare something new, add an entry.
 */
import type { Commitment } from '../points/index.ts';

export interface PromiseTopic {
  /** Stable: addresses and data refer to it. */
  id: string;
  name: string;
  /** The kinds of figures that answer it. */
  kinds: readonly Commitment['kind'][];
  /** The words around the figure: tried on its clause, then on its sentence. */
  near: RegExp;
  /** Words in the clause that speak against it. */
  not?: RegExp;
  /** A sentence of the same matter, with a figure or without. */
  phrase: RegExp;
  /** Words in that sentence that speak against it. */
  phraseNot?: RegExp;
}

/** Where two fit equally near, the one that comes first. */
export const PROMISE_TOPICS: readonly PromiseTopic[] = [
  {
    id: 'consultation-period', name: '征求意见期限', kinds: ['duration'],
    near: /征求意见|征集意见|意见征集/, // 公开征求意见的期限不得少于30日
    not: /(?:征求|征集)意见(?:结束|截止|期满)后/,
    phrase: /征求意见|征集意见|意见征集/, // 向社会公开征求意见的，应当……明确提出意见的方式、途径和期限
  },
  {
    id: 'adoption-period', name: '意见采纳情况公开期限', kinds: ['duration'],
    near: /意见[^，。；]{0,8}(?:收集|采纳|反馈)|采纳情况/, // 征求意见结束后20个工作日内……公开前期意见的收集、采纳情况
    phrase: /采纳情况|采纳[^，。；]{0,12}(?:反馈|说明|公开)|(?:不予|未)采纳/, // 对不予采纳的应当说明理由，……反馈
  },
  {
    id: 'reply-period', name: '依申请公开答复期限', kinds: ['duration'],
    near: /申请[^，。；]{0,12}答复|答复[^，。；]{0,12}申请|予以答复|作出答复/, // 于20个工作日内给予申请人答复
    phrase: /申请[^，。；]{0,30}答复|答复[^，。；]{0,12}(?:申请|文书|归档)|予以答复|按期答复/, // 及时、规范答复申请人
  },
  {
    id: 'interpretation-period', name: '解读材料发布期限', kinds: ['duration'],
    near: /解读/, // 3个工作日内关联发布解读材料
    phrase: /三同步|解读[^，。；]{0,20}同步|同时做好解读|(?:关联|同步)(?:发布|公开)[^，。；]{0,6}解读|解读[^，。；]{0,6}关联(?:发布|公开)/, // 严格落实政策解读“三同步”
  },
  {
    id: 'interpretation-forms', name: '解读形式数', kinds: ['count'],
    near: /解读/, // 解读文件应采用不少于3种解读形式
    phrase: /(?:形式|方式|渠道|视频|图解|图表|角度)[^，。；]{0,20}解读|解读[^，。；]{0,10}(?:形式|方式)/, // 积极开展多种形式解读
  },
  {
    id: 'open-days', name: '开放活动次数', kinds: ['frequency', 'count'],
    near: /开放(?:日|周|活动)|公开日/, // 年内开展政府开放活动不少于1次
    phrase: /开放(?:日|周)活动|(?:开展|举办|组织|办好)[^，。；]{0,12}(?:开放(?:日|周|活动)|公开日)/, // 积极开展政务公开日
  },
  {
    id: 'attended-meetings', name: '公众列席会议次数', kinds: ['frequency', 'count'],
    near: /列席/, // 邀请公众代表列席本单位决策会议不少于3次
    phrase: /列席/, // 落实邀请利益相关方……列席厅长办公会制度
  },
  {
    id: 'reports-heard', name: '听取汇报次数', kinds: ['frequency', 'count'],
    near: /听取[^，。；]{0,20}汇报/, // 每年至少听取1次政务公开工作汇报
    phrase: /听取[^，。；]{0,20}汇报/, // 定期听取汇报
  },
  {
    id: 'meetings', name: '专题会议次数', kinds: ['frequency', 'count'],
    near: /会议|研究部署/, // 年内至少召开1次会议研究解决
    not: /列席|听证/,
    phrase: /召开[^，。；]{0,20}会议|专题研究部署/, // 不定期召开领导小组或办公室专题会议
  },
  {
    id: 'training', name: '培训次数', kinds: ['frequency', 'count'],
    near: /培训|学习/, // 年内至少组织1次政务公开专题培训
    phrase: /(?:组织|开展|加强|强化|实施)[^，。；]{0,16}培训/, // 组织开展政府信息公开工作培训
    phraseNot: /不得[^。；]*培训/, // 不得与……第三方评估机构开展政务公开咨询、培训
  },
  {
    id: 'media-inspections', name: '政务新媒体检查整改次数', kinds: ['frequency', 'count'],
    near: /新媒体[^。；]{0,30}(?:检查|抽查|巡检|整改|普查)/, // 围绕全市政务新媒体组织开展一次全面对照整改提升
    phrase: /新媒体[^。；]{0,40}(?:监督|检查|普查|巡检|整改)/, // 强化政务新媒体矩阵建设和监督管理
  },
  {
    id: 'inspections', name: '督查整改次数', kinds: ['frequency', 'count'],
    near: /检查|抽查|巡检|督查|整改|通报|普查|自查/, // 组织开展一次全面对照整改提升
    phrase: /督查|巡检|督办|督促整改|(?:监督|专项|日常|加强)检查|检查监督|回头看/, // 开展“回头看”，未完成的要督促整改
  },
  {
    id: 'documents-date', name: '文件清理公开时限', kinds: ['date'],
    near: /清理|汇编|梳理|集中(?:统一)?公开/, // 10月底前整理形成……制度文件汇编
    phrase: /(?:文件|政策)[^，。；]{0,16}(?:清理|汇编|集中(?:统一)?公开)|(?:清理|梳理|集中(?:统一)?公开|动态更新)[^，。；]{0,20}(?:文件|制度体系)/, // 集中公开并动态更新现行有效行政规范性文件
  },
  {
    id: 'platform-date', name: '线上平台建设时限', kinds: ['date'],
    near: /平台|空间|系统|网站|专栏/, // 在2023年12月底前……完成政务公开数字管理平台建设工作
    phrase: /(?:建设|优化|完善|搭建|建成)[^，。；、]{0,24}(?:平台|空间|系统|专栏)|(?:平台|专栏)(?:建设|功能)/, // 建设统一的智能化政策问答平台
  },
  {
    id: 'response-period', name: '舆情回应期限', kinds: ['duration'],
    near: /舆情|回应/,
    phrase: /舆情[^，。；]{0,16}回应|回应[^，。；]{0,16}(?:舆情|关切|诉求|问题)/, // 及时发现、办理和回应政务舆情热点
  },
  {
    id: 'message-period', name: '留言咨询办理期限', kinds: ['duration'],
    near: /留言|咨询|工单|信箱|诉求/,
    phrase: /(?:答复|办理|解答|回复)[^，。；]{0,16}(?:留言|咨询|工单|诉求)|(?:留言|咨询|工单|诉求)[^，。；]{0,16}(?:答复|办理|解答|回复)/, // 规范高效办理……网民留言
  },
  {
    id: 'update-period', name: '信息发布更新期限', kinds: ['duration', 'frequency'],
    near: /更新|发布|上网|公开/,
    phrase: /(?:及时|定期|动态|实时|同步)[^，。；]{0,4}更新|更新[^，。；]{0,4}及时/, // 及时更新栏目信息
  },
];
