/** Where readers report errors. */
import { ofCorpus } from './corpus.ts';

/** The page that says who confirms what, and how an error is reported. */
export const ERRORS_PAGE = 'guide/errors.html';

export const getReports = ofCorpus(({ reports }) => reports);

/**
 * The link of a page: to the address itself, or to the page that says there is none yet.
 *
 * @param root the way to the site's root
 * @param about what the reader looks at: 济南2023附件第10项
 */
export function toReportLink(reports: string | null, root: string, about?: string): { href: string; words: string } {
  if (reports === null) return { href: `${root}${ERRORS_PAGE}`, words: '发现错误' };
  if (!reports.includes('://')) return { href: `mailto:${reports}${about === undefined ? '' : `?subject=${encodeURIComponent(`报告错误：${about}`)}`}`, words: '报告错误' };
  return { href: reports, words: '报告错误' };
}
