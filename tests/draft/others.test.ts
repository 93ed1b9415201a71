import { describe, expect, it } from 'vitest';
import { findLackingThemes, findProblems, findItemAdvice, findShares, toSourced } from '../../src/draft/checks.ts';
import { isItem, toDraft, type Draft, type ItemBlock } from '../../src/draft/draft.ts';
import { fromNotice, splitTask, toItem } from '../../src/draft/from-notice.ts';
import { toConcreteness } from '../../src/draft/others.ts';
import { findStatutory } from '../../src/draft/statutory.ts';
import { fillPlaceholders, replaceInItem, replaceUnits } from '../../src/draft/units.ts';
import { readNotice } from '../../src/points/index.ts';
import { NOTICES, OTHERS, pointOf, STATUTES, THEMES, UNITS } from './corpus.ts';

const draftOf = (...items: Partial<ItemBlock>[]): Draft => toDraft({ head: { title: '云川市要点', year: 2024 }, blocks: items.map((item) => ({ kind: 'item', ...item })) });
const itemOf = (item: Partial<ItemBlock>): ItemBlock => draftOf(item).blocks.filter(isItem)[0] as ItemBlock;
const kinds = (draft: Draft, options = {}) => findProblems(draft, options).map(({ kind, words }) => (words === '' ? kind : `${kind} ${words}`));

describe('what others have', () => {
  const standing = new Map(OTHERS.listThemes(THEMES).map((each) => [each.theme, each]));
  it('says how many notices have a theme and when last', () => {
    expect(standing.get('interpretation')).toMatchObject({ notices: ['jinan-2023', 'shandong-2021', 'suqian-2021', 'guangzhou-2022'], last: 2023, all: true, past: null });
    expect(standing.get('epidemic')).toMatchObject({ last: 2022, all: false, past: '一时之事，2022年以后的1份都没有' });
    // One year without it says nothing of others, two do.
    expect([...standing.values()].filter(({ past }) => past !== null).map(({ theme, last, past }) => [theme, last, past])).toEqual([['epidemic', 2022, '一时之事，2022年以后的1份都没有'], ['proposals', 2021, '2021年以后的2份都没有']]);
  });

  it('puts the most concrete first', () => {
    for (const { id } of THEMES) {
      const scores = OTHERS.listPoints(id).map(({ point }) => toConcreteness(point));
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
    expect(OTHERS.listPoints('interpretation')[0]?.point.commitments.length).toBeGreaterThan(0);
  });

  it('never offers what a report tells', () => {
    expect(THEMES.flatMap(({ id }) => OTHERS.listPoints(id)).filter(({ notice }) => notice.kind === 'annual-report')).toEqual([]);
  });
});

describe('vague words, and what others say instead', () => {
  it('offers the figure of another for the same matter', () => {
    const [vague] = findItemAdvice(itemOf({ text: '积极开展多种形式解读，让群众看得懂。', theme: 'interpretation' }), 2024, OTHERS).vague;
    expect(vague?.matter).toBe('解读形式数');
    expect(vague?.offers.map(({ point }) => point)).toContain('jinan-2023/13');
    expect(vague?.offers.find(({ point }) => point === 'jinan-2023/13')?.sentence).toContain('不少于3种');
  });

  it('says nothing of a sentence with a figure', () => {
    expect(findItemAdvice(itemOf({ text: '每件政策的解读形式不少于3种。', theme: 'interpretation' }), 2024, OTHERS).vague).toEqual([]);
  });

  it('offers nothing where others say nothing of it', () => {
    expect(findItemAdvice(itemOf({ text: '积极栽种行道树。' }), 2024, OTHERS).vague).toEqual([]);
  });

  it('finds who else leads such a thing', () => {
    const offers = OTHERS.findAssigned('开展政务公开培训', 'training', 'lead');
    expect(offers.map(({ point }) => pointOf(point).themes.primary)).toEqual(offers.map(() => 'training'));
    for (const { point, words } of offers) expect(pointOf(point).lead.join('、')).toBe(words);
    expect(offers.length).toBeGreaterThan(0);
  });
});

describe('units of others', () => {
  const own = { legal: '政策法规科', office: '局办公室' };
  it('become functions, and then one’s own', () => {
    const item = toItem(pointOf('jinan-2023/2'), { point: 'jinan-2023/2', label: '济南2023第2项' });
    expect(item.lead).toBe('产业发展处、政策法规处');
    expect(replaceInItem(item, 'jinan-2023', UNITS, {}).item.lead).toBe('〔产业发展〕、〔政策法规〕');
    expect(replaceInItem(item, 'jinan-2023', UNITS, own).item.lead).toBe('〔产业发展〕、政策法规科');
    // 机关各处室 names nobody: it stands.
    expect(replaceInItem(item, 'jinan-2023', UNITS, own).item.participants).toBe('机关各处室、局属各单位');
  });

  it('are replaced in running text too, the longest name first', () => {
    const { words, replaced } = replaceUnits('由市交通运输综合行政执法支队会同政策法规处办理', 'jinan-2023', UNITS, own);
    expect(words).toBe('由〔行政执法与执法监管〕会同政策法规科办理');
    expect(replaced.map(({ name }) => name)).toEqual(['市交通运输综合行政执法支队', '政策法规处']);
  });

  it('are filled in later where they were left open', () => {
    expect(fillPlaceholders('〔产业发展〕、〔政策法规〕', UNITS, { legal: '法规科' })).toBe('〔产业发展〕、法规科');
  });

  it('no name of a notice is in the way of an object’s own fields', () => {
    expect(replaceUnits('constructor toString', '__proto__', UNITS, {}).words).toBe('constructor toString');
  });
});

describe('checks', () => {
  it('names what is lacking and what contradicts itself', () => {
    expect(kinds(draftOf({ text: '公开预算。' }))).toEqual(['no-lead', 'no-deadline']);
    expect(kinds(draftOf({ text: '10月底前公开预算。', lead: '计财科', deadline: '6月底前' }))).toEqual(['dates-differ 10月底前']);
    expect(kinds(draftOf({ text: '公开预算。', lead: '计财科', deadline: '2023年6月底前' }))).toEqual(['deadline-past 2023年6月底前']);
    expect(kinds(draftOf({ text: '2023年年底前公开预算。', lead: '计财科', deadline: '年底前' }))).toEqual(['deadline-past 2023年年底前']);
    expect(kinds(draftOf({ text: '公开预算。', lead: '计财科', deadline: '尽快' }))).toEqual(['deadline-unread 尽快']);
    expect(kinds(draftOf({ text: '公开预算。', lead: '计财科', deadline: '长期坚持' }))).toEqual([]);
    expect(kinds(draftOf({ text: '〔　〕' }))).toContain('no-text');
    expect(kinds(draftOf({ text: '公开预算。', lead: '甲', deadline: '年底前' }, { text: '公开 预算', lead: '甲', deadline: '年底前' }))).toEqual(['same-twice']);
    expect(kinds(draftOf({ text: '济南市公开预算。', lead: '甲', deadline: '年底前' }), { places: ['济南', '云川'] })).toEqual(['other-place 济南']);
    expect(kinds(draftOf({ text: '公开预算。', lead: '〔财务审计〕', deadline: '年底前' }), { functions: ['财务审计'] })).toEqual(['placeholder 财务审计']);
  });

  it('marks periods that the law sets', () => {
    const find = (text: string) => findStatutory(text, 2024, STATUTES);
    const told = (text: string) => find(text).map(({ words, law, span }) => { expect(text.slice(span.start, span.end)).toBe(words); return `${words} ${law}`; });
    expect(told('收到申请后，20个工作日内答复申请人。')).toEqual(['20个工作日内 《中华人民共和国政府信息公开条例》第三十三条']);
    expect(told('对申请的答复期限为二十个工作日。')).toEqual(['二十个工作日 《中华人民共和国政府信息公开条例》第三十三条']);
    expect(told('自信息形成之日起二十个工作日内公开。')).toEqual(['二十个工作日内 《中华人民共和国政府信息公开条例》第二十六条']);
    expect(told('公开征求意见的期限不得少于３０日。')).toEqual(['不得少于３０日 《重大行政决策程序暂行条例》第十五条']);
    expect(told('1月31日前公布上一年度政府信息公开工作年度报告。')).toEqual(['1月31日前 《中华人民共和国政府信息公开条例》第四十九条']);
    expect(find('20个工作日内完成网站改版。')).toEqual([]);
    // One's own: stricter than the law, in the other direction, or counted from where the lawful period ends.
    expect(find('15个工作日内答复申请人。公开征求意见不超过30日。征求意见结束后30日内公布采纳情况。6月30日前向社会征求意见。')).toEqual([]);
    expect(kinds(draftOf({ text: '收到申请后20个工作日内答复。', lead: '甲', deadline: '年底前' }), { statutes: STATUTES })).toEqual(['statutory 20个工作日内，《中华人民共和国政府信息公开条例》第三十三条']);
  });

  it('names themes that the draft is to have and lacks', () => {
    expect(findLackingThemes(draftOf({ text: 'x', theme: 'budget' }), ['budget', 'training'])).toEqual(['training']);
  });

  it('tells how much is taken over', () => {
    const point = pointOf('jinan-2023/13');
    const item = itemOf(toItem(point, { point: point.id, label: '济南2023第13项' }));
    const draft = { head: draftOf().head, blocks: [item] };
    expect(findShares(draft, OTHERS).others).toBeGreaterThan(0.9);
    expect(findShares(draft, OTHERS).lastYear).toBe(0);
    const last = { ...item, borrowed: item.borrowed.map((each) => ({ ...each, point: '', label: '本单位上年' })) };
    expect(findShares({ ...draft, blocks: [last] }, OTHERS).lastYear).toBeGreaterThan(0.9);
    expect(findShares(draftOf(), OTHERS)).toEqual({ others: 0, lastYear: 0 });
  });
});

describe('where sentences are from', () => {
  const item = itemOf({ text: '加强政策解读，解读形式不少于3种。本局自己写的一句话在这里。', borrowed: [{ sentence: '加强政策解读，解读形式不少于3种。', point: 'jinan-2023/13', label: '济南2023第13项', own: false }] });
  it('is kept, also where the words were changed', () => {
    expect(toSourced(item).map(({ source, changed }) => [source?.label ?? null, changed])).toEqual([['济南2023第13项', false], [null, false]]);
    expect(toSourced({ ...item, text: '加强政策解读，每件解读形式不少于5种。' }).map(({ source, changed }) => [source?.label ?? null, changed])).toEqual([['济南2023第13项', true]]);
    expect(toSourced({ ...item, text: '全面开展行业信用评价。' })[0]?.source).toBeNull();
  });
});

describe('from a notice', () => {
  it('splits a title from its words', () => {
    expect(splitTask('强化政策解读。坚持同步起草。')).toEqual({ task: '强化政策解读', text: '坚持同步起草。' });
    expect(splitTask('坚持同步起草、同步发布，形式不少于3种。落实责任。')).toEqual({ task: '', text: '坚持同步起草、同步发布，形式不少于3种。落实责任。' });
  });

  it.each(NOTICES.map(({ id }) => id))('keeps every point and heading of %s', (id) => {
    const notice = NOTICES.find((each) => each.id === id) as typeof NOTICES[number];
    const draft = fromNotice({ title: null, issuer: null, year: notice.year }, notice.points, ({ id: point }) => ({ point, label: point }));
    const items = draft.blocks.filter(isItem);
    expect(items.map(({ task, text }) => (task === '' ? text : `${task}。${text}`).replace(/\s/g, '')).every((words, at) => words.endsWith((notice.points[at]?.text ?? '?').replace(/\s/g, '')) || words === notice.points[at]?.text.replace(/\s/g, ''))).toBe(true);
    expect(items).toHaveLength(notice.points.length);
    for (const { path } of notice.points) for (const { text } of path.slice(0, 2)) {
      const words = text.trim().replace(/[。．.：:；;，,]+$/, '');
      expect(draft.blocks.some((block) => (block.kind === 'heading' ? block.text : block.task) === words)).toBe(true);
    }
  });

  it('is a draft whose own text gives the same items', () => {
    const { points, metadata } = readNotice('云川市2023年政务公开工作要点\n一、加强公开\n1. 公开预算信息。（牵头单位：计财科；完成时限：6月底前）\n2. 办好开放日。（牵头单位：办公室）\n');
    const draft = fromNotice(metadata, points.map((point) => ({ ...point, id: '' })), () => ({ point: '', label: '本单位2023年' }));
    expect(draft.blocks).toMatchObject([
      { kind: 'heading', text: '加强公开' }, { text: '公开预算信息。', lead: '计财科', deadline: '6月底前', borrowed: [{ point: '', label: '本单位2023年' }] }, { text: '办好开放日。', lead: '办公室', deadline: '' },
    ]);
  });
});
