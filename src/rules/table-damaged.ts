import type { Gap } from '../points/statistics.ts';
import type { Finding, Rule, Subject } from './rule.ts';

function* findGaps({ statistics }: Subject, kind: Gap['kind'], word: (table: Gap['table']) => Pick<Finding, 'reason' | 'note'>): Generator<Finding> {
  for (const gap of statistics.gaps) if (gap.kind === kind) yield { place: gap.at, ...word(gap.table) };
}

/** A table of figures that ends before its last rows. */
export const tableTruncated: Rule = {
  id: 'table-truncated',
  severity: 'warning',
  title: '统计表被截断',
  *check(subject) {
    yield* findGaps(subject, 'truncated', (table) => ({
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
    yield* findGaps(subject, 'header-lost', (table) => ({
      reason: `Unexpected figures without a header, expected the header of table ${table}`,
      note: `表${table}的标题和表头在来源文件中丢失，只剩一行数字；列名按国办公开办函〔2021〕30号的统一格式推定。`,
    }));
  },
};

/** A row with more or fewer figures than the table has columns. */
export const tableShifted: Rule = {
  id: 'table-shifted',
  severity: 'warning',
  title: '统计表列数不符',
  *check(subject) {
    yield* findGaps(subject, 'columns-shifted', (table) => ({
      reason: `Unexpected number of figures in a row of table ${table}, expected one a column`,
      note: `表${table}有一行的数字个数与表头不符，这一行的列名未作推定。`,
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
