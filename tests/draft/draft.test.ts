import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { DraftError, fromJson, isItem, MOST_BLOCKS, splitUnits, toDraft, toJson, type Block } from '../../src/draft/draft.ts';
import { applyChange, toChange, toInsert, toMove, type Edit } from '../../src/draft/edits.ts';
import { fromLedger, toDraftCalendar, toLedgerRows } from '../../src/draft/ledger.ts';
import { toMarkdown, toTaskTable } from '../../src/draft/markdown.ts';
import { toHanNumber, toPlaced } from '../../src/draft/outline.ts';
import { makeRoom } from '../../src/ledger/ranks.ts';
import { makeSample } from './sample.ts';

const blocks = (...list: object[]): Block[] => toDraft({ head: {}, blocks: list }).blocks;
const markers = (list: readonly Block[]) => toPlaced(list).map(({ marker }) => marker).join(' ');
const [ONE, TWO, ITEM] = [{ kind: 'heading', level: 1, text: 'x' }, { kind: 'heading', level: 2, text: 'x' }, { kind: 'item', text: 'x' }];

describe('numbers follow from the order', () => {
  it.each([
    ['一、 二、', [ITEM, ITEM]],
    ['一、 （一） （二） 二、 （一）', [ONE, ITEM, ITEM, ONE, ITEM]],
    ['一、 （一） 1. 2. （二） 1. 二、 （一）', [ONE, TWO, ITEM, ITEM, TWO, ITEM, ONE, ITEM]],
    ['一、 （一） （二） 1.', [ONE, ITEM, TWO, ITEM]],
    // Nothing is above it: it stands as 一、.
    ['一、 （一）', [TWO, ITEM]],
  ])('%s', (expected, list) => {
    expect(markers(blocks(...list))).toBe(expected);
  });

  it('counts items through for the table', () => {
    expect(toPlaced(blocks(ONE, ITEM, TWO, ITEM, ONE, ITEM)).map(({ index }) => index)).toEqual([0, 1, 0, 2, 0, 3]);
  });

  it.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [99, '九十九'], [100, '一百'], [105, '一百零五'], [110, '一百一十'], [234, '二百三十四']])('%i is %s', (number, words) => {
    expect(toHanNumber(number)).toBe(words);
  });
});

describe('whatever comes in is made sound', () => {
  it('gives the same again, from anything', () => {
    const strange = fc.anything({ maxDepth: 1, maxKeys: 3 });
    const block = fc.oneof(strange, fc.record({ kind: fc.constantFrom('item', 'heading'), id: fc.constantFrom('a', 'b', 'a-1', '?'), text: fc.string({ unit: 'binary' }), rank: fc.double(), borrowed: strange }));
    fc.assert(fc.property(fc.array(block, { maxLength: 5 }), strange, (list, head) => {
      const draft = toDraft({ head, blocks: list });
      expect(toDraft(draft)).toEqual(draft);
      expect(fromJson(toJson(draft))).toEqual(draft);
      expect(new Set(draft.blocks.map(({ id }) => id)).size).toBe(draft.blocks.length);
    }), { numRuns: 100 });
  }, 30_000);

  it.each([
    ['not JSON', '{', '不是完整的 JSON'], ['another file', '{"a":1}', '不是本站“起草”导出的稿子'], ['a later version', JSON.stringify({ format: 'yaodian-duizhao/draft', version: 99, blocks: [] }), '较新版本'],
  ])('says why not: %s', (_, text, words) => {
    expect(() => fromJson(text)).toThrow(words);
  });

  it('refuses more than it can hold', () => {
    expect(() => toDraft({ blocks: Array.from({ length: MOST_BLOCKS + 1 }, () => ITEM) })).toThrow(DraftError);
  });

  it('splits names at every mark people use, each once', () => {
    expect(splitUnits('办公室、法规科，计财科；办公室\n〔　〕')).toEqual(['办公室', '法规科', '计财科']);
  });
});

describe('edits', () => {
  const draft = makeSample(6);
  const ids = draft.blocks.map(({ id }) => id);
  const { edit: insert } = toInsert(draft.blocks, ids[1] ?? null, [{ kind: 'heading', level: 2, text: '新' }]);
  it.each<[string, Edit]>([
    ['set', { type: 'set', block: 'b3', values: { text: '改了', deadline: '年底前' } }],
    ['put', insert],
    ['remove', { type: 'remove', blocks: ['b3', 'b1'] }],
    ['rank', toMove(draft.blocks, 'b5', 0)],
    ['head', { type: 'head', values: { title: '新标题', year: 2025 } }],
    ['all', { type: 'all', edits: [{ type: 'remove', blocks: ['b3'] }, insert, { type: 'set', block: 'b4', values: { lead: '' } }, { type: 'head', values: { issuer: '' } }] }],
  ])('%s and its undo give the draft back', (_, edit) => {
    const change = toChange(draft, edit);
    expect(change).not.toBeNull();
    if (!change) return;
    const after = applyChange(draft, change);
    expect(after).not.toEqual(draft);
    const back = toChange(after, change.undo);
    expect(back && applyChange(after, back)).toEqual(draft);
    // And once more.
    const again = back && toChange(draft, back.undo);
    expect(again && applyChange(draft, again)).toEqual(after);
  });

  it('leaves alone what another tab has changed since', () => {
    const mine = toChange(draft, { type: 'set', block: 'b3', values: { text: '甲', lead: '甲科' } });
    if (!mine) throw new Error('nothing to do');
    const theirs = toChange(applyChange(draft, mine), { type: 'set', block: 'b3', values: { text: '乙' } });
    if (!theirs) throw new Error('nothing to do');
    const now = applyChange(applyChange(draft, mine), theirs);
    const undone = toChange(now, mine.undo);
    expect(undone?.put[0]).toMatchObject({ text: '乙', lead: '政策法规科' });
  });

  it('does nothing where nothing changes', () => {
    expect(toChange(draft, { type: 'set', block: 'b3', values: { task: '强化政策解读' } })).toBeNull();
    expect(toChange(draft, { type: 'set', block: 'nowhere', values: { text: 'x' } })).toBeNull();
    // A blank at the end of a line is cleaned away; a year of one digit is none.
    expect(toChange(draft, { type: 'set', block: 'b3', values: { task: '强化政策解读 ' } })).toBeNull();
    expect(toChange({ ...draft, head: { ...draft.head, year: null } }, { type: 'head', values: { year: 2 } })).toBeNull();
  });

  it('moves a block to every place', () => {
    for (const id of ids) {
      for (let at = 0; at < ids.length; at += 1) {
        const change = toChange(draft, toMove(draft.blocks, id, at));
        const order = (change ? applyChange(draft, change) : draft).blocks.map((block) => block.id);
        expect(order.indexOf(id)).toBe(at);
        expect(order.filter((each) => each !== id)).toEqual(ids.filter((each) => each !== id));
      }
    }
  });

  it('finds room between ranks that touch', () => {
    const tight = blocks({ ...ITEM, id: 'a', rank: 1 }, { ...ITEM, id: 'b', rank: 1 + 1e-9 });
    const { ranks, moved } = makeRoom(tight, 'a', 3);
    const all = [...tight.map(({ id, rank }) => ({ id, rank: moved[id] ?? rank })), ...ranks.map((rank, at) => ({ id: `n${String(at)}`, rank }))].sort((a, b) => a.rank - b.rank);
    expect(all.map(({ id }) => id)).toEqual(['a', 'n0', 'n1', 'n2', 'b']);
  });
});

describe('other forms', () => {
  it('is Markdown whose numbers and table stand as they are', () => {
    const text = toMarkdown(makeSample(4));
    expect(text).toContain('# 云川市交通运输局2024年政务公开工作要点\n');
    expect(text).toContain('\n## 一、聚焦重点领域，提升公开质量\n');
    expect(text).toContain('\n### （一）深化政策公开\n');
    expect(text).toContain('\n1\\.强化政策解读。重要政策文件');
    expect(text).toContain('| 1 | 强化政策解读 | 重要政策文件');
    expect(text).toContain('（牵头单位：〔　〕；完成时限：〔　〕）');
  });

  it('takes markup as words', () => {
    const draft = makeSample(1);
    for (const block of draft.blocks) if (block.kind === 'item') block.text = '[x](javascript:1) <b>|*y*';
    expect(toMarkdown(draft)).toContain('\\[x\\](javascript:1) \\<b\\>\\|\\*y\\*');
  });

  it('has a column 备注 only where something stands in it', () => {
    const draft = makeSample(2);
    expect(toTaskTable(draft).head).not.toContain('备注');
    const [item] = draft.blocks.flatMap((block) => (block.kind === 'item' ? [block] : []));
    if (item) item.remark = '新增';
    expect(toTaskTable(draft).rows.map((row) => row.at(-1))).toEqual(['新增', '']);
  });

  it('gives a calendar: an event an item that has a last day, with where its words are from', () => {
    const draft = makeSample(8);
    const [item, , , last] = draft.blocks.filter(isItem);
    if (item) item.borrowed = [{ sentence: '重要政策文件', point: 'jinan-2023/13', label: '济南2023第13项', own: false }];
    if (last) last.deadline = '年底前';
    const { content, events } = toDraftCalendar(draft, (point) => `https://example.org/${point}.html`, '20240101T000000Z');
    expect(events).toBe(5);
    expect(content.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual(['20241130', '20240630', '20241231', '20241130', '20240630'].map((day) => `DTSTART;VALUE=DATE:${day}`));
    expect(content.match(/URL:\S*/g)).toEqual(['URL:https://example.org/jinan-2023/13.html']);
    expect(new Set(content.match(/UID:.*/g)).size).toBe(5);
  });

  it('goes into a ledger and comes back', () => {
    const draft = makeSample(4);
    const rows = toLedgerRows(draft);
    expect(rows.map(({ lead, due, deadline }) => [lead, due, deadline])).toEqual([
      ['政策法规科', '2024-11-30', '2024年11月底前'], ['办公室', '', '长期坚持'], ['建设管理科', '2024-06-30', '2024年6月底前'], ['', '', ''],
    ]);
    const back = fromLedger({ title: '台账', rows }, 2025);
    expect(back.blocks).toMatchObject([{ task: '强化政策解读', deadline: '2024年11月底前' }, { deadline: '长期坚持' }, {}, { lead: '' }]);
  });
});
