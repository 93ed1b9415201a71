import { wordsOf, type FieldName, type Metadata } from '../notice/index.ts';
import type { Rule } from './rule.ts';

const EXPECTED: readonly [keyof Metadata, string][] = [
  ['title', '标题'], ['issuer', '发文机关'], ['number', '发文字号'], ['issued', '成文日期或印发日期'], ['openness', '公开属性（此件……公开）'],
];

/** What an official document states and this one does not. Annual reports have no 发文字号 and no 附注. */
export const fieldMissing: Rule = {
  id: 'field-missing',
  severity: 'info',
  title: '未见的公文要素',
  *check({ metadata, tree }) {
    const start = { ...tree.position.start };
    for (const [field, name] of EXPECTED) {
      if (metadata[field] !== null) continue;
      if (metadata.kind === 'annual-report' && field !== 'title' && field !== 'issuer') continue;
      yield {
        place: { start, end: start },
        reason: `Unexpected notice without ${field}, expected it to be stated`,
        note: `来源文件中未见${name}。`,
      };
    }
    // 2021年7月2日印发 alone: the text ends without 署名 and the date below it.
    const has = (name: FieldName) => tree.children.some((node) => node.type === 'field' && node.name === name);
    // 宿迁市交通运输局办公室 in the imprint printed it, and signs nothing.
    const isSigned = tree.children.some((node) => node.type === 'field' && node.name === 'signature' && !/(?<!政府)办公室$/.test(wordsOf(node)));
    if (metadata.kind !== 'annual-report' && metadata.issued !== null && has('printDate') && !has('date')) {
      yield {
        place: { start, end: start },
        reason: 'Unexpected notice without the date of its signature, expected it above the imprint',
        note: `来源文件中未见${isSigned ? '' : '署名和'}成文日期，日期取自版记的印发日期。`,
      };
    }
  },
};
