/** The anchors of a notice's parts, as its page has them. */
import { assignAnchors } from '../points/anchors.ts';
import type { NoticeNode } from '../notice/index.ts';
import type { NoticeEntry, PointEntry } from './corpus.ts';

export function getAnchors(notice: Pick<NoticeEntry, 'id' | 'tree'>, points: readonly PointEntry[]): Map<NoticeNode, string> {
  return assignAnchors(notice.tree, points.filter(({ record }) => record.notice === notice.id).map(({ record, evidence }) => ({
    number: record.number, start: evidence.whole.start.offset, end: evidence.whole.end.offset,
  })));
}
