/** Where every character of a source went: nothing is dropped silently. */
import { leavesOf } from './source.ts';
import type { NoticeRoot, OtherKind } from './tree.ts';

/** Counts of characters (UTF-16 units), white space left out. */
export interface Account {
  /** All characters of the source that are not white space. */
  total: number;
  text: number;
  marker: number;
  /** By kind; `blank` and `break` are white space and so always 0. */
  other: Record<OtherKind, number>;
}

/** Counts what the leaves of a tree hold; `text + marker + other` is `total` for every tree. */
export function accountFor(tree: NoticeRoot): Account {
  const account: Account = {
    total: 0, text: 0, marker: 0,
    other: { blank: 0, break: 0, chrome: 0, border: 0, mark: 0, unrecognised: 0 },
  };
  for (const leaf of leavesOf(tree)) {
    const count = leaf.value.replace(/\s/g, '').length;
    account.total += count;
    if (leaf.type === 'other') account.other[leaf.kind] += count;
    else account[leaf.type] += count;
  }
  return account;
}
