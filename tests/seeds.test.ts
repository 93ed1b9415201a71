/** The five notices: their bytes, where every character went, their points against labels made by hand, what is wrong with them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountFor, leavesOf, parse } from '../src/notice/index.ts';
import { readNotice, type Commitment, type ReadNotice, type WorkPoint } from '../src/points/index.ts';
import { checkNotice, toDiagnostic } from '../src/rules/index.ts';
import { readSeed, readSeedBytes, ROOT, SEEDS } from './support/notices.ts';

describe('bytes', () => {
  it.each(SEEDS)('$file is as it was received', ({ file, sha256 }) => {
    expect(createHash('sha256').update(readSeedBytes(file)).digest('hex')).toBe(sha256);
  });
});

describe('every character is accounted for', () => {
  it.each(SEEDS)('$id', ({ file }) => {
    const text = readSeed(file);
    const account = accountFor(parse(text));
    const { blank, break: breaks, ...other } = account.other;
    expect(account.total).toBe(text.replace(/\s/g, '').length);
    expect(account.text + account.marker + Object.values(other).reduce((sum, count) => sum + count, 0)).toBe(account.total);
    expect({ blank, breaks }).toEqual({ blank: 0, breaks: 0 });
    expect(account.other.unrecognised).toBe(0);
  });

  /** Everything that is neither a word nor a number of a notice, and not white space. */
  const leftOut = (id: string) => {
    const { file } = SEEDS.find((seed) => seed.id === id) as (typeof SEEDS)[number];
    return [...leavesOf(parse(readSeed(file)))]
      .flatMap((leaf) => (leaf.type === 'other' && leaf.value.trim() !== '' ? [`${leaf.kind}: ${leaf.value.trim()}`] : []));
  };

  it.each(['jinan-2023', 'shandong-2021', 'suqian-2021'])('%s leaves nothing out', (id) => {
    expect(leftOut(id)).toEqual([]);
  });

  it('zibo-2023 leaves out marks of emphasis and the rule of a table', () => {
    expect(new Set(leftOut('zibo-2023'))).toEqual(new Set(['mark: **', `border: ${Array(15).fill('---').join('\t')}`]));
  });

  it('guangzhou-2022 leaves out the web page around it', () => {
    expect(leftOut('guangzhou-2022')).toEqual([
      'chrome: 您现在的位置: 首页\u00a0>\u00a0政务公告\u00a0>\u00a0通知公告',
      'chrome: 浏览次数:', 'chrome: -', 'chrome: 市交通运输局', 'chrome: 分享到:',
      expect.stringMatching(/^chrome: Copyright ©/), expect.stringMatching(/^chrome: 网站标识码/), 'chrome: 欢迎访问!你是第-位访问者',
    ]);
  });
});

/** A file of tests/labels/points: made by reading; a `note` says how a doubt was decided. */
interface Labels {
  seed: string;
  notice: Record<string, unknown>;
  points: (Pick<WorkPoint, 'number' | 'path' | 'lead' | 'participants' | 'responsible' | 'inherited' | 'deadline' | 'remark'> & {
    note?: string;
    starts: string;
    ends: string;
    lines: [first: number, last: number];
    /** Quotes are the clause around a demand; the record's quote is the demand itself. */
    commitments: Commitment[];
  })[];
}

describe.each(SEEDS)('$id against its labels', ({ id, file }) => {
  const labels = JSON.parse(readFileSync(`${ROOT}tests/labels/points/${id}.json`, 'utf8')) as Labels;
  let notice: ReadNotice;
  beforeAll(() => {
    notice = readNotice(readSeed(file));
  });

  it('says of itself what the label says', () => {
    expect(labels.seed).toBe(file);
    expect(notice.metadata).toEqual(labels.notice);
  });

  it('has the points of the label, in their order', () => {
    expect(notice.points.map(({ number }) => number)).toEqual(labels.points.map(({ number }) => number));
  });

  it.each(labels.points.map((label, at) => ({ label, at, number: label.number })))('$number', ({ label, at }) => {
    const point = notice.points[at];
    if (!point) throw new Error('there is no such point');
    const { number, path, text, lead, participants, responsible, inherited, deadline, remark, source } = point;
    const { note: _note, commitments, ...expected } = label;
    expect({
      number, path, lead, participants, responsible, inherited, deadline, remark,
      starts: text.slice(0, label.starts.length),
      ends: text.slice(-label.ends.length),
      lines: [source[0]?.start.line, source[source.length - 1]?.end.line],
    }).toEqual(expected);
    expect(point.commitments).toEqual(commitments.map((commitment) => ({ ...commitment, quote: expect.any(String) })));
    point.commitments.forEach(({ quote }, i) => expect(commitments[i]?.quote).toContain(quote));
  });
});

it('the labels hold 127 points and 15 commitments', () => {
  const points = SEEDS.flatMap(({ id }) => (JSON.parse(readFileSync(`${ROOT}tests/labels/points/${id}.json`, 'utf8')) as Labels).points);
  expect(points).toHaveLength(127);
  expect(points.flatMap(({ commitments }) => commitments)).toHaveLength(15);
});

/** A file of tests/labels/assignments.json: roles given for one clause or matter. */
interface AssignmentLabels {
  points: Record<string, { role: string; units: string[]; lines: [first: number, last: number]; words: string; scope: { starts: string; ends: string } | null }[]>;
}

describe('who has which role in a part of a point', () => {
  const { points: labels } = JSON.parse(readFileSync(`${ROOT}tests/labels/assignments.json`, 'utf8')) as AssignmentLabels;
  const read = SEEDS.flatMap(({ id, file }) => {
    const text = readSeed(file);
    return readNotice(text).points.map((point) => ({ id: `${id}/${point.number}`, point, text }));
  });

  it.each(Object.keys(labels))('%s', (id) => {
    const { point, text } = read.find((each) => each.id === id) as (typeof read)[number];
    expect(point.assignments.map(({ role, units, scope, source }, at) => {
      const label = labels[id]?.[at];
      return {
        role, units,
        lines: [source[0]?.start.line, source[source.length - 1]?.end.line],
        words: source.map(({ start, end }) => text.slice(start.offset, end.offset)).join(''),
        scope: scope && { starts: scope.text.slice(0, label?.scope?.starts.length), ends: scope.text.slice(-(label?.scope?.ends.length ?? 0)) },
      };
    })).toEqual(labels[id]);
  });

  it('is none elsewhere: there each role is for all of the point', () => {
    expect(read.filter(({ point }) => point.assignments.some(({ scope }) => scope !== null)).map(({ id }) => id).sort()).toEqual(Object.keys(labels).sort());
    for (const { id, point } of read.filter((each) => !(each.id in labels))) {
      const names = { lead: [], participants: [], responsible: [], ...Object.fromEntries(point.assignments.map(({ role, units }) => [role, units])) };
      expect(names, id).toEqual({ lead: point.lead, participants: point.participants, responsible: point.responsible });
    }
  });
});

/** Found by comparing the two by hand, character by character. */
const JINAN_DIFFERENCES = [
  '86 附件表述为“重点工程项目以及”，正文表述为“重大工程项目以及”。',
  '87 附件表述为“2023年年底前”，正文表述为“2023年年底”。',
  '93 附件标题表述为“推进政策评价常态化”，正文表述为“推进政策评价效果情况常态化公开”。',
  '105 附件表述为“民声连线”，正文表述为“民生连线”。',
  '111 附件标题表述为“以精准化提升政府网站和政务新媒体水平”，正文表述为“以精准化提升政府网站和政务新媒体管理水平”。',
  '111 附件表述为“加强监测预警和 risk 排查”，正文表述为“加强监测预警和风险排查”。',
  '112 附件表述为“建设信息公开”，正文表述为“特别是建设信息公开”。',
  '114 附件表述为“落实好政务新媒体分级”，正文表述为“落实好政府系统政务新媒体分级”。',
  '127 附件标题表述为“加强工作保障，以政务公开促进交通运输队伍建设”，正文表述为“加强工作保障，以政务公开促交通运输队伍建设”。',
];

describe('what is wrong with the notices is said, each at its place', () => {
  const diagnose = (id: string) => {
    const { file } = SEEDS.find((seed) => seed.id === id) as (typeof SEEDS)[number];
    const text = readSeed(file);
    return checkNotice(readNotice(text)).map((message) => toDiagnostic(message, file, text));
  };
  /** Findings of one rule as `line:column quote`. */
  const places = (id: string, ruleId: string) =>
    diagnose(id).filter((each) => each.ruleId === ruleId).map(({ start, quote }) => `${start.line}:${start.column} ${quote.slice(0, 12)}`);

  it.each(SEEDS)('$id has no error', ({ id }) => {
    expect(diagnose(id).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('jinan: rows 5 and 6 have no requirement', () => {
    expect(places('jinan-2023', 'requirement-missing')).toEqual(['92:1 5\t二、强化行政决策，以', '93:1 6\t\t(二) 推进政策评']);
  });

  it('jinan: the heading of rows 24 to 27 is gone', () => {
    expect(places('jinan-2023', 'heading-missing')).toEqual(['119:1 24\t\t相关处室要按照《']);
    expect(places('jinan-2023', 'number-gap')).toEqual(['125:4 (五)']);
  });

  it('jinan: a heading and its requirement ran together, a requirement slid to the left', () => {
    expect(places('jinan-2023', 'cells-run-together')).toEqual(['127:38  ']);
    expect(places('jinan-2023', 'cells-shifted')).toEqual(['101:4 丰富解读内容,对政策中与']);
  });

  it('jinan: “risk” stands inside 风险', () => {
    expect(places('jinan-2023', 'foreign-word')).toEqual(['111:74 risk']);
  });

  it('jinan: body and annex differ in nine wordings, 民生 and 民声 among them', () => {
    const found = diagnose('jinan-2023').filter(({ ruleId }) => ruleId === 'body-annex-differs');
    expect(found.map(({ start, message }) => `${start.line} ${message}`)).toEqual(JINAN_DIFFERENCES);
    expect(found.find(({ start }) => start.line === 105)).toMatchObject({ quote: '声', start: { column: 87 } });
  });

  it('jinan: six sentences are cut by pages', () => {
    const lines = diagnose('jinan-2023').filter(({ ruleId }) => ruleId === 'sentence-cut').map(({ start, end }) => `${start.line} → ${end.line}`);
    expect(lines).toEqual(['29 → 31', '41 → 43', '47 → 49', '57 → 59', '63 → 65', '73 → 75']);
  });

  it('zibo: a character is doubled at a page, and four more sentences are cut', () => {
    expect(places('zibo-2023', 'doubled-character').map((place) => place.split(' ')[0])).toEqual(['11:113']);
    const lines = diagnose('zibo-2023').filter(({ ruleId }) => ruleId === 'sentence-cut').map(({ start, end }) => `${start.line} → ${end.line}`);
    expect(lines).toEqual(['11 → 13', '21 → 23', '71 → 73', '83 → 85', '89 → 91']);
  });

  it('zibo: table 三 is cut off, table 四 has lost its head, heading 四、 is missing', () => {
    expect(places('zibo-2023', 'table-truncated')).toEqual(['47:1 (本列数据的勾稽关系为：']);
    expect(places('zibo-2023', 'table-header-lost')).toEqual(['60:1 0\t0\t0\t0\t0\t0\t']);
    expect(places('zibo-2023', 'number-gap')).toEqual(['63:1 五、']);
  });

  it('guangzhou: a heading is cut', () => {
    expect(places('guangzhou-2022', 'heading-cut').map((place) => place.split(' ')[0])).toEqual(['314:8']);
  });

  it('suqian: four sentences are cut by pages', () => {
    const lines = diagnose('suqian-2021').filter(({ ruleId }) => ruleId === 'sentence-cut').map(({ start, end }) => `${start.line} → ${end.line}`);
    expect(lines).toEqual(['29 → 31', '59 → 61', '73 → 75', '89 → 91']);
  });

  it('suqian: only the imprint has a date', () => {
    expect(diagnose('suqian-2021').filter(({ ruleId }) => ruleId === 'field-missing').map(({ message }) => message))
      .toEqual(['来源文件中未见署名和成文日期，日期取自版记的印发日期。']);
  });

  it('shandong: 发文字号 and 附注 are not stated', () => {
    expect(diagnose('shandong-2021').filter(({ ruleId }) => ruleId === 'field-missing').map(({ message }) => message))
      .toEqual(['来源文件中未见发文字号。', '来源文件中未见公开属性（此件……公开）。']);
  });
});

describe('the figures of zibo’s report', () => {
  const { cells, checks } = readNotice(readSeed('002_80cfd9d27a4cfadc.txt')).statistics;
  const cell = (table: string, row: string, column: string) =>
    cells.find((each) => each.table === table && each.row === row && each.column === column)?.value;

  it('are read from all three tables', () => {
    expect(cell('二', '行政许可', '本年处理决定数量')).toBe(14826);
    expect(cell('二', '规范性文件', '现行有效件数')).toBe(4);
    expect(cell('二', '行政事业性收费', '本年收费金额（单位：万元）')).toBe(3.978);
    expect(cell('三', '一、本年新收政府信息公开申请数量', '自然人')).toBe(12);
    expect(cell('三', '三、本年度办理结果 / (三) 不予公开 / 4.保护第三方合法权益', '总计')).toBe(1);
    // Its label slid into the first column; its number still says where it belongs.
    expect(cell('三', '三、本年度办理结果 / (三) 不予公开 / 5.属于三类内部事务信息', '总计')).toBe(0);
    expect(cells.filter(({ table }) => table === '四')).toHaveLength(15);
  });

  it('let nothing be concluded where table 三 is cut off', () => {
    const balance = checks.filter(({ rule }) => rule.includes('第一项＋第二项'));
    expect(balance.length).toBeGreaterThan(0);
    expect(new Set(balance.map(({ holds }) => holds))).toEqual(new Set([null]));
    expect(checks.filter(({ rule }) => rule.includes('各类申请人之和')).every(({ holds }) => holds === true)).toBe(true);
    expect(checks.filter(({ holds }) => holds === false)).toEqual([]);
  });
});
