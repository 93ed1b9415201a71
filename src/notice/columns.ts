/** Tables of tasks: which column a header names, and what cells of units and deadlines look like. */
import type { ColumnRole } from './tree.ts';

/** What bureaus call their offices: 责任站所, 牵头股室. */
const OFFICE = '(?:处室|单位|部门|科室|股室|机构|主体|站所|办所|所站|站办所|中心)';

/** Header words, without spaces and brackets, and the column they name. */
const HEADERS: readonly [RegExp, ColumnRole | 'task'][] = [
  [/^(?:序号|编号|项次|序列|行次|No\.?)$/i, 'index'],
  [/^(?:牵头|分管|责任|包保|局|委|挂钩)?(?:领导|负责人|联系人|联络员|责任人)$/, 'person'], // 牵头领导
  [new RegExp(`^(?:牵头|主办|主责)(?:责任)?${OFFICE}{0,2}$`), 'lead'], // 牵头处室(单位)
  [new RegExp(`^(?:配合|协办|协助|参与|参加|协同)(?:责任)?${OFFICE}{0,2}$`), 'participants'],
  [new RegExp(`^(?:责任|承办|落实|实施|分工)(?:${OFFICE}|分工)${OFFICE}?$`), 'responsible'], // 责任科室
  [/^(?:完成|办理|办结|工作|推进)?(?:时限|时间|期限|日期|节点|进度)(?:要求|安排|节点|进度)?$/, 'deadline'], // 时限要求
  [/^进度(?:安排|要求)$/, 'deadline'],
  [/^(?:备注|说明|备\s*注)$/, 'remark'],
  [/^(?:具体|工作|主要|落实|任务|推进|重点|细化|公开)?(?:要求|措施|举措|内容|做法|任务内容|任务要求|工作要求|落实措施|工作措施)$/, 'requirement'], // 主要措施
  [/^(?:具体任务|任务分解|细化任务|任务清单|公开内容)$/, 'requirement'],
  [/^(?:重点|工作|主要|目标|总体)?(?:任务|工作|事项|项目|类别|领域|目标任务|重点任务|工作任务|任务名称|任务类别|任务事项|公开事项|重点事项)$/, 'task'], // 工作任务
];

/** A stem is looked for in no longer words: names of columns have 7 letters at most (`eval:lengths`), 牵头责任单位及配合单位 would have 11. */
const LONGEST_WITH_STEM = 12;

/** The role a header cell names, or null. `task` becomes chapter and clause. */
export function toHeaderRole(text: string): ColumnRole | 'task' | null {
  const bare = text.replace(/[\s（）()／/]/g, '');
  for (const [pattern, role] of HEADERS) if (pattern.test(bare)) return role;
  return null;
}

/** Stems of header words, where the whole is none of those above; of those that occur, the one that ends last decides. */
const STEMS: readonly [RegExp, ColumnRole | 'task'][] = [
  [/^(?:序|编)号|^№/, 'index'],
  [/牵头|主办|主责/, 'lead'], // 牵头（责任）单位
  [/配合|协办|协同|参与|参加/, 'participants'],
  [new RegExp(OFFICE), 'responsible'], // 责任单位及责任人
  [/领导|责任人|联系人|负责人/, 'person'],
  [/时限|时间|期限|日期|节点|进度|频次|时序/, 'deadline'],
  [/备注|说明|依据|其他/, 'remark'],
  [/措施|内容|要求|举措|做法|标准|分解|细化/, 'requirement'],
  [/任务|事项|项目|类别|领域|目标|要点|指标/, 'task'],
];

/** Names of columns that hold none of what a task has: 公开方式, 成果形式, 完成情况; 姓名 and 职务 in a list of persons */
const ASIDE = /(?:姓名|职务|职称|手机号?码?|邮箱|传真|方式|形式|载体|渠道|途径|平台|完成情况|进展情况|落实情况|进展|成果|成效|对象|范围|电话|分值|权重|得分|签字|页码)$/;

/** True for the name of a column that is known to be none of a task's, however its cells look. */
export function isAside(text: string): boolean {
  const bare = text.replace(/[\s（）()／/]/g, '');
  return bare.length <= 8 && ASIDE.test(bare) && toLabelRole(text) === null;
}

/** What names units behind 牵头 or 责任单位: 及责任人, 分工, （股室） */
const UNIT_TAIL = new RegExp(`^(?:${OFFICE}|责任|承办|分管|联系|联络|领导|分工|负责|情况|名称|及|和|与|或|人|员|方|者|局|股|科|处|[：:])*$`);

/** What a label begins with that is none, but a heading: 加强市场主体信息公开 */
const VERB = /^(?:加强|推进|推动|做好|开展|完善|强化|深化|优化|抓好|健全|落实好|提升|规范|公开|聚焦|围绕|加大|加快|建立)/;

/** The role a cell of a header names, more widely than {@link toHeaderRole}: for a line or row that is a header. */
export function toLabelRole(text: string): ColumnRole | 'task' | null {
  const known = toHeaderRole(text);
  if (known) return known;
  const bare = text.replace(/[\s（）()／/]/g, '');
  if (bare === '' || bare.length > LONGEST_WITH_STEM || /[，。；：:、0-9]/.test(bare) || VERB.test(bare)) return null;
  let best: { role: ColumnRole | 'task'; end: number } | null = null;
  for (const [pattern, role] of STEMS) {
    const match = pattern.exec(bare);
    const end = match ? match.index + match[0].length : 0;
    // Of units and persons in one cell, the units: 责任单位及责任人. 牵头单位 is a lead, though 单位 ends later.
    if (match && (best === null || (end > best.end && !(['lead', 'participants', 'responsible'].includes(best.role) && ['responsible', 'person'].includes(role))))) best = { role, end };
  }
  if (!best) return null;
  // What stands behind the stem is short: 完成时间（月）; behind that of units it names them: 牵头（责任）单位, but 突出主责主业 is a heading.
  const names = ['lead', 'participants', 'responsible'].includes(best.role);
  return (names ? UNIT_TAIL.test(bare.slice(best.end)) : bare.length - best.end <= 2) ? best.role : null;
}

const UNIT_END = /(?:处|室|局|委|办|部|科|股|队|站|(?<!场)所|院|馆|校|会|组|厅|司|署|段|(?<!平)台|村|社区|幼儿园|[中小]学|中心|单位|部门|专班|公司|企业|机构|人员|政府|街道|乡镇|集团|协会|党委|支队|大队|总队)$/;

/** No cell of units is longer than 78 letters, no bracket than 80 (`eval:lengths`): four times that is text. */
const LONGEST_UNITS = 300;
/** 99 of a hundred names of units have 23 letters at most (`eval:lengths`). */
const LONGEST_UNIT = 24;
/** Deadlines have 21 letters at most (`eval:lengths`); those that say what is due by a month may have some more. */
const LONGEST_DEADLINE = 24;
const LONGEST_BY_MONTH = 30;

/** Units joined by 、 and ，: `公路处、水运处，局属各单位`; `办公室牵头，各单位按职责分工负责`. */
export function looksLikeUnits(text: string): boolean {
  if (text === '' || /[。！？]./.test(text) || text.length > LONGEST_UNITS) return false;
  const names = text.replace(/[（(][^（()）]*[）)]/g, '').split(/[、，,；;\s]+/).filter(Boolean);
  const units = names.filter((name) =>
    // 各县政府, but 各项收费 are no units.
    // eslint-disable-next-line regexp/no-super-linear-move -- of 24 characters at most
    /^各(?![项类种]).{1,8}$/.test(name) || name.length <= LONGEST_UNIT && UNIT_END.test((name.split('（', 1)[0] ?? '').replace(/(?:牵头|配合|负责|落实|实施|等|按(?:照)?(?:各自)?职责分工(?:负责)?|分别|共同)+$/, '')));
  return names.length > 0 && units.length * 2 > names.length;
}

/** `2023年12月底前`, `长期坚持`, `每季度末`, `第三季度`: a cell that says by when. */
export function looksLikeDeadline(text: string): boolean {
  const bare = text.replace(/\s/g, '');
  // 2021年3月公布预算信息，2021年9月公布决算信息: what begins with a month and is no sentence.
  if (bare.length <= LONGEST_BY_MONTH && /^(?:[12][0-9]{3}年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}日|底|末|[上中下]旬|份)?(?:之?前|以前|公布|公开|完成|发布|到位|至|-)/.test(bare) && !/[。；]/.test(bare)) return true;
  if (bare === '' || bare.length > LONGEST_DEADLINE) return false;
  // 2023年12月底前, 每学期开学前, 第三季度, 12月; not 家长开放日, 招投标领域内
  const timed = /[0-9０-９]|[一二三四五六七八九十〇○][个]?(?:年|月|日|季|周|天)|年底|年内|年终|年末|月底|月末|月前|季度|半年|全年|学期|每[年月周日天旬季]|[本当次]年|节前/.test(bare);
  return timed && /(?:前|底|内|末|止|半年|季度|全年|月|月份|日|年|年度|旬|周|天|次)(?:完成)?。?$/.test(bare) && !/[，。].{4}/.test(bare)
    || /^(?:并?长期(?:坚持|推进|开展)?|持续(?:推进|开展|实施|坚持)?|常态化(?:推进|开展)?|全年(?:推进)?|即时|及时|适时|按时限要求|实时|随时|立行立改|年内(?:完成)?|按(?:规定|要求)?时限?(?:完成)?|定期|即日起|按(?:季度|月|年度?|半年|周)|.{1,6}(?:期间|期内)|[12][0-9]{3}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?(?:之?前)?|每周[一二三四五六日末]|全年持续|动态(?:调整|管理)|立即|.{2,6}(?<![目当提以门先眼之])前|.{2,12}日起|.{1,8}各[0-9一二两]次|常年|即办即公开|(?:即时|及时|实时|随时)(?:公开|更新|发布)|(?:同步|动态|实时)(?:更新|公开|推进)?|每[年月周日天旬季]度?|.{2,8}[前后][0-9一二两三]+(?:个?工作)?(?:日|天|小时)内?)。?$/.test(bare);
}
