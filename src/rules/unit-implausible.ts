import { looksLikeUnits, nodesOf } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** What a task or a heading begins with, and no office. */
const DOES = /^(?:加强|推进|推动|做好|开展|完善|强化|深化|优化|抓好|健全|落实|提升|规范|聚焦|围绕|加大|加快|建立|夯实|严格|提高|打造|扩大|畅通|细化|创新|积极|持续|进一步)/;

/** A heading or the words of a task where a unit should stand. */
export const unitImplausible: Rule = {
  id: 'unit-implausible',
  severity: 'warning',
  title: '责任单位不像单位名称',
  *check({ tree }) {
    for (const node of nodesOf(tree)) {
      if (node.type !== 'cell' || !node.said) continue;
      const name = node.said.parts.flatMap(({ units }) => units).find((unit) => DOES.test(unit) && !looksLikeUnits(unit));
      if (name === undefined) continue;
      yield {
        place: node.position,
        reason: `Unexpected "${name}" among the units, expected the name of an office`,
        note: `“${name.slice(0, 20)}”读成了责任单位，但不像单位名称，可能是标题或任务的文字。请核对这一行的各列。`,
      };
    }
  },
};
