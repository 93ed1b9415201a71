/** Questions answered for any corpus: one notice, two, none. */
import { describe, expect, it } from 'vitest';
import { answerQuestions, rankFindings, toSentence, QUESTIONS, type FindingSource } from '../../src/compare/findings/index.ts';
import type { Commitment, NoticeRecord, WorkPoint } from '../../src/points/index.ts';
import { makePoint } from './make-point.ts';

const toNotice = (id: string, short: string, year: number, kind: NoticeRecord['kind'] = 'work-points'): FindingSource['notices'][number] => ({
  record: { id, region: short, level: '市', year, kind, title: `${short}要点`, issuer: null, number: null, issued: null, published: null, openness: null, source: { file: '', sha256: '' }, url: `${id}/index.html` },
  short, province: null, statistics: { cells: [], checks: [], gaps: [] }, differences: [],
});
const toSource = (notices: FindingSource['notices'], points: WorkPoint[], more: Partial<FindingSource> = {}): FindingSource => ({
  notices, points, themes: [{ id: 'interpretation', name: '政策解读' }], units: { functions: {}, names: {} }, alignments: [], spans: [], documents: [], ...more,
});
const once: Commitment = { quote: '不少于1次', kind: 'frequency', op: '>=', value: 1, unit: '次/年', basis: 'notice' };
const day = { text: '年底前', date: '2021-12-31', ongoing: false, source: 'column' as const };
const say = (source: FindingSource, id: string) => {
  const found = answerQuestions(source).find((answer) => answer.id === id);
  return found ? toSentence(found.parts) : null;
};

const yun = toNotice('yunchuan-2021', '云川', 2021);
const lin = toNotice('linhai-2021', '林海', 2021);
const points = [
  makePoint({ id: 'yunchuan-2021/1', lead: ['办公室'], theme: 'interpretation', commitments: [once], deadline: day }),
  makePoint({ id: 'yunchuan-2021/2', lead: ['办公室'] }),
  makePoint({ id: 'linhai-2021/1', responsible: ['机关各处室'], deadline: day }),
  makePoint({ id: 'linhai-2021/2', deadline: day }),
];

describe('questions', () => {
  it('have each an id of their own that may be an address', () => {
    const ids = QUESTIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('count what they say they count', () => {
    const source = toSource([yun, lin], points);
    expect(say(source, 'three-elements')).toBe('4项要求里，写明牵头单位、完成时限，又有数字的只有1项。');
    expect(say(source, 'neither-deadline-nor-figure')).toBe('4项要求里，1项（25%）既没有写明哪天以前完成，也没有数字。');
    expect(say(source, 'lead-against-deadline')).toBe('云川2项里，全部2项都写明牵头单位，1项写明完成时限；林海2项里，全部2项都写明完成时限，没有一项写明牵头单位。');
    expect(say(source, 'who-leads-interpretation')).toBe('云川由办公室牵头；林海没有以此为主题的要求。');
    expect(say(source, 'who-promises')).toBe('4项要求里，写了天数、次数、数量或比例的有1项：云川1项；林海没有。');
    expect(say(source, 'everybody')).toBe('4项要求里，1项（25%）的牵头或责任单位只写各处室、各单位，没有点名。');
  });

  it('name the lead of the clause that speaks of the theme, and what a lead is limited to', () => {
    const led = (text: string) => ({ role: 'lead' as const, scope: { text, source: [] }, source: [] });
    const source = toSource([yun, lin], [
      makePoint({ id: 'yunchuan-2021/1', theme: 'budget', secondary: ['interpretation'], lead: ['财务科', '法规科'], assignments: [{ ...led('公开预算。'), units: ['财务科'] }, { ...led('做好解读。'), units: ['法规科'] }] }),
      makePoint({ id: 'linhai-2021/1', theme: 'interpretation', lead: ['法规处'], participants: ['各处室'], assignments: [{ role: 'responsible', units: ['各处室'], scope: null, source: [] }, { ...led('规范性文件'), units: ['法规处'] }] }),
    ], { assignmentThemes: new Map([['yunchuan-2021/1', [['budget'], ['interpretation']]]]) });
    expect(say(source, 'who-leads-interpretation')).toBe('云川由法规科牵头；林海由各处室负责，法规处牵头（只管“规范性文件”）。');
    const touched = toSource([yun, lin], [makePoint({ id: 'yunchuan-2021/1', theme: 'interpretation', lead: ['办公室'] }), makePoint({ id: 'linhai-2021/1', theme: 'budget', secondary: ['interpretation'], lead: ['财务处'] })]);
    expect(say(touched, 'who-leads-interpretation')).toBe('云川由办公室牵头；林海没有以此为主题的要求，只在其他要求里兼及。');
    expect(say(touched, 'everywhere')).toBe('2份文件都有的主题有1个（兼及也算）：政策解读（2项）。');
  });

  it('name a place with its year where it has several notices', () => {
    const source = toSource([yun, toNotice('yunchuan-2022', '云川', 2022)], [...points.slice(0, 2), makePoint({ id: 'yunchuan-2022/1', theme: 'interpretation', lead: ['法规处'] })]);
    expect(say(source, 'who-leads-interpretation')).toBe('云川2021年由办公室牵头；云川2022年由法规处牵头。');
  });

  it('say of several equals that they are', () => {
    const source = toSource([yun, lin], points, { units: { functions: { office: '办公室', law: '法规' }, names: { 'yunchuan-2021': { 办公室: { function: 'office' } }, 'linhai-2021': { 法规处: { function: 'law' } } } } });
    const even = toSource(source.notices, [points[0] as WorkPoint, makePoint({ id: 'linhai-2021/1', lead: ['法规处'] })], { units: source.units });
    expect(say(even, 'most-leads')).toBe('写明牵头的2项里，办公室类牵头1项、法规类牵头1项，并列最多。');
  });

  it('need no second notice, and none at all', () => {
    const alone = answerQuestions(toSource([yun], points.slice(0, 2)));
    expect(alone.map(({ id }) => id)).toEqual(expect.arrayContaining(['three-elements', 'neither-deadline-nor-figure', 'lead-against-deadline']));
    for (const { parts, groups } of alone) {
      expect(toSentence(parts)).not.toMatch(/undefined|NaN|null|别的要点|各地都/);
      for (const { items } of groups) expect(items.length).toBeGreaterThan(0);
    }
    expect(answerQuestions(toSource([], []))).toEqual([]);
  });

  it('leave reports out of what is demanded', () => {
    const report = toNotice('yunchuan-2021', '云川', 2021, 'annual-report');
    expect(say(toSource([report], points.slice(0, 2)), 'three-elements')).toBeNull();
  });

  it('have their figures lead to a group that is there', () => {
    for (const { parts, groups } of answerQuestions(toSource([yun, lin], points))) {
      for (const part of parts) if (typeof part !== 'string') expect(groups.map(({ id }) => id)).toContain(part.group);
    }
  });
});

it('ranks the most telling first, and leaves out what only lists', () => {
  const ranked = rankFindings(answerQuestions(toSource([yun, lin], points)));
  expect(ranked.map(({ telling }) => telling)).toEqual([...ranked.map(({ telling }) => telling)].sort((a, b) => b - a));
  expect(ranked.every(({ telling }) => telling > 0 && telling <= 1)).toBe(true);
  expect(ranked.map(({ id }) => id)).not.toContain('who-leads-interpretation');
});

it('names the two plans with most in common, and says where several pairs are equal', () => {
  const alike = (a: string, b: string) => ({ a, b, score: 0.9, relation: 'same' as const, evidence: { a: { start: 0, end: 0 }, b: { start: 0, end: 0 } } });
  expect(say(toSource([yun, lin], points, { alignments: [alike('yunchuan-2021/1', 'linhai-2021/1')] }), 'most-alike')).toBe('云川与林海最像：云川2项里1项，林海2项里1项，程序在另一份里找到了同一件事。');
  expect(say(toSource([yun, lin], points), 'most-alike')).toBeNull();
});
