/** Words of the tree that corrections use too. */

/** The level of a heading: 1 `一、`, 2 `（一）`, 3 `1.`, 4 `（1）`. */
export type Rank = 1 | 2 | 3 | 4;

/** What a column of a table of tasks holds. */
export type ColumnRole =
  /** 序号 */
  | 'index'
  /** 工作任务: chapter of a two-step heading */
  | 'chapter'
  /** 工作任务: clause, or the task itself */
  | 'clause'
  /** 具体要求 */
  | 'requirement'
  /** 牵头单位 */
  | 'lead'
  /** 配合单位 */
  | 'participants'
  /** 责任单位 */
  | 'responsible'
  /** 完成时限 */
  | 'deadline'
  /** 牵头领导, 联系人: a person, who is no unit */
  | 'person'
  /** 备注 */
  | 'remark';
