import { describe, expect, it } from 'vitest';
import { listFunctions, listLeaders, toResponsibilityMatrix } from '../../src/compare/responsibility.ts';
import { listDuties, type UnitsDictionary } from '../../src/compare/units.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { makePoint } from './make-point.ts';

const units: UnitsDictionary = {
  functions: { office: '办公室综合', legal: '政策法规', hotline: '热线', unused: '无' },
  names: {
    'a-2021': { 办公室: { function: 'office' }, 局办公室: { function: 'office' }, 法规科: { function: 'legal' } },
    'b-2021': { 办公室: { function: 'hotline', also: ['office'], reason: '兼管热线' } },
  },
};
const points = [
  makePoint({ id: 'a-2021/1', theme: 'interpretation', secondary: ['website'], lead: ['法规科'], participants: ['办公室', '局办公室'] }),
  makePoint({ id: 'a-2021/2', theme: 'interpretation', responsible: ['办公室'], inherited: true }),
  makePoint({ id: 'a-2021/3', theme: 'website' }),
  makePoint({ id: 'b-2021/1', theme: 'interpretation', lead: ['办公室', '宣传科'] }),
];
const themes = ['website', 'interpretation'];
const cell = (matrix: ReturnType<typeof toResponsibilityMatrix>, name: string, theme: string, role: string) =>
  matrix.cells.find((each) => each.function === name && each.theme === theme && each.role === role);

describe('toResponsibilityMatrix', () => {
  it('counts a point once where two of its units have one function, and keeps both names', () => {
    const found = cell(toResponsibilityMatrix(points, units, themes), 'office', 'interpretation', 'participants');
    expect(found?.points).toEqual(['a-2021/1']);
    expect(found?.names.map(({ name }) => name)).toEqual(['办公室', '局办公室']);
  });

  it('keeps the roles apart', () => {
    const matrix = toResponsibilityMatrix(points, units, themes);
    expect(cell(matrix, 'office', 'interpretation', 'responsible')?.points).toEqual(['a-2021/2']);
    expect(cell(matrix, 'legal', 'interpretation', 'lead')?.points).toEqual(['a-2021/1']);
    expect(cell(matrix, 'legal', 'interpretation', 'participants')).toBeUndefined();
  });

  it('lets the same name mean different things in two places', () => {
    const matrix = toResponsibilityMatrix(points, units, themes);
    expect(cell(matrix, 'hotline', 'interpretation', 'lead')?.names).toEqual([{ notice: 'b-2021', name: '办公室', function: 'hotline', points: ['b-2021/1'], limits: [] }]);
  });

  it('adds further functions and secondary themes only when asked', () => {
    expect(cell(toResponsibilityMatrix(points, units, themes), 'office', 'interpretation', 'lead')).toBeUndefined();
    const wide = toResponsibilityMatrix(points, units, themes, { also: true, secondary: true });
    expect(cell(wide, 'office', 'interpretation', 'lead')?.points).toEqual(['b-2021/1']);
    expect(cell(wide, 'legal', 'website', 'lead')?.points).toEqual(['a-2021/1']);
  });

  it('says what it cannot place: unmapped names, points without units', () => {
    const matrix = toResponsibilityMatrix(points, units, themes);
    expect(matrix.unmapped).toEqual([{ notice: 'b-2021', name: '宣传科', function: null, points: ['b-2021/1'], limits: [] }]);
    expect(matrix.withoutUnits).toEqual(['a-2021/3']);
  });

  it('lists functions and themes that occur, in their order', () => {
    const matrix = toResponsibilityMatrix(points, units, themes);
    expect(matrix.functions).toEqual(['office', 'legal', 'hotline']);
    expect(matrix.themes).toEqual(['interpretation']);
  });
});

describe('listLeaders', () => {
  it('gives a row for each theme and a place for each notice', () => {
    const [website, interpretation] = listLeaders(points, units, themes, ['a-2021', 'b-2021', 'c-2021']);
    expect(website?.places.map((place) => place.withoutUnits)).toEqual([['a-2021/3'], [], []]);
    // What only touches the theme is named as such.
    expect(website?.places[0]).toMatchObject({ points: ['a-2021/3'], touching: ['a-2021/1'], leads: [] });
    expect(website?.places[0]?.besides.leads.map(({ name }) => name)).toEqual(['法规科']);
    expect(interpretation?.places[0]).toEqual({
      notice: 'a-2021',
      points: ['a-2021/1', 'a-2021/2'],
      touching: [],
      leads: [{ notice: 'a-2021', name: '法规科', function: 'legal', points: ['a-2021/1'], limits: [] }],
      responsible: [{ notice: 'a-2021', name: '办公室', function: 'office', points: ['a-2021/2'], limits: [] }],
      besides: { leads: [], responsible: [] },
      withoutUnits: [],
    });
    expect(interpretation?.places[1]?.leads.map(({ name, function: unitFunction }) => [name, unitFunction])).toEqual([['办公室', 'hotline'], ['宣传科', null]]);
    expect(interpretation?.places[2]).toEqual({
      notice: 'c-2021', points: [], touching: [], leads: [], responsible: [], besides: { leads: [], responsible: [] }, withoutUnits: [],
    });
  });

  it('gives the lead of a clause to the theme it speaks of, and no other', () => {
    const scope = (text: string) => ({ text, source: [] });
    const point = makePoint({
      id: 'a-2021/6', theme: 'interpretation', secondary: ['budget', 'website'], lead: ['法规科', '财务科'],
      assignments: [
        { role: 'lead', units: ['法规科'], scope: scope('做好解读。'), source: [] },
        { role: 'lead', units: ['财务科'], scope: scope('公开预算。'), source: [] },
      ],
    });
    const rows = listLeaders([point], units, ['interpretation', 'budget', 'website'], ['a-2021'], new Map([[point.id, [['interpretation', 'website'], ['budget']]]]));
    expect(rows.map(({ theme, places: [place] }) => [theme, place?.points.length, place?.leads.map(({ name, limits }) => name + String(limits[0]?.scope)), place?.besides.leads.map(({ name }) => name)]))
      .toEqual([
        ['interpretation', 1, ['法规科做好解读。'], []],
        ['budget', 0, ['财务科公开预算。'], []],
        ['website', 0, [], ['法规科']],
      ]);
    const matrix = toResponsibilityMatrix([point], { ...units, names: { 'a-2021': { 法规科: { function: 'legal' }, 财务科: { function: 'office' } } } }, ['interpretation', 'budget'],
      { assignmentThemes: new Map([[point.id, [['interpretation'], ['budget']]]]) });
    expect(matrix.cells.map((each) => `${each.function} ${each.theme}`)).toEqual(['office budget', 'legal interpretation']);
  });

  it('keeps the responsibility of those beside whom one leads in one matter', () => {
    const point = makePoint({
      id: 'a-2021/10', theme: 'interpretation', lead: ['法规科'], participants: ['各科室'],
      assignments: [
        { role: 'responsible', units: ['各科室'], scope: null, source: [] },
        { role: 'lead', units: ['法规科'], scope: { text: '规范性文件', source: [] }, source: [] },
      ],
    });
    const place = listLeaders([point], units, ['interpretation'], ['a-2021'])[0]?.places[0];
    expect(place?.leads.map(({ name, limits }) => [name, limits])).toEqual([['法规科', [{ point: 'a-2021/10', scope: '规范性文件' }]]]);
    expect(place?.responsible.map(({ name }) => name)).toEqual(['各科室']);
  });
});

describe('listFunctions', () => {
  it('has every printed name of a function with its points in each role', () => {
    const register = listFunctions(points, units);
    expect(register.map(({ function: id }) => id)).toEqual(['office', 'legal', 'hotline', 'unused']);
    expect(register[0]?.units).toEqual([
      { notice: 'a-2021', name: '办公室', function: 'office', points: ['a-2021/1', 'a-2021/2'], limits: [], lead: [], responsible: ['a-2021/2'], participants: ['a-2021/1'], reason: null, also: [] },
      { notice: 'a-2021', name: '局办公室', function: 'office', points: ['a-2021/1'], limits: [], lead: [], responsible: [], participants: ['a-2021/1'], reason: null, also: [] },
    ]);
    expect(register[2]?.units[0]).toMatchObject({ reason: '兼管热线', also: ['office'] });
    expect(register[3]?.units).toEqual([]);
  });
});

describe('listDuties', () => {
  it('does not mistake a name for a property of objects', () => {
    expect(listDuties([makePoint({ id: 'a-2021/1', lead: ['constructor'] }), makePoint({ id: 'toString/1', lead: ['办公室'] })], units)
      .map((duty) => duty.function)).toEqual([null, null]);
  });
});

describe('the notices of the site', () => {
  const corpus = loadCorpus(process.cwd());
  const all = corpus.notices.flatMap((notice) => notice.points.map(({ record }) => record));

  /** Read in the notices: who leads, or in 济南 has the responsibility for, the clause that speaks of the theme. */
  it.each([
    ['budget', 'shandong-2021', ['财务处'], []],
    ['planning-statistics', 'shandong-2021', ['规划处'], []],
    ['interpretation', 'shandong-2021', ['办公室'], []],
    ['interpretation', 'jinan-2023', ['政策法规处'], ['机关各处室', '局属各单位']],
    ['public-enterprises', 'jinan-2023', [], ['公共交通处', '轨道交通处', '水运处']],
    ['on-request', 'jinan-2023', [], ['机关各处室', '局属各单位', '局办公室', '政策法规处']],
    ['new-media', 'shandong-2021', [], []],
  ])('%s in %s: leads %j, responsible %j', (theme, notice, leads, responsible) => {
    const assignmentThemes = new Map(corpus.notices.flatMap(({ points: own }) => own.map((point) => [point.record.id, point.assignmentThemes] as const)));
    const place = listLeaders(all, corpus.units, [theme], [notice], assignmentThemes)[0]?.places[0];
    expect(place?.leads.map(({ name }) => name)).toEqual(leads);
    expect(place?.responsible.map(({ name }) => name)).toEqual(responsible);
  });

  it('have every unit mapped, and every duty in a cell', () => {
    const matrix = toResponsibilityMatrix(all, corpus.units, corpus.themes.map(({ id }) => id));
    expect(matrix.unmapped).toEqual([]);
    const duties = listDuties(all, corpus.units);
    expect(new Set(matrix.cells.flatMap((each) => each.points.map((point) => `${point} ${each.function} ${each.role}`))))
      .toEqual(new Set(duties.map((duty) => `${duty.point} ${duty.function} ${duty.role}`)));
    expect(new Set([...matrix.withoutUnits, ...duties.map(({ point }) => point)]).size).toBe(all.length);
  });
});
