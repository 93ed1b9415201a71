/** What points of different notices have to do with each other. */
import type { Alignment, WordingPlace } from '../../compare/index.ts';
import { defineTable } from '../table.ts';
import { toNotice } from './notices.ts';
import { toPoint } from './points.ts';

export interface AlignmentRow extends Alignment {
  aQuote: string;
  bQuote: string;
}

const noticeOf = (point: string) => point.slice(0, point.lastIndexOf('/'));

export const ALIGNMENTS = defineTable<AlignmentRow>({
  name: 'alignments', title: '对齐', english: 'Pairs of points of two notices that ask the same or something related; judged by the program', key: ['a', 'b'],
  foreign: [{ field: 'a', table: 'points', to: 'id' }, { field: 'b', table: 'points', to: 'id' }],
}, [
  ['a', 'string', '条目编号', '见条目', 'Id of a point', ({ a }) => a, { required: true }],
  ['b', 'string', '另一条目编号', '见条目', 'Id of the other point', ({ b }) => b, { required: true }],
  ['a_notice', 'string', '文件编号', '前一项的文件', 'Notice of the one', ({ a }) => noticeOf(a), { database: true, required: true }],
  ['b_notice', 'string', '另一文件编号', '后一项的文件', 'Notice of the other', ({ b }) => noticeOf(b), { database: true, required: true }],
  ['relation', 'string', '关系', 'same 同一件事，related 相关', 'same: the same thing; related', ({ relation }) => relation, { required: true }],
  ['score', 'number', '相近程度', '0到1', 'How near, 0 to 1', ({ score }) => score, { required: true }],
  ['a_quote', 'string', '依据', '前一项中的话', 'The words of the one that show it', ({ aQuote }) => aQuote, { required: true }],
  ['b_quote', 'string', '另一处依据', '后一项中的话', 'The words of the other that show it', ({ bQuote }) => bQuote, { required: true }],
  ['a_url', 'string', '页面', '前一项，相对于站点根', 'Page of the one', ({ a }) => `${a}.html`, { database: true, required: true }],
  ['b_url', 'string', '另一页面', '后一项，相对于站点根', 'Page of the other', ({ b }) => `${b}.html`, { database: true, required: true }],
]);

export interface WordingRow extends WordingPlace {
  /** From 1. */
  span: number;
  length: number;
}

export const WORDING = defineTable<WordingRow>({
  name: 'wording', title: '共同措辞', english: 'Words that stand in points of two or more notices, a place a row', key: ['span', 'point', 'start'], foreign: [toPoint, toNotice],
}, [
  ['span', 'integer', '第几段', '同号的是同一段话；长的在前', 'Number of the words: the same number, the same words', ({ span }) => span, { required: true }],
  ['length', 'integer', '字数', '不计标点和空白，一个名称算一字', 'Letters and digits, a name counted as one', ({ length }) => length, { required: true, unit: '字' }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['point', 'string', '条目编号', '见条目', 'Id of the point', ({ point }) => point, { required: true }],
  ['start', 'integer', '起', '在条目原文中，从0起', 'Where they begin in the text of the point, from 0', ({ start }) => start, { required: true }],
  ['end', 'integer', '止', '不含', 'Where they end, exclusive', ({ end }) => end, { required: true }],
  ['quote', 'string', '该处原话', '', 'The words as they stand there', ({ quote }) => quote, { required: true }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ point }) => `${point}.html`, { database: true, required: true }],
]);
