/** What stops a build: every fault is named with file, line, column, rule and what to do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CorpusError, loadCorpus } from '../../src/corpus/load.ts';
import { decodeUtf8, EncodingError } from '../../src/text/decode.ts';
import { ROOT } from '../support/notices.ts';

const NOTICE = `云川市交通运输局文件

云交发〔2023〕8号

关于印发云川市交通运输局2023年政务公开工作要点的通知

各科室：

云川市交通运输局
2023年4月3日

一、做好主动公开
（一）公开规划。及时公开综合交通规划。（规划科牵头）
（二）公开预算。按时公开部门预算。（财务科牵头）
`;

const CONTENT = `id: yunchuan-2023
seed: yunchuan.txt
short: 云川
confirmed: false
errata:
  - { line: 13, quote: '综合交通规划', correction: '综合交通运输规划', reason: '名称不全。' }
themes:
  '1-1': { primary: planning, reason: '规划。' }
`;

const THEMES = `themes:
  - { id: planning, group: 主动公开, name: 规划, definition: 规划的公开。, terms: [[规划, 2]] }
  - { id: budget, group: 主动公开, name: 预算, definition: 预算的公开。, terms: [[预算, 2]] }
`;

const UNITS = `functions: { planning: 规划, finance: 财务 }
names:
  yunchuan-2023:
    规划科: { function: planning }
    财务科: { function: finance }
`;

/** A folder that loads, for each test to break in one way. */
let root: string;

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** The message of the error that loading throws. */
function explain(): string {
  try {
    loadCorpus(root);
  } catch (error) {
    if (error instanceof CorpusError) return error.message;
    throw error;
  }
  throw new Error('the corpus loads');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'corpus-'));
  write('seeds/yunchuan.txt', NOTICE);
  write('content/notices/yunchuan-2023.yaml', CONTENT);
  write('content/themes.yaml', THEMES);
  write('content/units.yaml', UNITS);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  ['reports: somewhere', '应为网址'], ['reports: javascript:alert(1)', '应为网址'], ['report: https://example.org/', 'Unrecognized key'],
])('site.yaml with %s stops it', (content, words) => {
  write('content/site.yaml', `${content}\n`);
  expect(explain()).toMatch(new RegExp(`content/site\\.yaml[^]*${words}`));
});

it.each([['reports: https://example.org/issues', 'https://example.org/issues'], ['reports: bianji@example.org', 'bianji@example.org'], ['reports: null', null]])('site.yaml with %s is where errors are reported', (content, reports) => {
  write('content/site.yaml', `${content}\n`);
  expect(loadCorpus(root).reports).toBe(reports);
});

it('says who confirmed the themes only where they are confirmed', () => {
  const reviewed = 'reviewed: { by: 编者甲, on: 2026-12-01 }';
  write('content/notices/yunchuan-2023.yaml', `${CONTENT}${reviewed}\n`);
  expect(loadCorpus(root).notices[0]?.reviewed).toBeNull();
  write('content/notices/yunchuan-2023.yaml', `${CONTENT.replace('confirmed: false', 'confirmed: true')}  '1-2': { primary: budget }\n${reviewed}\n`);
  expect(loadCorpus(root).notices[0]?.reviewed).toEqual({ by: '编者甲', on: '2026-12-01' });
  write('content/notices/yunchuan-2023.yaml', `${CONTENT}reviewed: { by: '', on: 昨天 }\n`);
  expect(explain()).toContain('reviewed');
});

it('a folder without faults loads', () => {
  const corpus = loadCorpus(root);
  expect(corpus.notices.map(({ id }) => id)).toEqual(['yunchuan-2023']);
  const [notice] = corpus.notices;
  expect(notice?.points.map(({ record }) => [record.id, record.themes.primary, record.lead])).toEqual([
    ['yunchuan-2023/1-1', 'planning', ['规划科']],
    // Nobody confirmed this one: its theme is what the terms suggest.
    ['yunchuan-2023/1-2', 'budget', ['财务科']],
  ]);
  expect(notice?.record).toMatchObject({ region: '云川市', issued: '2023-04-03', url: 'yunchuan-2023/index.html' });
});

it('the project’s own folder loads', () => {
  const { notices } = loadCorpus(ROOT);
  expect(notices.map(({ id, points }) => [id, points.length])).toEqual([
    ['jinan-2023', 32], ['shandong-2021', 15], ['zibo-2023', 23], ['suqian-2021', 18], ['guangzhou-2022', 39],
  ]);
});

describe('seeds', () => {
  it('missing', () => {
    rmSync(join(root, 'seeds/yunchuan.txt'));
    expect(explain()).toMatch(/seeds\/yunchuan\.txt[^]*Unexpected absence of file[^]*file-missing[^]*缺少文件/);
  });

  it.each([['empty', ''], ['of white space only', ' \n\u3000\r\n\t\n']])('%s', (_, text) => {
    write('seeds/yunchuan.txt', text);
    expect(explain()).toMatch(/seeds\/yunchuan\.txt[^]*1:1[^]*Unexpected empty file[^]*file-empty[^]*请放入通知全文/);
  });

  it('not UTF-8: offset, line and column of the first byte', () => {
    const start = Buffer.from('云川市\n政务', 'utf8');
    write('seeds/yunchuan.txt', Buffer.concat([start, Buffer.from([0xd5, 0xfe]), Buffer.from('公开', 'utf8')]));
    expect(explain()).toMatch(/seeds\/yunchuan\.txt[^]*2:3[^]*Unexpected byte at offset 16, expected UTF-8[^]*file-encoding[^]*第16个字节[^]*另存为 UTF-8/);
  });

  it('cut in the middle of a character', () => {
    write('seeds/yunchuan.txt', Buffer.from(NOTICE, 'utf8').subarray(0, 20));
    expect(explain()).toMatch(/1:7[^]*offset 18[^]*file-encoding/);
  });

  it('binary', () => {
    write('seeds/yunchuan.txt', Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 256));
    expect(explain()).toMatch(/file-encoding/);
  });

  it('without a content file', () => {
    write('seeds/other.txt', NOTICE);
    expect(explain()).toMatch(/seeds\/other\.txt[^]*seed-undescribed[^]*请添加说明，或移走文件/);
  });

  it('without a single point: line, column and rule', () => {
    write('seeds/yunchuan.txt', '云川市交通运输局文件\n');
    write('content/notices/yunchuan-2023.yaml', 'id: yunchuan-2023\nseed: yunchuan.txt\nshort: 云川\nconfirmed: false\n');
    expect(explain()).toMatch(/seeds\/yunchuan\.txt[^]*1:1[^]*no-points[^]*请核对文件是否完整/);
  });

  it('with rows out of order: line, column and rule', () => {
    write('seeds/yunchuan.txt', '序号\t工作任务\t责任单位\n1\t公开规划\t办公室\n3\t公开预算\t办公室\n2\t公开统计\t办公室\n');
    write('content/notices/yunchuan-2023.yaml', 'id: yunchuan-2023\nseed: yunchuan.txt\nshort: 云川\nconfirmed: false\n');
    expect(explain()).toMatch(/seeds\/yunchuan\.txt[^]*4:1[^]*Unexpected number 2 after 3[^]*number-backwards[^]*请核对表格的行序/);
  });
});

describe('content files', () => {
  it('no notices at all', () => {
    rmSync(join(root, 'content/notices'), { recursive: true });
    rmSync(join(root, 'seeds'), { recursive: true });
    expect(explain()).toMatch(/content\/notices[^]*content-empty[^]*npm run add/);
  });

  it.each(['content/themes.yaml', 'content/units.yaml'])('%s missing', (path) => {
    rmSync(join(root, path));
    expect(explain()).toMatch(new RegExp(`${path}[^]*file-missing`));
  });

  it('YAML that is none: line and column', () => {
    write('content/notices/yunchuan-2023.yaml', 'id: yunchuan-2023\nseed: [yunchuan.txt\nshort: 云川\n');
    expect(explain()).toMatch(/content\/notices\/yunchuan-2023\.yaml[^]*\b[34]:1\b[^]*Unexpected YAML[^]*content-yaml[^]*按提示的行列改正/);
  });

  it('a key written twice', () => {
    write('content/notices/yunchuan-2023.yaml', `${CONTENT}short: 又一个\n`);
    expect(explain()).toMatch(/9:1[^]*Unexpected YAML: Map keys must be unique[^]*content-yaml/);
  });

  it.each<[string, string, RegExp]>([
    ['a key that does not exist', `${CONTENT}shrot: 云\n`, /1:1[^]*Unexpected content:[^]*shrot[^]*content-schema/],
    ['a value of another type', CONTENT.replace('confirmed: false', 'confirmed: 是'), /4:12[^]*Unexpected confirmed:[^]*content-schema[^]*“confirmed”不符合规定的格式/],
    ['a value missing', CONTENT.replace('short: 云川\n', ''), /1:1[^]*Unexpected short:[^]*content-schema/],
    ['deep inside', CONTENT.replace('line: 13', 'line: 0'), /6:\d+[^]*Unexpected errata\.0\.line:[^]*content-schema/],
    ['a seed with a path', CONTENT.replace('seed: yunchuan.txt', 'seed: ../yunchuan.txt'), /2:7[^]*Unexpected seed:[^]*不带路径/],
    ['no YAML map', '- 云川\n', /1:1[^]*Unexpected content:[^]*content-schema/],
  ])('not fitting the schema: %s', (_, content, message) => {
    write('content/notices/yunchuan-2023.yaml', content);
    expect(explain()).toMatch(message);
    expect(explain()).toContain('content/notices/yunchuan-2023.yaml');
  });

  it('an id that is not the file’s name', () => {
    write('content/notices/yunchuan-2023.yaml', CONTENT.replace('id: yunchuan-2023', 'id: yunchuan-2024'));
    expect(explain()).toMatch(/Unexpected id "yunchuan-2024"[^]*content-id[^]*文件名应与 id 相同/);
  });

  it('two notices of one seed', () => {
    write('content/notices/z-2023.yaml', CONTENT.replace('id: yunchuan-2023', 'id: z-2023'));
    expect(explain()).toMatch(/z-2023\.yaml[^]*seed-shared[^]*yunchuan-2023 已经使用这个文件/);
  });

  it('an unknown theme', () => {
    write('content/notices/yunchuan-2023.yaml', CONTENT.replace('primary: planning', 'primary: gardening'));
    expect(explain()).toMatch(/yunchuan-2023\.yaml[^]*Unexpected theme "gardening"[^]*theme-id[^]*themes\.yaml 里没有主题/);
  });

  it('themes for a point that does not exist', () => {
    write('content/notices/yunchuan-2023.yaml', CONTENT.replace("'1-1'", "'1-9'"));
    expect(explain()).toMatch(/Unexpected themes for point "1-9"[^]*theme-point/);
  });

  it('a confirmed notice with a point nobody confirmed', () => {
    write('content/notices/yunchuan-2023.yaml', CONTENT.replace('confirmed: false', 'confirmed: true'));
    expect(explain()).toMatch(/Unexpected point "1-2" without themes[^]*theme-missing[^]*请补上，或把 confirmed 改为 false/);
  });

  it.each([['other words', "quote: '综合交通规划'", "quote: '综合运输规划'"], ['another line', 'line: 13', 'line: 14'], ['no such line', 'line: 13', 'line: 400']])(
    'an erratum whose quote is not there: %s', (_, from, to) => {
      write('content/notices/yunchuan-2023.yaml', CONTENT.replace(from, to));
      expect(explain()).toMatch(/yunchuan-2023\.yaml[^]*Unexpected erratum: line \d+ has no "[^"]+"[^]*erratum-quote[^]*原文第\d+行没有/);
    });

  it('a function of a unit that does not exist', () => {
    write('content/units.yaml', UNITS.replace('{ function: finance }', '{ function: money }'));
    expect(explain()).toMatch(/Unexpected function "money" of "财务科"[^]*unit-function/);
  });

  it('names every fault of every file at once', () => {
    rmSync(join(root, 'content/units.yaml'));
    write('seeds/other.txt', NOTICE);
    write('content/notices/yunchuan-2023.yaml', CONTENT.replace('primary: planning', 'primary: gardening'));
    expect(explain()).toMatch(/file-missing/);
    expect(explain()).toMatch(/seed-undescribed/);
    expect(explain()).toMatch(/theme-id/);
  });
});

it('a unit without a function is said, but stops nothing', () => {
  write('content/units.yaml', UNITS.replace(/ +财务科.*\n/, ''));
  const [notice] = loadCorpus(root).notices;
  expect(notice?.diagnostics.filter(({ ruleId }) => ruleId === 'unit-unmapped')).toMatchObject([{ severity: 'warning', quote: '（财务科牵头）' }]);
});

it('a byte order mark is kept and stops nothing', () => {
  write('seeds/yunchuan.txt', `\ufeff${NOTICE}`);
  const [notice] = loadCorpus(root).notices;
  expect(notice?.text.startsWith('\ufeff')).toBe(true);
  expect(notice?.record.issuer).toBe('云川市交通运输局');
  expect(notice?.points).toHaveLength(2);
});

describe('decodeUtf8', () => {
  it.each<[string, number[], { offset: number; line: number; column: number }]>([
    ['at the start', [0xff, 0x41], { offset: 0, line: 1, column: 1 }],
    ['after a line end', [0x41, 0x0a, 0x80], { offset: 2, line: 2, column: 1 }],
    ['an overlong form', [0x41, 0xc0, 0xaf], { offset: 1, line: 1, column: 2 }],
    ['a surrogate', [0xe4, 0xba, 0x91, 0xed, 0xa0, 0x80], { offset: 3, line: 1, column: 2 }],
  ])('names the first byte that is wrong: %s', (_, bytes, place) => {
    const decode = () => decodeUtf8(Uint8Array.from(bytes));
    expect(decode).toThrow(EncodingError);
    expect(decode).toThrow(expect.objectContaining(place));
  });
});
