import { leavesOf, type Text } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Half-width commas between Chinese characters in a notice that elsewhere uses full-width ones: said once. */
export const punctuationWidth: Rule = {
  id: 'punctuation-width',
  severity: 'info',
  title: '标点全角半角混用',
  *check({ tree }) {
    let narrow = 0;
    let wide = 0;
    let first: Text | null = null;
    for (const leaf of leavesOf(tree)) {
      if (leaf.type !== 'text') continue;
      const here = leaf.value.match(/(?<=\p{Script=Han}),(?=\p{Script=Han})/gu)?.length ?? 0;
      if (here > 0) first ??= leaf;
      narrow += here;
      wide += leaf.value.split('，').length - 1;
    }
    if (first && narrow > 0 && wide > 0) {
      yield {
        place: first.position,
        reason: `Unexpected ${narrow} half-width commas beside ${wide} full-width ones, expected one width`,
        note: `全文有${narrow}处半角逗号、${wide}处全角逗号混用。原文照录，搜索时不分全角半角。`,
      };
    }
  },
};
