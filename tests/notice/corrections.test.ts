/** What a person says of lines and columns: it is read so, whatever is said; nothing is lost, nothing throws, what does not fit is named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readingCorrectionsFileSchema } from '../../src/corpus/content-schema.ts';
import {
  COLUMN_CHOICES, columnsOf, LINE_CHOICES, moveCorrections, nodesOf, toCorrectionsYaml, toLineWords, type ColumnChoice, type LineChoice, type Rank, type ReadingCorrection,
} from '../../src/notice/index.ts';
import { readNotice } from '../../src/points/index.ts';
import { judgeCorrections, toCorrectionMessages } from '../../src/rules/corrections.ts';
import { noticeLike } from '../support/arbitraries.ts';
import { findFaults, readSeed, ROOT, SEEDS } from '../support/notices.ts';

const FIXTURES = join(ROOT, 'tests/fixtures');
const texts = [...SEEDS.map(({ file }) => readSeed(file)), ...readdirSync(FIXTURES).map((name) => readFileSync(join(FIXTURES, name, 'input.txt'), 'utf8'))];

/** Something said of the line at a share of the text. */
const saying = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  as: fc.option(fc.constantFrom<LineChoice>(...LINE_CHOICES), { freq: 4 }),
  level: fc.constantFrom<Rank>(1, 2, 3, 4),
  columns: fc.dictionary(fc.integer({ min: 1, max: 8 }).map(String), fc.constantFrom<ColumnChoice>(...COLUMN_CHOICES), { minKeys: 1, maxKeys: 4 }),
  wrong: fc.integer({ min: 0, max: 20 }).map((each) => each === 0),
});

function toCorrections(text: string, sayings: readonly (typeof saying extends fc.Arbitrary<infer Saying> ? Saying : never)[]): ReadingCorrection[] {
  const lines = text.split(/\r\n|\n|\r/);
  return sayings.flatMap(({ at, as, level, columns, wrong }): ReadingCorrection[] => {
    const line = Math.min(lines.length, Math.floor(at * lines.length) + 1);
    const words = wrong ? 'x' : toLineWords(lines[line - 1] ?? '');
    return words === '' ? [] : [{ line, words, ...(as ? { as, ...(as === 'heading' ? { level } : {}) } : { columns }) }];
  });
}

function check(text: string, corrections: readonly ReadingCorrection[]): string[] {
  const read = readNotice(text, [], corrections);
  const judged = judgeCorrections(read, readNotice(text), corrections);
  const messages = toCorrectionMessages(judged, text, corrections);
  return [...findFaults(text, corrections), ...messages.filter(({ note }) => !note).map(({ ruleId }) => `${String(ruleId)} has no words`)];
}

describe('whatever is said, the tree is whole, the points are sound, nothing throws', () => {
  it('of the five notices and the fixtures', () => {
    fc.assert(fc.property(fc.constantFrom(...texts), fc.array(saying, { minLength: 1, maxLength: 12 }), (text, sayings) => {
      expect(check(text, toCorrections(text, sayings))).toEqual([]);
    }), { numRuns: 400 });
  });

  it('of strings of the pieces of notices', () => {
    fc.assert(fc.property(noticeLike, fc.array(saying, { minLength: 1, maxLength: 6 }), (text, sayings) => {
      expect(check(text, toCorrections(text, sayings))).toEqual([]);
    }), { numRuns: 1500 });
  });

  it('of a table without a header whose first line is the text’s', () => {
    const text = '0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n一、\t\t\t\n';
    expect(check(text, [{ line: 1, words: toLineWords(text.split('\n')[0] ?? ''), columns: { 1: 'chapter', 3: 'requirement', 4: 'responsible' } }])).toEqual([]);
  });
});

it('corrections written as YAML are read the same', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 20 }));
  const correction = fc.record({ line: fc.integer({ min: 1, max: 99999 }), words, note: words }).chain((base) => fc.oneof(
    fc.constant<ReadingCorrection>({ ...base, as: 'heading', level: 2 }), fc.constant<ReadingCorrection>({ ...base, as: 'no-task' }),
    fc.constant<ReadingCorrection>({ ...base, columns: { 3: 'lead', 1: 'ignore' } })));
  fc.assert(fc.property(fc.array(correction, { maxLength: 5 }), (corrections) => {
    const written = parseDocument(toCorrectionsYaml(corrections));
    expect(written.errors).toEqual([]);
    expect(readingCorrectionsFileSchema.parse(written.toJS()).readingCorrections).toEqual([...corrections].sort((a, b) => a.line - b.line));
  }));
});

const NOTICE = '云川市2024年政务公开工作要点\n\n一、主动公开\n1.公开规划信息。\n2.公开预算信息。\n保障措施\n3.加强督查。\n主动公开内容\n各科室要报送信息。\n';
const say = (text: string, corrections: readonly ReadingCorrection[]) => readNotice(text, [], corrections).points.map(({ number, path, text: words }) => `${number} ${path.map((heading) => heading.marker + heading.text).join(' › ')} ${words}`);
const judge = (text: string, corrections: readonly ReadingCorrection[]) => {
  const judged = judgeCorrections(readNotice(text, [], corrections), readNotice(text), corrections);
  return toCorrectionMessages(judged, text, corrections).map(({ ruleId, place, note }) => `${String(ruleId)} ${String(place && 'start' in place ? place.start.line : 0)} ${String(note)}`);
};

describe('of a line', () => {
  it('each choice is read', () => {
    expect(say(NOTICE, [])).toEqual(['1-1 一、主动公开 公开规划信息。', '1-2 一、主动公开 公开预算信息。保障措施', '1-3 一、主动公开 加强督查。主动公开内容各科室要报送信息。']);
    expect(say(NOTICE, [
      { line: 6, words: '保障措施', as: 'heading', level: 1 }, { line: 8, words: '主动公开内容', as: 'no-task' }, { line: 9, words: '各科室要报送信息。', as: 'item' },
    ])).toEqual(['1-1 一、主动公开 公开规划信息。', '1-2 一、主动公开 公开预算信息。', '2-3 保障措施 加强督查。', '2-3b 保障措施 各科室要报送信息。']);
    expect(say(NOTICE, [{ line: 5, words: '2.公开预算信息。', as: 'text' }, { line: 6, words: '保障措施', as: 'outside' }])).toEqual([
      '1-1 一、主动公开 公开规划信息。2.公开预算信息。', '1-3 一、主动公开 加强督查。主动公开内容各科室要报送信息。',
    ]);
  });

  it('a number taken out is no gap', () => {
    const { tree, ...rest } = readNotice(NOTICE, [], [{ line: 5, words: '2.公开预算信息。', as: 'no-task' }]);
    expect([...nodesOf(tree)].filter(({ chosen }) => chosen).map(({ type }) => type)).toEqual(['paragraph']);
    expect(rest.points.map(({ number }) => number)).toEqual(['1-1', '1-3']);
  });

  it('what does not fit, or changes nothing, is named with its place and what to do', () => {
    expect(judge(NOTICE, [
      { line: 60, words: 'x', as: 'item' }, { line: 4, words: '1.公开预算信息。', as: 'item' }, { line: 4, words: '2.公开预算信息。', as: 'item' },
      { line: 6, words: '保障措施', as: 'heading', level: 1 }, { line: 6, words: '保障措施', as: 'text' }, { line: 7, words: '3.加强督查。', columns: { 1: 'index' } }, { line: 5, words: '2.公开预算信息。', as: 'item' },
    ])).toEqual([
      'correction-line 9 更正说的是第60行，原文只有9行。请核对行号。',
      'correction-words 4 第4行现在是“1.公开规划信息。”，不是更正里写的“1.公开预算信息。”。原文可能改过：请核对行号和原话，不再需要就删掉这条更正。',
      'correction-words 4 第4行现在是“1.公开规划信息。”，不是更正里写的“2.公开预算信息。”。这些字现在在第5行，请把行号改过来。',
      'correction-twice 6 第6行有两条更正。请只留一条。',
      'correction-columns 7 第7行不是一张表的第一行，它的列没法更正。这份文字里没有读出表格。',
      'correction-idle 5 对第5行的更正没有改变什么：程序本来就这样读，或这一行在别的更正里已经定了。可以删掉它。',
    ]);
  });
});

describe('of columns', () => {
  const table = (dress: (cells: readonly string[]) => string) => `云川市2024年政务公开任务分工\n\n${[
    ['编号', '事情', '做到什么', '归口', '帮忙'], ['1', '规划', '公开规划信息和年度计划。', '规划科', '办公室'], ['2', '预算', '公开预算信息和决算信息。', '财务科', '审计科'], ['3', '解读', '解读政策文件不少于3次。', '法规科', '宣传科'],
  ].map(dress).join('\n')}\n`;
  const DRESSES: [string, string, number, string][] = [
    ['tabs', table((cells) => cells.join('\t')), 3, '编号 事情 做到什么 归口 帮忙'],
    ['pipes', table((cells) => `| ${cells.join(' | ')} |`), 3, '| 编号 | 事情 | 做到什么 | 归口 | 帮忙 |'],
    ['spaces', table((cells) => cells.map((words, at) => words.padEnd(at === 2 ? 16 : 8, '\u3000')).join('')), 3, '编号 事情 做到什么 归口 帮忙'],
    ['flattened', table((cells) => cells.join('\n\n')), 3, '编号'],
  ];
  it.each(DRESSES)('%s', (_, text, line, words) => {
    const { points, tree } = readNotice(text, [], [{ line, words, columns: { 2: 'clause', 3: 'requirement', 4: 'participants', 5: 'lead' } }]);
    expect(points.map(({ number, path, text: asked, lead, participants }) => [number, path.map((heading) => heading.text).join(), asked, lead.join(), participants.join()])).toEqual([
      ['1', '规划', '公开规划信息和年度计划。', '办公室', '规划科'], ['2', '预算', '公开预算信息和决算信息。', '审计科', '财务科'], ['3', '解读', '解读政策文件不少于3次。', '宣传科', '法规科'],
    ]);
    const [read] = [...nodesOf(tree)].filter((node) => node.type === 'table');
    expect(read && columnsOf(read).map(({ choice }) => choice)).toEqual(['index', 'clause', 'requirement', 'participants', 'lead']);
    expect(read?.chosen?.[0]?.line).toBe(line);
  });

  it('one that is ignored belongs to no field, and is no fault', () => {
    const [, text, line, words] = DRESSES[0] as (typeof DRESSES)[number];
    const corrections: ReadingCorrection[] = [{ line, words, columns: { 4: 'lead', 5: 'ignore' } }];
    expect(readNotice(text, [], corrections).points.map(({ lead, participants, responsible }) => [lead.join(), participants.join(), responsible.join()])).toEqual([['规划科', '', ''], ['财务科', '', ''], ['法规科', '', '']]);
    expect(findFaults(text, corrections)).toEqual([]);
    expect(judge(text, corrections)).toEqual([]);
    expect(judge(text, [{ line, words, columns: { 9: 'lead' } }])).toEqual([`correction-columns ${String(line)} 第${String(line)}行的表只有5列，没有第9列。`]);
  });

  it('rows are made headings, text, no task and items', () => {
    const [, text] = DRESSES[0] as (typeof DRESSES)[number];
    const more = text.replace('2\t预算', '第二季度\t\t\t\t\n2\t预算').replace('3\t解读', '（含决算）\t\t\t\t\n合计\t2项\t\t\t\n3\t解读');
    const read = say(more, [{ line: 5, words: '第二季度', as: 'heading', level: 1 }, { line: 7, words: '（含决算）', as: 'text' }, { line: 8, words: '合计 2项', as: 'no-task' }]);
    expect(read).toEqual(['1 规划 公开规划信息和年度计划。', '2 第二季度 › 预算 公开预算信息和决算信息。（含决算）', '3 第二季度 › 解读 解读政策文件不少于3次。']);
  });
});

describe('corrections of a text that is edited', () => {
  const corrections: ReadingCorrection[] = [{ line: 3, words: '一、主动公开', as: 'heading', level: 1 }, { line: 6, words: '保障措施', as: 'heading', level: 1 }, { line: 9, words: '各科室要报送信息。', as: 'item' }];
  const linesAfter = (text: string) => moveCorrections(NOTICE, text, corrections).map(({ line }) => line);
  it('move with their lines', () => {
    expect(linesAfter(NOTICE.replace('1.公开规划信息。\n', '1.公开规划信息。\n1b.公开统计信息。\n及时更新。\n'))).toEqual([3, 8, 11]);
    expect(linesAfter(NOTICE.replace('1.公开规划信息。\n', ''))).toEqual([3, 5, 8]);
    expect(linesAfter(`通知\n${NOTICE}`)).toEqual([4, 7, 10]);
  });
  it('stay with their words inside the change, and without them are named, not dropped', () => {
    expect(linesAfter(NOTICE.replace('一、主动公开\n1.公开规划信息。\n2.公开预算信息。\n保障措施\n3.加强督查。', 'x\n一、主动公开\n保障措施\n3.加强督查，')).slice(0, 2)).toEqual([4, 5]);
    const edited = NOTICE.replace('保障措施', '组织保障');
    const moved = moveCorrections(NOTICE, edited, corrections);
    expect(moved.map(({ line }) => line)).toEqual([3, 6, 9]);
    expect(judge(edited, moved).filter((words) => words.startsWith('correction-words'))).toHaveLength(1);
  });
});

it('what a person says of a line in a list of annexes stands', () => {
  const text = '关于做好工作的通知\n一、公开规划信息。（办公室）\n附件：1.任务分解表\n2.公开财政信息\n3.联络员名单\n';
  const [section] = [...nodesOf(readNotice(text, [], [{ line: 4, words: '2.公开财政信息', as: 'heading', level: 2 }]).tree)].filter((node) => node.type === 'section' && node.chosen);
  expect(section?.type === 'section' && section.children.slice(0, 2).map((child) => child.type)).toEqual(['marker', 'heading']);
});
