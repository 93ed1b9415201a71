/** What stands around a notice on its page, and what a page, a PDF or a document site does to its text. */
import type { LabelledNotice } from './labelled.ts';
import { toHan, type Random } from './words.ts';
import { wrapLetters } from './grid.ts';

export interface PageStyle {
  /** Lines above the title: the path of the page and its data, in the forms that web pages have. */
  head: 'none' | 'path' | 'pairs' | 'two-pairs-a-line' | 'brackets' | 'label';
  /** Lines below the text: address, links, counters. */
  foot: 'none' | 'web' | 'links';
  /** A cover letter above, the notice its annex. */
  letter: boolean;
  contents: boolean;
  /** Signature and date, 特此通知, somebody to ask. */
  closing: 'none' | 'signature' | 'contact';
  /** Letters a line, as a PDF gives them; null for whole paragraphs. */
  width: number | null;
  /** All line ends lost. */
  runOn: boolean;
  /** Half-width commas, colons and brackets. */
  halfWidth: boolean;
  /** Letters that look right and are not: zero-width marks, radicals, spaces that a layout put between. */
  noise: 'none' | 'zero-width' | 'radicals' | 'spaces';
}

export const PLAIN_PAGE: PageStyle = {
  head: 'none', foot: 'none', letter: false, contents: false, closing: 'none', width: null, runOn: false, halfWidth: false, noise: 'none',
};

export type Around = Pick<LabelledNotice, 'title' | 'issuer' | 'year' | 'number' | 'issued' | 'to'>;

/** 2024-04-18 → 2024年4月18日, 二〇二四年四月十八日. */
function toDate(iso: string, random: Random): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (random() < 0.7) return `${year}年${String(Number(month))}月${String(Number(day))}日`;
  return `${[...year].map((digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('')}年${toHan(Number(month))}月${toHan(Number(day))}日`;
}

function toHead({ issuer, year, title, issued, number }: Around, style: PageStyle, random: Random): { above: string[]; below: string[] } {
  const day = issued ?? `${String(year)}-03-18`;
  const index = `${String(100 + Math.floor(random() * 900))}0${String(year)}/${String(year)}-${String(10000 + Math.floor(random() * 90000))}`;
  switch (style.head) {
    case 'path':
      return { above: ['当前位置：首页 > 政务公开 > 法定主动公开内容 > 通知公告'], below: [`发布时间：${day} 10:2${String(year % 10)}\u3000来源：${issuer}\u3000浏览次数：${String(Math.floor(random() * 900))}`, '字体：[大 中 小]\u3000【打印】【关闭】'] };
    case 'pairs':
      return { above: [`索 引 号：${index}`, `发文机关：${issuer}`, `主题分类：政务公开`, ...(number === null ? [] : [`发文字号：${number}`]), `标\u3000\u3000题：${title}`, `发布日期：${day}`, '有 效 性：有效', ''], below: [] };
    case 'two-pairs-a-line':
      return { above: ['首页', '> 法定主动公开内容 > 监督保障', `索  引  号 ${index} 公开方式 主动公开`, `发布机构 ${issuer} 组配分类 工作依据`], below: [`发布日期：${day} 10:20 浏览次数：`] };
    case 'brackets':
      return { above: [`【索引号】${index}`, `【发布机构】${issuer}`, `【发布日期】${day}`], below: [] };
    case 'label':
      return { above: ['【工作要点】'], below: [`[${day}] [来源：${issuer}]`] };
    case 'none':
      return { above: [], below: [] };
    default:
      return style.head satisfies never;
  }
}

const FEET: Readonly<Record<PageStyle['foot'], readonly string[]>> = {
  none: [],
  web: ['扫一扫在手机打开当前页', '【打印】【关闭】', '主办单位：ISSUER 版权所有：ISSUER', '地址：滨湖路8号 邮编：100000 联系电话：000-0000000', '京ICP备00000000号 网站标识码：0000000000'],
  links: ['分享到：', '上一篇：ISSUER关于开展节前检查的通知', '下一篇：没有了', '相关链接：', '省政府网站 市政府网站'],
};

/** A mix-up of letters: only what a reader should see through. */
function makeNoise(text: string, kind: PageStyle['noise'], random: Random): string {
  const radicals: Readonly<Record<string, string>> = { 一: '⼀', 工: '⼯', 人: '⼈', 文: '⽂', 方: '⽅', 目: '⽬', 行: '⾏', 用: '⽤', 力: '⼒', 大: '⼤', 生: '⽣', 水: '⽔' };
  switch (kind) {
    case 'none':
      return text;
    case 'zero-width':
      return text.replace(/[\u4e00-\u9fff]/g, (letter) => (random() < 0.03 ? `${letter}\u200b` : letter));
    case 'radicals':
      return text.replace(/[一工人文方目行用力大生水]/g, (letter) => (random() < 0.6 ? radicals[letter] ?? letter : letter));
    case 'spaces':
      return text.replace(/\d+|[一二三四五六七八九十]、/g, (match) => (random() < 0.4 ? ` ${match} ` : match));
    default:
      return kind satisfies never;
  }
}

const HALF: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' };

/** Cuts paragraphs at a width, with two spaces before each and a page number every so often. */
function wrapLines(lines: readonly string[], width: number): string[] {
  const cut = lines.flatMap((line) => (line.trim() === '' ? [''] : wrapLetters(`    ${line.trim()}`, width)));
  return cut.flatMap((line, at) => (at > 0 && at % 22 === 0 ? [`${' '.repeat(width)}- ${String(at / 22)} -`, line] : [line]));
}

/**
 * @param body the lines of the notice below its title
 * @param chapters headings, for a table of contents
 * @param fixed the body has line ends of its own that must stay (a table)
 * @returns the whole text, and what it should say of itself
 */
export function setPage(around: Around, preamble: string | null, body: readonly string[], chapters: readonly string[], style: PageStyle, random: Random, fixed: boolean): { text: string; title: string } {
  const { title, issuer, number, issued, to } = around;
  const { above, below } = toHead(around, style, random);
  const date = issued === null ? null : toDate(issued, random);
  const sign = date === null ? [issuer] : [issuer, date];
  const letter = `关于印发《${title}》的通知`;
  const letterTitle = `${issuer}${letter}`;
  const top = style.letter
    ? [letterTitle, ...below, '', ...(number === null ? [] : [number, '']), to, '', `现将《${title}》印发给你们，请结合实际认真贯彻落实。`, ...(random() < 0.5 ? ['特此通知。'] : []), '', ...sign, '（此件公开发布）', '', title]
    : [title, ...below];
  const contents = style.contents ? ['目  录', ...chapters.map((name, at) => `${name}${'…'.repeat(8)}${String(at + 1)}`), ''] : [];
  const closing = style.closing === 'none' ? [] : style.closing === 'signature' ? ['', ...sign] : ['', '特此通知。', '', '（联系人：王某某，联系电话：000-0000000）', '', ...sign];
  const foot = FEET[style.foot].map((line) => line.replaceAll('ISSUER', issuer));
  const beside = [...above, ...top, '', ...contents, ...(preamble === null ? [] : [preamble])];
  let lines: string[];
  if (style.width !== null) lines = [...wrapLines(beside, style.width), ...(fixed ? body : wrapLines(body, style.width)), ...wrapLines([...closing], style.width), ...foot];
  else lines = [...beside, ...(fixed && preamble !== null ? [''] : []), ...body, ...closing, ...(foot.length > 0 ? ['', ...foot] : [])];
  let text = lines.join(style.runOn ? '' : '\n');
  if (style.halfWidth) text = text.replace(/[，：；（）]/g, (letter) => HALF[letter] ?? letter);
  text = makeNoise(text, style.noise, random);
  return { text: `${text}\n`, title: style.letter ? letterTitle : title };
}

