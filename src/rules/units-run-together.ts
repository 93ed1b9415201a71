import { nodesOf, type NoticeRoot, type Position } from '../notice/index.ts';
import type { Rule } from './rule.ts';

/** Offices of one level: one inside another's name is another office. 局 and 委 have offices below them: 市公安局交警支队. */
const PEER = '科股处室办所站队';
/** Words in which such a letter ends no office: 科技处, 处置科, 办公室, 股权科, 站点, 所属单位. */
const NO_END = /^(?:科[技学研普教创室]|处[理置罚分室]|股[权份东室]|室[内外]|办[公事案理法]|所[属有站]|站[点所长]|队[伍员])/;
/** 县政府办公室信息科: an office that has others below it. */
const ABOVE = /(?:政府|委|厅|局)办公?室?$/;
/** What a second name begins with: 综合科｜各镇, 规划股｜县质监站. */
const BEGINS = /^(?:各|直属|局属|相关|有关|其他|[市县区](?![场政域内]))/;
/** What stands below the office before it (办公室秘书科, 执法支队办公室, 执法总队直属五支队), or says what it does (配合信息中心). */
const isPartOf = (head: string, tail: string): boolean =>
  /^(?:配合|协助)/.test(tail)
  || /[支总]队$/.test(head) && /[大中支]队$/.test(tail)
  || /[处所站队]$/.test(head) && tail === '办公室'
  || head === '办公室' && /^(?:秘书|文秘|文电|值班|机要|督查)/.test(tail);
const OFFICE = /(?:[科股处室局委办所站队院馆校村社部]|中心|单位|部门|公司|街道|乡镇)$/;

/** Names of units have 23 letters at most in 99 of a hundred (`eval:lengths`): three of them. What is longer is no name, and bounds the work. */
const LONGEST = 70;

/** The two names in one, where a line end or a mark between them was lost; null where it is one name. */
export function splitRunTogether(name: string, known: ReadonlySet<string>): [string, string] | null {
  if (name.length > LONGEST || /[（(、，]/.test(name)) return null;
  for (let at = 2; at + 2 <= name.length; at++) {
    const [head, tail] = [name.slice(0, at), name.slice(at)];
    const end = head.slice(-1);
    if (!PEER.includes(end) || NO_END.test(end + tail) || ABOVE.test(head) || !OFFICE.test(tail)) continue;
    if (head === `各${end}` || isPartOf(head, tail)) continue;
    if ((tail.length > 2 && (head === '办公室' || (head.length > 2 && tail.endsWith(end)))) || known.has(tail) || known.has(head) || BEGINS.test(tail)) return [head, tail];
  }
  return null;
}

/** The names of all units, each with the place where it stands first. */
function namesIn(tree: NoticeRoot): Map<string, Position> {
  const names = new Map<string, Position>();
  for (const node of nodesOf(tree)) {
    if (node.type !== 'cell' && node.type !== 'assignment') continue;
    for (const name of node.said?.parts.flatMap(({ units }) => units) ?? []) if (!names.has(name)) names.set(name, node.position);
  }
  return names;
}

/** Two offices in one name: 农业农村办财政所, where a web page or a PDF lost the line end between them. */
export const unitsRunTogether: Rule = {
  id: 'units-run-together',
  severity: 'warning',
  title: '单位名称像是连在一起',
  *check({ tree }) {
    const names = namesIn(tree);
    const known = new Set(names.keys());
    const found = [...names].flatMap(([name, place]) => {
      const parts = splitRunTogether(name, known);
      return parts ? [{ name, place, parts }] : [];
    });
    const [first] = found;
    if (!first) return;
    yield {
      place: first.place,
      reason: `Unexpected name "${first.name}" and ${String(found.length - 1)} others, expected one office a name`,
      note: `“${first.name}”${found.length > 1 ? `等${String(found.length)}处` : ''}像是几个单位连写在一起（${first.parts.join('、')}？），已按一个单位读。请对照原件核对，在单位之间加上顿号。`,
    };
  },
};
