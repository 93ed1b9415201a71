/** A point of the reader's own notice as a row of the ledger: it has no page to lead to. */
import { fromPoint, type LedgerRow } from '../../ledger/ledger.ts';
import type { NoticeRecord, WorkPoint } from '../../points/index.ts';
import { toPointLabel } from '../../view/labels.ts';

export function toLedgerRow(notice: NoticeRecord, point: WorkPoint): LedgerRow {
  const short = notice.region ?? notice.issuer ?? '草稿';
  return { ...fromPoint({ short, year: notice.year, kind: notice.kind, number: notice.number }, point, toPointLabel(point)), point: '' };
}
