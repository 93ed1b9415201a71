import type { Position } from '../notice/index.ts';
import { compareWithBody } from '../points/body-annex.ts';
import type { Rule } from './rule.ts';

/** Body and annex word the same thing differently; widths of punctuation and spaces do not count. */
export const bodyAnnexDiffers: Rule = {
  id: 'body-annex-differs',
  severity: 'warning',
  title: '正文与附件用词不一致',
  *check({ points }) {
    for (const difference of compareWithBody(points)) {
      const { annex, body, annexContext, bodyContext } = difference;
      const cause: Position | undefined = difference.bodyPlace;
      yield {
        place: difference.annexPlace,
        ...(cause ? { cause } : {}),
        reason: annex === '' ? `Unexpected omission of "${body}", expected the words of the body`
          : body === '' ? `Unexpected "${annex}", expected the words of the body, which has none here`
          : `Unexpected "${annex}", expected "${body}" as in the body`,
        note: difference.heading
          ? `附件标题表述为“${annexContext}”，正文表述为“${bodyContext}”。`
          : `附件表述为“${annexContext}”，正文表述为“${bodyContext}”。`,
      };
    }
  },
};
