import type { Gap } from '../points/statistics.ts';
import type { Finding, Rule, Subject } from './rule.ts';

function* findGaps({ statistics }: Subject, kind: Gap['kind'], word: (gap: Gap) => Pick<Finding, 'reason' | 'note'>): Generator<Finding> {
  for (const gap of statistics.gaps) if (gap.kind === kind) yield { place: gap.at, ...word(gap) };
}

/** A table of figures that ends before its last rows. */
export const tableTruncated: Rule = {
  id: 'table-truncated',
  severity: 'warning',
  title: '统计表被截断',
  *check(subject) {
    yield* findGaps(subject, 'truncated', ({ table }) => ({
      reason: `Unexpected end of table ${table}, expected its totals`,
      note: `表${table}在来源文件中被截断，缺少后面的行；涉及这些行的勾稽关系无法核对，不作推断。`,
    }));
  },
};

/** A row of figures whose head is gone: its columns are told by their number alone. */
export const tableHeaderLost: Rule = {
  id: 'table-header-lost',
  severity: 'warning',
  title: '统计表丢失表头',
  *check(subject) {
    yield* findGaps(subject, 'header-lost', ({ table }) => ({
      reason: `Unexpected figures without a header, expected the header of table ${table}`,
      note: `表${table}的标题和表头在来源文件中丢失，只剩一行数字；列名按国办公开办函〔2021〕30号的统一格式推定。`,
    }));
  },
};

/** Figures of which neither the form nor their sums tell for certain on which row and in which column they stand. */
export const tableShifted: Rule = {
  id: 'table-shifted',
  severity: 'warning',
  title: '统计表有数字未读出',
  *check(subject) {
    yield* findGaps(subject, 'figures-unplaced', ({ table, figures = 0 }) => ({
      reason: `Unexpected ${String(figures)} figures in table ${table}, expected one a column in rows of the form`,
      note: `表${table}有${String(figures)}个数字不能确定属于哪一行、哪一列，没有读出。请对照来源文件，把这些行的空格补上0或“/”后再读。`,
    }));
  },
};

/** A part of the form of which only the heading is left: its table was a picture, or was not copied. */
export const tableLost: Rule = {
  id: 'table-lost',
  severity: 'info',
  title: '只有标题，没有统计表',
  *check(subject) {
    yield* findGaps(subject, 'table-lost', ({ table }) => ({
      reason: `Unexpected heading of part ${table} without a table, expected the table of the form`,
      note: `第${table}部分只有标题，没有数字：统计表可能是图片，或没有一起复制。这一部分的统计数据没有读出。`,
    }));
  },
};

/** An equation of the form that does not hold. */
export const crossfootFails: Rule = {
  id: 'crossfoot-fails',
  severity: 'warning',
  title: '勾稽关系不成立',
  *check({ statistics, tree }) {
    for (const [at, check] of statistics.checks.entries()) {
      if (check.holds !== false) continue;
      yield {
        place: statistics.checked[at] ?? tree.position,
        reason: `Unexpected ${check.left} ≠ ${check.right}, expected equality: ${check.rule}`,
        note: `${check.rule}：左边为${check.left}，右边为${check.right}，不相等。`,
      };
    }
  },
};
