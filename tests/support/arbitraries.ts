/** Texts to try the stages with: any at all, such as notices are made of, and the real ones damaged. */
import fc from 'fast-check';
import { readSeed, SEEDS } from './notices.ts';

/** What notices are made of, and what breaks them. */
const FRAGMENTS = [
  // numbers
  '一、', '二、', '三．', '（一）', '(二)', '（三)', '1.', '2. ', '３．', '12、', '（1）', '(2)', '①', '②', '⑳', '十一、', '（二十）',
  '一是', '二是', '三是', '一要', '首先，', '其次，', '最后，', '第一，', '第二条', '1', '2', '30', '２０２３',
  // layout
  '\n', '\n', '\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\f', '\t', '\t', '\t\t', ' ', '\u3000\u3000', '\u00a0', '\ufeff', '\u0085', '\u2028',
  '|', '| ', ' | ', '|---|---|---|', '---', '===', '# ', '## ', '**', '*', '\\|',
  // tables
  '序号\t工作任务\t具体要求\t责任单位\t完成时限\n', '| 序号 | 主要措施 | 责任科室 | 时限要求 |\n', '序号\t重点任务\t牵头单位\t配合单位\t进度安排\t备注\n',
  '工作任务\n\n具体要求\n\n牵头处室(单位)\n\n配合处室(单位)\n\n备注\n\n', '序号', '工作任务', '责任单位', '备注',
  '1\t做好公开\t加强信息公开。\t办公室\t6月底前\n', '\t\t\t\n', '0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n', '第二十条第（一）项\t\t\t\n',
  '一、本年新收政府信息公开申请数量\t12\t0\t0\t0\t0\t0\t12\n', '三、本年度办理结果\t（七）总计\t1\t0\t0\t0\t0\t0\t1\n',
  '二、主动公开政府信息情况\n', '三、收到和处理政府信息公开申请情况\n', '四、政府信息公开行政复议、行政诉讼情况\n',
  '序号   工作任务       具体要求         责任科室   完成时限\n', ' 1     主动公开       公开规划信息。   规划科     6月底前\n', '                      开放时间，       办公室\n', '申请人情况\n', '行政复议\n', '0\n',
  '序号\t工作任务\t牵头领导\t成果形式\t责任部门\n', '第二十条第（五）项\n', '行政许可    12    3\n',
  // pages and websites
  '— 3 —\n', '- 3 -\n', '第 3 页 共 9 页\n', '索 引 号：x/1\t发文字号：云交发〔2023〕8号\n', '来源：局办公室  发布时间：2023-04-05', '抄送：市政务公开办。\n', '第二部分 监督保障\n', '- ', '● ', '> ',
  // brackets and marks
  '（', '）', '(', ')', '《', '》', '“', '”', '〔', '〕', '，', '。', '；', '：', '、', '！', ',', ':',
  // units and deadlines
  '（办公室牵头）', '（责任单位：办公室；完成时限：10月底前）', '牵头单位：法规科', '配合单位：各科室、局属各单位', '完成时限：第三季度',
  '办公室', '云川市交通运输局', '各科室按职责分工负责', '（牵头）', '会同', '牵头', '负责', '10月底前', '2023年底前', '第三季度', '每季度', '长期坚持', '年内',
  '6月31日前', '2023年2月30日前', '十二月底前', '每月15日前', '上半年',
  // commitments
  '不少于2次', '3个工作日内', '达到95%', '百分之百', '九成以上', '不得少于30日', '全年', '每年至少', '提前5日', '半年', '百', '千百',
  // fields
  '云川市交通运输局文件', '云交发〔2023〕8号', '关于印发2023年政务公开工作要点的通知', '各科室、局属各单位：', '2023年4月3日', '（此件主动公开）', '附件', '附件：任务分工表',
  '2023年4月3日印发', '发表时间:2023-04-05 08:00:00', '您现在的位置: 首页 > 通知公告', '浏览次数:', '-', '分享到:', 'Copyright', '云川市交通运输局2023年政府信息公开工作年度报告',
  // words
  '加强政策解读', '做好信息公开。', '积极回应社会关切，及时发布权威信息', '风险', 'risk', '政府信', '信息公开', '如下', '收到申请12件',
  // hostile
  '<script>alert(1)</script>', '\u0000', '\u202e', '\u200b', '\ud800', '\udc00', '𠮷', '__proto__', 'constructor', '&lt;', '%00', '${x}',
] as const;

/** Any string: full Unicode, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
);

/** Strings of the pieces of notices, in any order. */
export const noticeLike: fc.Arbitrary<string> = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((pieces) => pieces.join(''));

const WIDE_TO_NARROW: Record<string, string> = { '（': '(', '）': ')', '，': ',', '：': ':', '；': ';' };

/** What is done to a notice. A failure prints this recipe rather than ten pages of text. */
export interface Damage {
  kind: (typeof KINDS)[number];
  /** Where, as a share of the text. */
  from: number;
  length: number;
  fragment: string;
}

const KINDS = ['cut', 'keep', 'double', 'shuffle', 'narrow', 'lose', 'insert', 'crlf', 'unblank'] as const;

/** One of the five notices, damaged in the ways files are: cut, doubled, shuffled, its brackets changed or lost. */
export const damagedSeed: fc.Arbitrary<{ file: string; damages: Damage[] }> = fc.record({
  file: fc.constantFrom(...SEEDS.map(({ file }) => file)),
  damages: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 1500 }),
      fragment: fc.constantFrom(...FRAGMENTS),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** The text a recipe of {@link damagedSeed} makes. */
export function damage({ file, damages }: { file: string; damages: readonly Damage[] }): string {
  return damages.reduce((text, { kind, from, length, fragment }) => {
    const start = Math.floor(from * text.length);
    const end = Math.min(text.length, start + length);
    const [before, inside, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
    switch (kind) {
      case 'cut': return before + after;
      case 'keep': return inside;
      case 'double': return before + inside + inside + after;
      case 'insert': return before + fragment + inside + after;
      case 'narrow': return before + inside.replace(/[（），：；]/g, (char) => WIDE_TO_NARROW[char] ?? char) + after;
      case 'lose': return before + inside.replace(/[（）()《》“”〔〕]/g, '') + after;
      case 'crlf': return text.replace(/\n/g, '\r\n');
      case 'unblank': return before + inside.replace(/\n\n+/g, '\n') + after;
      case 'shuffle': {
        // A fixed stride reorders the lines and needs no chance of its own: a failure can be run again.
        const lines = text.split('\n');
        const stride = 1 + (length % 7);
        return Array.from({ length: stride }, (_, at) => lines.filter((_line, i) => i % stride === at)).flat().join('\n');
      }
      default: return kind satisfies never;
    }
  }, readSeed(file));
}
