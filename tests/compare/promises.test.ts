import { describe, expect, it } from 'vitest';
import { PROMISE_TOPICS } from '../../src/compare/promise-topics.ts';
import { comparePromises, findInheritedDeadlines, listPromises, toTimeline, toVerifiability } from '../../src/compare/promises.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { findCommitments } from '../../src/points/commitments.ts';
import { judgeBasis } from '../../src/points/statutes.ts';
import type { Deadline } from '../../src/points/index.ts';
import { makePoint, type PointSketch } from './make-point.ts';

const REGIONS = [{ id: 'a-2021', region: '云川市' }, { id: 'b-2021', region: null }];
/** With the commitments that its text makes. */
const promising = (sketch: PointSketch) => makePoint({ ...sketch, commitments: judgeBasis(sketch.text ?? '', findCommitments(sketch.text ?? '', 2021), []) });
const due = (date: string | null, ongoing = false, source: Deadline['source'] = 'column', text = '年底前'): Deadline => ({ text, date, ongoing, source });

describe('listPromises', () => {
  it('has a row for each figure, with its place in the text and the sentence around it', () => {
    const text = '做好预公开。公开征求意见不得少于30日，结束后20个工作日内公开采纳情况。';
    const rows = listPromises([promising({ id: 'a-2021/1', text, lead: ['法规科'], theme: 'decision-making' })], REGIONS);
    expect(rows.map(({ id, place, quote, value }) => [id, place, quote, value])).toEqual([
      ['a-2021/1#0', '云川市', '不得少于30日', 30], ['a-2021/1#1', '云川市', '20个工作日内', 20],
    ]);
    expect(rows[0]).toMatchObject({ lead: ['法规科'], theme: 'decision-making', url: 'a-2021/1.html', source: 'commitment' });
    for (const { span, sentence, quote } of rows) {
      expect(text.slice(span?.start, span?.end)).toBe(quote);
      expect(text.slice(sentence.start, sentence.end)).toBe(text.slice(6));
    }
  });

  it('names who leads the clause a figure stands in, and not who leads another or one matter only', () => {
    const clauses = ['3个工作日内受理申请。', '开放日每年不少于2次。'];
    const led = (unit: string, text: string) => ({ role: 'lead' as const, units: [unit], scope: { text, source: [] }, source: [] });
    const split = promising({ id: 'a-2021/1', text: clauses.join(''), lead: ['办公室', '宣传科'], assignments: [led('办公室', clauses[0] as string), led('宣传科', clauses[1] as string)] });
    const matter = promising({
      id: 'a-2021/2', text: clauses[0] as string, lead: ['法规科'], participants: ['各科室'],
      assignments: [{ role: 'responsible', units: ['各科室'], scope: null, source: [] }, led('法规科', '规范性文件')],
    });
    expect(listPromises([split, matter], REGIONS).map(({ quote, lead, responsible }) => [quote, lead, responsible])).toEqual([
      ['3个工作日内', ['办公室'], []], ['每年不少于2次', ['宣传科'], []], ['3个工作日内', [], ['各科室']],
    ]);
  });

  it('places a quote that stands twice at its own place', () => {
    const rows = listPromises([promising({ id: 'a-2021/1', text: '3个工作日内受理，3个工作日内答复。' })], REGIONS);
    expect(rows.map(({ span }) => span?.start)).toEqual([0, 9]);
  });

  it('adds the deadline of a cell, and says whether the cell was merged', () => {
    const points = [
      makePoint({ id: 'a-2021/1', text: '做好公开。', deadline: due('2021-12-31') }),
      makePoint({ id: 'a-2021/2', text: '做好公开。', deadline: due('2021-12-31') }),
      makePoint({ id: 'b-2021/1', text: '做好公开。', deadline: due(null, true, 'column', '长期坚持') }),
    ];
    expect(listPromises(points, REGIONS, { inheritedDeadlines: new Set(['a-2021/2']) })
      .map(({ id, place, kind, op, value, inherited, span }) => [id, place, kind, op, value, inherited, span])).toEqual([
      ['a-2021/1#deadline', '云川市', 'date', 'by', '2021-12-31', false, null],
      ['a-2021/2#deadline', '云川市', 'date', 'by', '2021-12-31', true, null],
      ['b-2021/1#deadline', null, 'ongoing', null, null, false, null],
    ]);
  });

  it('has one row for a date that is both in the sentence and the deadline', () => {
    const point = promising({ id: 'a-2021/1', text: '10月底前完成清理。', deadline: due('2021-10-31', false, 'text', '10月底前') });
    expect(listPromises([point], REGIONS).map(({ id, isDeadline }) => [id, isDeadline])).toEqual([['a-2021/1#0', true]]);
  });
});

describe('the topics of promises', () => {
  const topicOf = (text: string) => listPromises([promising({ id: 'a-2021/1', text })], REGIONS).map(({ topic }) => topic);

  it.each([
    ['决策草案公开征求意见的期限不得少于30日，需于征求意见结束后20个工作日内公开意见的收集、采纳情况。', ['consultation-period', 'adoption-period']],
    ['收到申请后，于20个工作日内给予申请人答复。', ['reply-period']],
    ['文件发布后，3个工作日内关联发布解读材料。', ['interpretation-period']],
    ['解读文件应采用不少于3种解读形式。', ['interpretation-forms']],
    ['年内开展政府开放活动不少于1次。', ['open-days']],
    ['年内邀请公众代表列席本单位决策会议不少于3次。', ['attended-meetings']],
    ['主要负责同志每年至少听取1次工作汇报，专题研究部署工作。', ['reports-heard']],
    ['年内至少召开1次会议研究解决难点。', ['meetings']],
    ['全年组织培训不少于2次。', ['training']],
    ['10月底前形成制度文件汇编。', ['documents-date']],
    ['打造3个示范点。', [null]],
  ])('%s', (text, topics) => {
    expect(topicOf(text)).toEqual(topics);
  });

  it('have an id each, and a phrase that knows the words of their figure', () => {
    expect(new Set(PROMISE_TOPICS.map(({ id }) => id)).size).toBe(PROMISE_TOPICS.length);
    // A pattern with a memory would skip every second text.
    for (const { near, phrase } of PROMISE_TOPICS) expect([near.global, near.sticky, phrase.global, phrase.sticky]).toEqual([false, false, false, false]);
  });
});

describe('comparePromises', () => {
  it('sets a phrase beside a figure, and leaves out topics nobody has a figure for', () => {
    const points = [
      promising({ id: 'a-2021/1', text: '全年组织培训不少于2次。' }),
      promising({ id: 'a-2021/2', text: '听取汇报。' }),
      promising({ id: 'b-2021/1', text: '营造氛围。组织开展业务培训，提升能力。' }),
      promising({ id: 'b-2021/2', text: '不得与评估机构开展培训合作。' }),
    ];
    const compared = comparePromises(points, listPromises(points, REGIONS), ['b-2021', 'a-2021', 'c-2021']);
    expect(compared.map(({ topic }) => topic.id)).toEqual(['training']);
    expect(compared[0]?.places).toMatchObject([
      { notice: 'b-2021', promises: [], phrases: [{ point: 'b-2021/1', quote: '组织开展业务培训，提升能力。', span: { start: 5, end: 19 }, words: { start: 5, end: 13 } }] },
      { notice: 'a-2021', promises: [{ quote: '全年组织培训不少于2次' }], phrases: [] },
      { notice: 'c-2021', promises: [], phrases: [] },
    ]);
  });
});

describe('toTimeline', () => {
  it('puts what is due by a day under it, earliest first, and what has no day aside', () => {
    const points = [
      makePoint({ id: 'a-2021/1', deadline: due('2021-12-31') }),
      promising({ id: 'a-2021/2', text: '6月底前完成。' }),
      makePoint({ id: 'a-2021/3', deadline: due(null, true) }),
      makePoint({ id: 'b-2021/1', deadline: due('2021-12-31') }),
      promising({ id: 'b-2021/2', text: '不少于3种形式。' }),
    ];
    const { days, ongoing } = toTimeline(listPromises(points, REGIONS));
    expect(days.map(({ date, promises }) => [date, promises.map(({ point }) => point)])).toEqual([
      ['2021-06-30', ['a-2021/2']], ['2021-12-31', ['a-2021/1', 'b-2021/1']],
    ]);
    expect(ongoing.map(({ point }) => point)).toEqual(['a-2021/3']);
  });
});

describe('toVerifiability', () => {
  it('lists for each notice which points can be checked by what', () => {
    const points = [
      makePoint({ id: 'a-2021/1', lead: ['办公室'], deadline: due('2021-12-31') }),
      makePoint({ id: 'a-2021/2', responsible: ['办公室'], deadline: due('2021-12-31') }),
      promising({ id: 'a-2021/3', text: '6月底前举办不少于2次。', deadline: due('2021-12-31') }),
      makePoint({ id: 'a-2021/4', deadline: due(null, true), participants: ['各科室'] }),
      makePoint({ id: 'a-2021/5', text: '做好公开。', participants: ['各科室'] }),
      promising({ id: 'b-2021/1', text: '培训不少于2次。' }),
    ];
    expect(toVerifiability(points, new Set(['a-2021/2', 'a-2021/3']))).toEqual([
      {
        notice: 'a-2021', points: ['a-2021/1', 'a-2021/2', 'a-2021/3', 'a-2021/4', 'a-2021/5'], lead: ['a-2021/1'], responsible: ['a-2021/2'],
        explicitDeadline: ['a-2021/1', 'a-2021/3'], inheritedDeadline: ['a-2021/2'], ongoing: ['a-2021/4'], figure: ['a-2021/3'], none: ['a-2021/5'],
      },
      {
        notice: 'b-2021', points: ['b-2021/1'], lead: [], responsible: [], explicitDeadline: [], inheritedDeadline: [], ongoing: [], figure: ['b-2021/1'], none: [],
      },
    ]);
  });
});

describe('the notices of the site', () => {
  const { notices, promises: judged } = loadCorpus(process.cwd());
  const found = notices.flatMap((notice) => notice.points);
  const points = found.map(({ record }) => record);
  const promises = listPromises(points, notices.map(({ record }) => record), { inheritedDeadlines: findInheritedDeadlines(found) });

  it('have every promise judged by a person, as the rules suggest', () => {
    expect([...judged.keys()].sort()).toEqual(promises.map(({ id }) => id).sort());
    expect(promises.filter(({ id, topic }) => judged.get(id) !== topic).map(({ id }) => id)).toEqual([]);
  });

  it('take the judgement of a person where there is one', () => {
    const other = listPromises(points, [], { judged: new Map([['jinan-2023/32#0', null]]) });
    expect(other.find(({ id }) => id === 'jinan-2023/32#0')?.topic).toBeNull();
    expect(other.find(({ id }) => id === 'jinan-2023/30#0')?.topic).toBe('meetings');
  });

  it('know which periods the law sets, and count them as nobody\'s own', () => {
    expect(promises.filter(({ statute }) => statute !== null).map(({ id, statute }) => [id, statute])).toEqual([
      ['jinan-2023/5#0', 'soliciting-opinions'], ['jinan-2023/23#0', 'reply-to-request'],
    ]);
    const [jinan] = toVerifiability(points.filter(({ notice }) => notice === 'jinan-2023'));
    expect(jinan?.figure).toContain('jinan-2023/5');
    expect(jinan?.figure).not.toContain('jinan-2023/23');
  });

  it('have every figure in a topic and at its place', () => {
    const commitments = promises.filter(({ source }) => source === 'commitment');
    expect(commitments).toHaveLength(15);
    expect(commitments.filter(({ topic }) => topic === null)).toEqual([]);
    for (const { point, span, quote } of commitments) {
      expect(points.find(({ id }) => id === point)?.text.slice(span?.start, span?.end)).toBe(quote);
    }
  });

  it('lose no deadline', () => {
    expect(promises.filter(({ isDeadline }) => isDeadline).map(({ point }) => point)).toEqual(points.filter(({ deadline }) => deadline).map(({ id }) => id));
  });
});
