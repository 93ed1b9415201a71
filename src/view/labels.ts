/** How records are said in Chinese, wherever readers see them: pages, scripts and the command line. */
import type { Relation } from '../compare/relation.ts';
import { findOrder, type Standing } from '../compare/standing.ts';
import type { Deadline, NoticeRecord, Commitment, Diagnostic, WorkPoint } from '../points/index.ts';

export { joinLabel } from '../points/names.ts';

/** What the page of chosen comparisons says before anything is chosen; with it from the start, nothing moves. */
export const CHOOSE_NOTICES = '请选择要对照的文件，再选主题；不选主题就对照全部条目。';

export const KIND: Record<NoticeRecord['kind'], string> = {
  'work-points': '工作要点',
  'task-division': '分工方案',
  'annual-report': '年度报告',
};

export const COMMITMENT_KIND: Record<Commitment['kind'], string> = {
  duration: '期限',
  count: '数量',
  frequency: '频次',
  date: '日期',
  share: '比例',
};

/** What two points of two notices have to do with each other. */
/** A line of a source from 1, with its page or cell where its file is no text: 第12行（第3页）. */
export function toLineWords(line: number, place: string | null | undefined): string {
  return `第${String(line)}行${place ? `（${place}）` : ''}`;
}

export const RELATION: Record<Relation, string> = { same: '同一件事', related: '相关' };

export const SEVERITY: Record<Diagnostic['severity'], string> = { error: '错误', warning: '注意', info: '提示' };

type Numbered = Pick<WorkPoint, 'number' | 'printed'>;

const IS_PROBLEM = /^(.*?)-?p(\d+)$/;

/** By the site's own number: `第17项`, `第2-2-1项`; a problem of a report `第5部分问题1`. */
function toOwnLabel(number: string): string {
  const problem = IS_PROBLEM.exec(number);
  return problem ? `第${problem[1] ?? ''}部分问题${problem[2] ?? ''}` : `第${number}项`;
}

/** By the number the notice prints, else the site's own: `第17项`, `附件第10项`, `第（十一）项`, `三（一）1`; nothing for no point. */
export function toPointLabel(point: Numbered | null | undefined): string {
  if (!point) return '';
  const { number, printed } = point;
  if (printed === undefined) return toOwnLabel(number);
  // 五、一是 is printed for the first problem and for the first measure against them.
  if (IS_PROBLEM.test(number)) return `${printed}（问题）`;
  return /^（[^（）]+）$/.test(printed) ? `第${printed}项` : printed;
}

/** `本站第3-1-1项`: the site's own number, where the notice prints another; else nothing. */
export function toSecondLabel(point: Numbered): string {
  const own = toOwnLabel(point.number);
  return toPointLabel(point).endsWith(own) ? '' : `本站${own}`;
}

/** The printed number first, the site's own where it is another: `三（一）1（本站第3-1-1项）`. */
export function toFullLabel(point: Numbered): string {
  const second = toSecondLabel(point);
  return toPointLabel(point) + (second === '' ? '' : `（${second}）`);
}

/** `2023年12月31日` */
export function toChineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** What a deadline means, apart from its words. */
export function toDeadlineMeaning(deadline: Deadline): string {
  if (deadline.date) return `最迟${toChineseDate(deadline.date)}`;
  return deadline.ongoing ? '持续进行，没有截止日' : '没有写明日期';
}

const OP: Record<Commitment['op'], string> = { '>=': '不少于', '<=': '不超过', '=': '', by: '最迟' };

/** `不少于30日`, `最迟2021年10月31日` */
export function toCommitmentMeaning({ op, value, unit }: Pick<Commitment, 'op' | 'value' | 'unit'>): string {
  if (typeof value === 'string') return `${OP[op]}${toChineseDate(value)}`;
  // Shares are low or high, not few or many.
  const words = unit === '%' ? OP[op].replace('少于', '低于').replace('超过', '高于') : OP[op];
  return `${words}${String(value)}${unit?.startsWith('工作日') ? '个' : ''}${unit ?? ''}`;
}

export const UNIT_ROLE: Record<'lead' | 'participants' | 'responsible', string> = { lead: '牵头', participants: '配合', responsible: '责任' };

/** `山东是济南的上级，山东的在先`, `宿迁与广州不同省，互不隶属，宿迁的在先`: whether words may have been handed down, or only coincide. */
export function toOrderWords(first: Standing & { name: string }, second: Standing & { name: string }): string {
  const { rank, older } = findOrder(first, second);
  const both = `${first.name}与${second.name}`;
  const ranks = {
    first: `${first.name}是${second.name}的上级`, second: `${second.name}是${first.name}的上级`, peers: `${both}同省，互不隶属`, apart: `${both}不同省，互不隶属`,
  };
  return [...(rank === null ? [] : [ranks[rank]]), older === null ? '先后不明' : `${older === 'first' ? first.name : second.name}的在先`].join('，');
}

/** A title in its marks; the marks inside it become single: 《关于印发〈…〉的通知》. So GB/T 15834 has it (书名号). */
export function toTitleInMarks(title: string): string {
  return `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;
}
