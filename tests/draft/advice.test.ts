/** Others' words put into an item: where they go, whose units stand in them, and where they are said to be from. */
import { describe, expect, it } from 'vitest';
import { findAdvice, listLacks, sentenceOf, toInserted, withoutYear, type Insertion } from '../../src/draft/advice.ts';
import { isItem, toDraft, type ItemBlock } from '../../src/draft/draft.ts';
import { OTHERS, UNITS } from './corpus.ts';

const itemOf = (item: Partial<ItemBlock>): ItemBlock => toDraft({ blocks: [{ kind: 'item', ...item }] }).blocks.filter(isItem)[0] as ItemBlock;
const TEXT = '积极开展多种形式解读，让群众看得懂；做好咨询。加强培训';
const offer = { point: 'jinan-2023/13', notice: 'jinan-2023', sentence: '机关各处室解读文件由政策法规处把关，采用不少于3种解读形式。', quote: '不少于3种' };
const put = (item: ItemBlock, insertion: Insertion) => toInserted(item, insertion, '济南2023第13项', UNITS, { legal: '法规科' });

describe('a sentence of another', () => {
  const item = itemOf({ text: TEXT });
  const [vague] = findAdvice({ text: TEXT, theme: 'interpretation', lacks: [], figures: [] }, OTHERS).vague;
  const beside = vague ? sentenceOf(TEXT, vague) : '';

  it('goes behind the one that is vague, or in its place, with the reader’s own units', () => {
    expect(beside).toBe('积极开展多种形式解读，让群众看得懂；');
    const words = '机关各处室解读文件由法规科把关，采用不少于3种解读形式。';
    expect(put(item, { kind: 'sentence', way: 'behind', beside, offer })).toMatchObject({ text: `积极开展多种形式解读，让群众看得懂；${words}做好咨询。加强培训`, borrowed: [{ sentence: words, point: 'jinan-2023/13', label: '济南2023第13项', own: false }] });
    expect(put(item, { kind: 'sentence', way: 'instead', beside, offer })).toMatchObject({ text: `${words}做好咨询。加强培训` });
  });

  it('goes to the end, behind a full stop, where that one is gone', () => {
    const { text } = put(item, { kind: 'sentence', way: 'instead', beside: '没有这一句。', offer }) as { text: string };
    expect(text.startsWith(`${TEXT}。机关各处室`)).toBe(true);
    expect((put(itemOf({ text: '' }), { kind: 'sentence', way: 'behind', beside: '', offer }) as { text: string }).text.startsWith('机关各处室')).toBe(true);
  });
});

it('fills a blank lead with what the other’s unit does, and a deadline without its year', () => {
  expect(put(itemOf({ text: 'x' }), { kind: 'lead', offer: { point: 'jinan-2023/2', notice: 'jinan-2023', words: '产业发展处、政策法规处' } })).toEqual({ lead: '〔产业发展〕、法规科' });
  expect(put(itemOf({ text: 'x' }), { kind: 'deadline', offer: { point: 'jinan-2023/2', notice: 'jinan-2023', words: '2023年11月底前' } })).toEqual({ deadline: '11月底前' });
  expect(['2023年11月底前', '二〇二三年年底前', '每季度', '2023年'].map(withoutYear)).toEqual(['11月底前', '年底前', '每季度', '2023年']);
  expect(['2023年底前', '2023年内', '2023年度内', '2023年第四季度', '2023年以前', '2023年至2024年'].map(withoutYear)).toEqual(['年底前', '年内', '年度内', '第四季度', '2023年以前', '2023年至2024年']);
});

it('offers leads and deadlines for what is blank alone, each once', () => {
  expect(listLacks(itemOf({ lead: '〔　〕', deadline: '' }))).toEqual(['lead', 'deadline']);
  expect(listLacks(itemOf({ lead: '办公室', deadline: '年底前' }))).toEqual([]);
  const { lacking } = findAdvice({ text: '组织开展政务公开培训。', theme: 'training', lacks: ['lead', 'deadline'], figures: [] }, OTHERS);
  expect(lacking.map(({ field }) => field)).toEqual(['lead', 'deadline']);
  for (const { offers } of lacking) expect(new Set(offers.map(({ words }) => words)).size).toBe(offers.length);
});

it('tells a matter once, though two sentences are vague about it', () => {
  const text = '加强政务公开平台建设。优化政府信息专栏设置。';
  const matters = findAdvice({ text, theme: 'website', lacks: [], figures: [] }, OTHERS).vague.flatMap(({ offers }) => offers.map(({ sentence }) => sentence));
  expect(matters.length).toBeGreaterThan(0);
  expect(new Set(matters).size).toBe(matters.length);
});
