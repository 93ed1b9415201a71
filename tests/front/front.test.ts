/** What a front says of its sites, and what it refuses: apart from the pages, which tests/browser/shards.test.ts opens. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFront } from '../../src/cli/front.ts';
import { SCHEMA_VERSION } from '../../src/data/tables/index.ts';
import { FRONT_FILE } from '../../src/front/build.ts';
import { findAcross, isCounted, toMatrix, toTotals, type CountedShard, type FrontFinding } from '../../src/front/overview.ts';
import { readShardsFile } from '../../src/front/shards-file.ts';
import { surveyShard, type Figures } from '../../src/front/survey.ts';
import { SEARCH_FORMAT } from '../../src/search/index.ts';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'front-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const THEMES = [['planning', '主动公开', '规划与统计'], ['budget', '主动公开', '财政'], ['interpretation', '解读与回应', '政策解读']] as const;

/** A site of which nothing is known but its figures. */
function makeShard(path: string, name: string, counts: readonly (number | null)[], figures: Partial<Figures> = {}): CountedShard {
  const themes = THEMES.flatMap(([id, group, theme], at) => {
    const primary = counts[at];
    return primary === null || primary === undefined ? [] : [{ id, group, name: theme, primary, secondary: 0 }];
  });
  const points = themes.reduce((sum, { primary }) => sum + primary, 0);
  return { path, name, hasPages: true, hasSearch: true, faults: [], figures: { notices: 2, points, years: [2023, 2021], kinds: ['work-points'], themes, demands: points, complete: 0, functions: [], completePage: null, ...figures } };
}
const wordsOf = (findings: readonly FrontFinding[], id: string) => findings.find((finding) => finding.id === id)?.parts.map((part) => (typeof part === 'string' ? part : 'figure' in part ? part.figure : part.name)).join('');
const linksOf = (findings: readonly FrontFinding[]) => findings.flatMap(({ parts }) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part.href])));

describe('figures of several sites', () => {
  const shards = [makeShard('37', '东省', [30, 0, 10], { complete: 8, completePage: 'questions/three-elements.html' }), makeShard('44', '西省', [60, 20, 20], { complete: 5, years: [2024] }), makeShard('32', '南省', [10, 5, 15], { complete: 3 })];

  it('are added', () => {
    expect(toTotals(shards)).toEqual({ notices: 6, points: 170, years: [2021, 2024] });
    expect(toTotals([])).toEqual({ notices: 0, points: 0, years: null });
  });

  it('stand theme by site; what one does not know is not nothing', () => {
    const other = makeShard('51', '北省', [1, null, 2]);
    const rows = toMatrix([...shards, other]);
    expect(rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.primary ?? null)])).toEqual([['planning', 30, 60, 10, 1], ['budget', 0, 20, 5, null], ['interpretation', 10, 20, 15, 2]]);
    expect(wordsOf(findAcross([...shards, other]), 'missing-themes')).toBe('2个主题处处都有。');
  });

  it('tell what they show together, each figure with its way', () => {
    const findings = findAcross(shards);
    expect(wordsOf(findings, 'most-frequent')).toBe('规划与统计的项最多，共100项；占比最高的是东省，30项，占它全部的75%。');
    expect(wordsOf(findings, 'missing-themes')).toBe('3个主题里有2个处处都有；只有东省没有的是财政。');
    expect(wordsOf(findings, 'most-complete')).toBe('170项要求里，牵头、时限、数字三样俱全的有16项，占9%；最高的是东省，8项，占20%。');
    expect(linksOf(findings)).toEqual(['#theme-planning', '37/themes/planning.html', '#theme-budget', '37/questions/three-elements.html']);
  });

  it('tell nothing where they do not suffice', () => {
    expect(findAcross(shards.slice(0, 1))).toEqual([]);
    // Nineteen demands are too few for a share, and two themes at the top are none.
    const few = [makeShard('37', '东省', [9, 9, 1], { complete: 19 }), makeShard('44', '西省', [20, 20, 0], { complete: 1 })];
    expect(wordsOf(findAcross(few), 'most-frequent')).toBeUndefined();
    expect(wordsOf(findAcross(few), 'most-complete')).toBeUndefined();
    const alike = [makeShard('37', '东省', [20, 10, 10], { complete: 4 }), makeShard('44', '西省', [20, 10, 10], { complete: 4 })];
    expect(wordsOf(findAcross(alike), 'most-frequent')).toBe('规划与统计的项最多，共40项。');
    expect(wordsOf(findAcross(alike), 'most-complete')).toMatch(/；东省、西省并列最高。$/);
  });
});

/** The data files of a site of two notices and three points. */
function writeSite(name: string): string {
  const site = join(folder, name);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), content);
  };
  const lines = (...records: object[]) => `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
  const point = (id: string, more: object) => ({ id, notice: id.split('/')[0], lead: [], deadline: null, commitments: [], ...more });
  write('index.html', '<p>');
  write('data/datapackage.json', JSON.stringify({ schemaVersion: SCHEMA_VERSION }));
  write('data/notices.json', lines({ id: 'a-2023', year: 2023, kind: 'work-points' }, { id: 'b-2022', year: 2022, kind: 'annual-report' }));
  write('data/points.json', lines(
    point('a-2023/1', { lead: ['办公室'], deadline: { date: '2023-12-31' }, commitments: [{ kind: 'frequency', basis: 'notice' }] }), point('a-2023/2', { lead: ['办公室'] }),
    point('b-2022/1', { lead: ['办公室'], deadline: { date: '2022-12-31' }, commitments: [{ kind: 'count', basis: 'notice' }] }),
  ));
  write('data/themes.json', lines({ id: 'planning', group: '主动公开', name: '规划与统计', primary: ['a-2023/1', 'b-2022/1'], secondary: [] }, { id: 'budget', group: '主动公开', name: '财政', primary: ['a-2023/2'], secondary: ['a-2023/1'] }));
  write('data/units.json', lines({ notice: 'a-2023', function: 'office', functionName: '办公室' }, { notice: 'b-2022', function: null, functionName: null }));
  write('search/data/entry.bin', gzipSync(JSON.stringify({ format: SEARCH_FORMAT })));
  return site;
}
const survey = (site: string) => surveyShard({ path: '37', name: '东省', site });

describe('what a site says of itself', () => {
  it('is counted from its data files', async () => {
    const found = await survey(writeSite('good'));
    expect(found).toMatchObject({ hasPages: true, hasSearch: true, faults: [] });
    // What a report tells of is no demand.
    expect(found.figures).toEqual({
      notices: 2, points: 3, years: [2023, 2022], kinds: ['work-points', 'annual-report'], demands: 2, complete: 1, functions: [['office', '办公室']], completePage: null,
      themes: [{ id: 'planning', group: '主动公开', name: '规划与统计', primary: 2, secondary: 0 }, { id: 'budget', group: '主动公开', name: '财政', primary: 1, secondary: 1 }],
    });
  });

  it.each<[string, (site: string) => void, string, boolean, boolean]>([
    ['is not there', (site) => { rmSync(site, { recursive: true }); }, '没有找到它的网站', false, false],
    ['has another schema', (site) => { writeFileSync(join(site, 'data/datapackage.json'), '{"schemaVersion":7}'); }, `数据是第7版，这里读的是第${String(SCHEMA_VERSION)}版，没有计入`, true, true],
    ['is older than schemas', (site) => { writeFileSync(join(site, 'data/datapackage.json'), '{}'); }, `数据是较早的版，这里读的是第${String(SCHEMA_VERSION)}版，没有计入`, true, true],
    ['lacks a file', (site) => { rmSync(join(site, 'data/points.json')); }, '数据文件读不出来', true, true],
    ['is cut short', (site) => { writeFileSync(join(site, 'data/themes.json'), '[\n{"id":"planning","gro'); }, '数据文件读不出来', true, true],
    ['has no search', (site) => { rmSync(join(site, 'search'), { recursive: true }); }, '没有搜索数据，不能一起搜索', true, false],
    ['has another search', (site) => { writeFileSync(join(site, 'search/data/entry.bin'), gzipSync('{"format":9}')); }, '搜索数据是另一版本的程序做的，不能一起搜索', true, false],
  ])('one that %s is said to be so', async (name, damage, fault, hasPages, hasSearch) => {
    const site = writeSite(name.replaceAll(' ', '-'));
    damage(site);
    const found = await survey(site);
    expect(found).toMatchObject({ faults: [fault], hasPages, hasSearch });
    expect(isCounted(found)).toBe(hasPages && (fault.includes('搜索')));
  });
});

describe('the list of sites', () => {
  const read = (content: string) => {
    const path = join(folder, 'shards.yaml');
    writeFileSync(path, content);
    return readShardsFile(path);
  };

  it('names folders from where it stands', () => {
    expect(read('title: 三省\nshards:\n  - { path: "37", name: 东省, site: good }\n')).toEqual({ title: '三省', shards: [{ path: '37', name: '东省', site: join(folder, 'good') }] });
  });

  it.each([
    ['a path of the front itself', 'title: 三省\nshards:\n  - { path: search, name: 东省, site: x }\n', /不能叫 assets、search/],
    ['a path that leaves the folder', 'title: 三省\nshards:\n  - { path: ../x, name: 东省, site: x }\n', /应为小写字母、数字和连字符/],
    ['a path twice', 'title: 三省\nshards:\n  - { path: a, name: 东省, site: x }\n  - { path: a, name: 西省, site: y }\n', /4:13[\s\S]*“a”写了两次/],
    ['a key that does not exist', 'title: 三省\nshards:\n  - { path: a, name: 东省, site: x, url: y }\n', /Unrecognized key|url/],
    ['no sites', 'title: 三省\nshards: []\n', /shards/],
  ])('%s is refused, with its place', (_, content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});

describe('the command', () => {
  const run = async (...args: string[]) => {
    let said = '';
    const code = await runFront(args, (text) => { said += text; }, (text) => { said += text; });
    return { code, said };
  };
  const list = () => {
    const path = join(folder, 'list.yaml');
    writeFileSync(path, `title: 三省\nshards:\n  - { path: "37", name: 东省, site: ${writeSite('listed')} }\n`);
    return path;
  };

  it.each([[[]], [['a.yaml', 'b.yaml']], [['a.yaml', '--where', 'x']]])('is told how to use it: %j', async (args) => {
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toMatch(/用法：npm run front/);
  });

  it('names a list that is not there', async () => {
    const { code, said } = await run(join(folder, 'nowhere.yaml'));
    expect(code).toBe(1);
    expect(said).toMatch(/没有这个文件：.*nowhere\.yaml/);
  });

  it('touches no folder that holds something else, nor one inside a site', async () => {
    const file = list();
    const out = join(folder, 'taken');
    cpSync(writeSite('kept'), out, { recursive: true });
    const before = readdirSync(out);
    const { code, said } = await run(file, '--out', out);
    expect(code).toBe(1);
    expect(said).toMatch(/里有别的东西/);
    expect(readdirSync(out)).toEqual(before);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('<p>');
    expect((await run(file, '--out', join(folder, 'listed', 'front'))).said).toMatch(/在东省的网站文件夹里/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('replaces no folder in which a site or the list itself stands', async () => {
    const out = join(folder, 'holding');
    mkdirSync(out);
    writeFileSync(join(out, FRONT_FILE), '{}');
    cpSync(writeSite('inside'), join(out, 'inside'), { recursive: true });
    const file = join(folder, 'holding.yaml');
    const words = `title: 两省\nshards: [{ path: dong, name: 东省, site: ${JSON.stringify(join(out, 'inside'))} }]\n`;
    writeFileSync(file, words);
    expect(await run(file, '--out', out)).toMatchObject({ code: 1, said: expect.stringMatching(/东省的网站在 .*holding 里/) });
    writeFileSync(join(out, 'shards.yaml'), words.replace(/site: [^ ]+/, `site: ${JSON.stringify(writeSite('apart'))}`));
    expect(await run(join(out, 'shards.yaml'), '--out', out)).toMatchObject({ code: 1, said: expect.stringMatching(/shards\.yaml 在 .*holding 里/) });
    expect(readdirSync(out).sort()).toEqual([FRONT_FILE, 'inside', 'shards.yaml'].sort());
  });
});
