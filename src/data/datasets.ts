/** What data/ holds: each set of records with its schema, and as flat tables for spreadsheets. */
import { z } from 'zod';
import { RELATED, SAME, type Alignment, type SharedWording, type UnitsDictionary, findUnit, UNIT_ROLES } from '../compare/index.ts';
import {
  diagnosticSchema, noticeRecordSchema, workPointSchema,
  type BodyAnnexDifference, type Commitment, type Diagnostic, type NoticeRecord, type Statistics, type WorkPoint,
} from '../points/index.ts';
import { toAssignmentTable, toPointTable } from './point-table.ts';
import {
  alignmentSchema, commitmentRecordSchema, differenceRecordSchema, glossaryRecordSchema, statisticsRecordSchema, themeRecordSchema, unitRecordSchema, wordingRecordSchema,
  type CommitmentRecord, type DifferenceRecord, type GlossaryRecord, type ThemeRecord, type UnitRecord,
} from './schema.ts';
import { joinNames, toTable, type DataTable } from './table.ts';

/** What the data are made from. */
export interface DataSource {
  notices: readonly {
    record: NoticeRecord;
    statistics: Statistics;
    diagnostics: readonly Diagnostic[];
    /** Of its annex from its body. */
    differences: readonly BodyAnnexDifference[];
  }[];
  points: readonly WorkPoint[];
  themes: readonly { id: string; group: string; name: string; definition: string }[];
  units: UnitsDictionary;
  alignments: readonly Alignment[];
  wording: SharedWording;
  glossary: readonly Omit<GlossaryRecord, 'url'>[];
}

/** A set of records, which fit `schema`, and the tables they make. */
export interface Dataset {
  name: string;
  title: string;
  description: string;
  schema: z.ZodType;
  records: readonly object[];
  tables: DataTable[];
}

const RELATION: Record<Commitment['op'], string> = { '>=': '不少于', '<=': '不超过', '=': '等于', by: '不晚于' };

/**
 * All data of the site, in the order of design §5.
 *
 * @throws ZodError where a record does not fit its schema
 */
export function toDatasets(source: DataSource): Dataset[] {
  const { points, themes, units, alignments, wording } = source;
  const notices = source.notices.map(({ record }) => record);
  const toNotice = { field: 'notice', table: 'notices', to: 'id' };
  const textOf = new Map(points.map(({ id, text }) => [id, text]));
  const quoteOf = (id: string, { start, end }: { start: number; end: number }) => textOf.get(id)?.slice(start, end) ?? '';
  const toPoint = { field: 'point', table: 'points', to: 'id' };

  const commitments = points.flatMap((point) => point.commitments.map((commitment, at): CommitmentRecord => ({
    id: `${point.id}#${String(at)}`, point: point.id, notice: point.notice, ...commitment,
  })));
  const named = listUnits(points, units);
  const themeRecords = themes.map(({ id, group, name, definition }): ThemeRecord => ({
    id, group, name, definition,
    primary: points.filter((point) => point.themes.primary === id).map((point) => point.id),
    secondary: points.filter((point) => point.themes.secondary.includes(id)).map((point) => point.id),
    url: `themes/${id}.html`,
  }));
  const statistics = source.notices.filter((notice) => notice.statistics.cells.length + notice.statistics.checks.length > 0)
    .map(({ record, statistics: { cells, checks } }) => ({ notice: record.id, cells, checks }));
  const spans = wording.spans.map(({ folded, length, places }) => ({
    folded, length, places: places.map(({ notice, point, quote, start, end }) => ({ notice, point, quote, start, end })),
  }));
  const glossary = source.glossary.map(({ id, term, also, related, short, sources }): GlossaryRecord => ({ id, term, also, related, short, sources, url: `glossary/${id}.html` }));
  const diagnostics = source.notices.flatMap((notice) => notice.diagnostics);
  const differences = source.notices.flatMap(({ record: { id: notice }, differences: found }) => found.map((difference, at): DifferenceRecord => {
    const { kind, part, whole, number, numbers, annex, body, annexContext, bodyContext, annexPlace, bodyPlace } = difference;
    return {
      id: `${notice}#${String(at + 1)}`, notice, point: `${notice}/${number}`, points: numbers.map((each) => `${notice}/${each}`),
      kind, part, whole, annex, body, annexContext, bodyContext, annexSource: annexPlace, bodySource: bodyPlace,
    };
  }));

  const define = <Schema extends z.ZodType<object>>(
    name: string, title: string, description: string, schema: Schema, records: readonly z.infer<Schema>[], tables: DataTable[],
  ): Dataset => ({ name, title, description, schema, records: z.array(schema).parse(records), tables });

  return [
    define('notices', '文件', '每份文件自己写明的事项；来源文件未见的为空，不补造。', noticeRecordSchema, notices, [
      toTable<NoticeRecord>('notices', '文件', notices, [
        ['id', 'string', '文件编号', '站内编号，固定不变', ({ id }) => id, 'required'],
        ['region', 'string', '地区', '发文机关所属地区', ({ region }) => region],
        ['level', 'string', '层级', '省、市或县', ({ level }) => level],
        ['year', 'integer', '年份', '文件所说的年份', ({ year }) => year],
        ['kind', 'string', '种类', 'work-points 工作要点，task-division 分工方案，annual-report 年度报告', ({ kind }) => kind, 'required'],
        ['title', 'string', '标题', '照原文', ({ title }) => title],
        ['issuer', 'string', '发文机关', '照原文', ({ issuer }) => issuer],
        ['document_number', 'string', '发文字号', '未见的为空', ({ number }) => number],
        ['issued', 'date', '成文日期', '没有的取印发日期；未见的为空', ({ issued }) => issued],
        ['published', 'date', '网页发布日期', '未见的为空', ({ published }) => published],
        ['openness', 'string', '公开属性', '此件……公开；未见的为空', ({ openness }) => openness],
        ['source_file', 'string', '来源文件', '在 sources/ 里', ({ source: { file } }) => file, 'required'],
        ['source_sha256', 'string', '来源文件校验值', 'SHA-256', ({ source: { sha256 } }) => sha256, 'required'],
        ['url', 'string', '页面', '相对于站点根', ({ url }) => url, 'required'],
      ], ['id']),
    ]),
    define('points', '条目', '文件里自成一项的最小单位；文字照录原文。谁担什么责，按处列在分工表里；只管条目里一句或一事的，写明是哪一句、哪一事。', workPointSchema, points, [
      toPointTable(points, notices, themes),
      toAssignmentTable(points),
    ]),
    define('commitments', '量化要求', '条目里写明的数字和日期，每处一行；法律法规本来就定了的注明是哪一条。年度报告说的是已做的事，不算。', commitmentRecordSchema, commitments, [
      toTable<CommitmentRecord>('commitments', '量化要求', commitments, [
        ['id', 'string', '编号', '条目编号#第几处', ({ id }) => id, 'required'],
        ['point', 'string', '条目编号', '见条目', ({ point }) => point, 'required'],
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['quote', 'string', '原话', '', ({ quote }) => quote, 'required'],
        ['kind', 'string', '种类', 'duration 期限，count 数量，frequency 频次，date 日期，share 比例', ({ kind }) => kind, 'required'],
        ['relation', 'string', '关系', '不少于、不超过、等于、不晚于；JSON 里是 op', ({ op }) => RELATION[op], 'required'],
        ['value_number', 'number', '数', '日期为空', ({ value }) => (typeof value === 'number' ? value : null)],
        ['value_date', 'date', '日期', '数字为空', ({ value }) => (typeof value === 'string' ? value : null)],
        ['unit', 'string', '单位', '日期没有单位', ({ unit }) => unit],
        ['basis', 'string', '依据', 'notice 通知自己的，law 法定的', ({ basis }) => basis, 'required'],
        ['statute', 'string', '法条', '法定的，是哪一条', ({ statute }) => statute ?? null],
      ], ['id'], [toPoint, toNotice]),
    ]),
    define('units', '单位', '通知里的单位名称（照原文）、它的职能（人作的归类）和它的条目。', unitRecordSchema, named, [
      toTable<UnitRecord>('units', '单位', named, [
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['name', 'string', '名称', '照原文', ({ name }) => name, 'required'],
        ['function', 'string', '职能编号', '没有归类的为空', (unit) => unit.function],
        ['function_name', 'string', '职能', '', ({ functionName }) => functionName],
        ['also', 'string', '兼有职能', '编号，多个以“、”相连', ({ also }) => joinNames(also)],
        ['reason', 'string', '归类理由', '不言自明的为空', ({ reason }) => reason],
        ['lead', 'string', '牵头的条目', '条目编号，多个以“、”相连', ({ lead }) => joinNames(lead)],
        ['participants', 'string', '配合的条目', '同上', ({ participants }) => joinNames(participants)],
        ['responsible', 'string', '负责的条目', '同上', ({ responsible }) => joinNames(responsible)],
      ], ['notice', 'name'], [toNotice]),
    ]),
    define('themes', '主题', '本站用来对照的主题，和属于它的条目。', themeRecordSchema, themeRecords, [
      toTable<ThemeRecord>('themes', '主题', themeRecords, [
        ['id', 'string', '主题编号', '固定不变', ({ id }) => id, 'required'],
        ['group', 'string', '分组', '五组依国办公开办函〔2021〕30号，决策与参与、解读与回应是本站另分的', ({ group }) => group, 'required'],
        ['name', 'string', '名称', '', ({ name }) => name, 'required'],
        ['definition', 'string', '范围', '', ({ definition }) => definition, 'required'],
        ['points_primary', 'integer', '为主的项数', '', ({ primary }) => primary.length, 'required'],
        ['points_secondary', 'integer', '兼及的项数', '', ({ secondary }) => secondary.length, 'required'],
        ['url', 'string', '页面', '相对于站点根', ({ url }) => url, 'required'],
      ], ['id']),
    ]),
    define('alignments', '对齐', `两份文件里的同一件事（程度${String(SAME)}以上）和相关的条目（${String(RELATED)}以上），以及由哪两处看出。由程序判断，未经人核。`, alignmentSchema, alignments, [
      toTable<Alignment>('alignments', '对齐', alignments, [
        ['a', 'string', '条目编号', '见条目', ({ a }) => a, 'required'],
        ['b', 'string', '另一条目编号', '见条目', ({ b }) => b, 'required'],
        ['relation', 'string', '关系', 'same 同一件事，related 相关', ({ relation }) => relation, 'required'],
        ['score', 'number', '相近程度', '0到1', ({ score }) => score, 'required'],
        ['a_quote', 'string', '依据', '前一项中的话', ({ a, evidence }) => quoteOf(a, evidence.a), 'required'],
        ['b_quote', 'string', '另一处依据', '后一项中的话', ({ b, evidence }) => quoteOf(b, evidence.b), 'required'],
      ], ['a', 'b'], [{ field: 'a', table: 'points', to: 'id' }, { field: 'b', table: 'points', to: 'id' }]),
    ]),
    define('wording', '共同措辞', '两份以上文件里一字不差的话，和它所在的各处。', wordingRecordSchema, spans, [
      toTable('wording', '共同措辞', spans.flatMap((span, at) => span.places.map((place) => ({ ...place, span: at + 1, length: span.length }))), [
        ['span', 'integer', '第几段', '同号的是同一段话；长的在前', ({ span }) => span, 'required'],
        ['length', 'integer', '字数', '不计标点和空白，一个名称算一字', ({ length }) => length, 'required'],
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['point', 'string', '条目编号', '见条目', ({ point }) => point, 'required'],
        ['start', 'integer', '起', '在条目原文中，从0起', ({ start }) => start, 'required'],
        ['end', 'integer', '止', '不含', ({ end }) => end, 'required'],
        ['quote', 'string', '该处原话', '', ({ quote }) => quote, 'required'],
      ], ['span', 'point', 'start'], [toPoint, toNotice]),
    ]),
    define('statistics', '统计', '年度报告第二、三、四部分的数字和勾稽关系；来源文件缺的，这里也缺。', statisticsRecordSchema, statistics, [
      toTable('statistics', '统计', statistics.flatMap(({ notice, cells }) => cells.map((cell) => ({ notice, ...cell }))), [
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['part', 'string', '部分', '报告的第几部分', ({ table }) => table, 'required'],
        ['row', 'string', '行名', '', ({ row }) => row, 'required'],
        ['column', 'string', '列名', '', ({ column }) => column, 'required'],
        ['value', 'number', '数', '', ({ value }) => value, 'required'],
        ['source_line', 'integer', '来源文件行', '', (cell) => cell.source.start.line, 'required'],
      ], ['notice', 'part', 'row', 'column'], [toNotice]),
      toTable('checks', '勾稽关系', statistics.flatMap(({ notice, checks }) => checks.map((check, at) => ({ notice, at: at + 1, ...check }))), [
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['check', 'integer', '第几条', '', ({ at }) => at, 'required'],
        ['rule', 'string', '等式', '', ({ rule }) => rule, 'required'],
        ['left', 'number', '左边', '来源文件没有的为空', ({ left }) => left],
        ['right', 'number', '右边', '来源文件没有的为空', ({ right }) => right],
        ['holds', 'boolean', '成立', '无法核对的为空', ({ holds }) => holds],
      ], ['notice', 'check'], [toNotice]),
    ]),
    define('differences', '正文与附件', '同一份通知把要求说了两遍的，附件与正文不同的各处；标点的全角半角和空格不计。由程序比出，种类是按规则判断的。', differenceRecordSchema, differences, [
      toTable<DifferenceRecord>('differences', '正文与附件', differences, [
        ['id', 'string', '编号', '文件编号#第几处', ({ id }) => id, 'required'],
        ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
        ['point', 'string', '条目编号', '涉及几项的，是第一条', ({ point }) => point, 'required'],
        ['points', 'string', '涉及的条目', '条目编号，多个以“、”相连', ({ points: all }) => joinNames(all), 'required'],
        ['kind', 'string', '种类', 'wording 用词不同，recognition 疑为识别错误，missing 附件少，added 附件多；inherited 合并单元格，不算不同', ({ kind }) => kind, 'required'],
        ['part', 'string', '哪一部分', 'heading 标题，requirement 具体要求，units 责任单位，deadline 完成时限', ({ part }) => part, 'required'],
        ['annex', 'string', '附件表述', '附件没有的为空', ({ annexContext }) => (annexContext === '' ? null : annexContext)],
        ['body', 'string', '正文表述', '正文没有的为空', ({ bodyContext }) => (bodyContext === '' ? null : bodyContext)],
        ['annex_line', 'integer', '附件所在行', '来源文件中的行', ({ annexSource }) => annexSource.start.line, 'required'],
        ['body_line', 'integer', '正文所在行', '没有的为空', ({ bodySource }) => bodySource?.start.line ?? null],
      ], ['id'], [toPoint, toNotice]),
    ]),
    define('glossary', '词语', '文件里的行话，用我们自己的话解释。', glossaryRecordSchema, glossary, [
      toTable<GlossaryRecord>('glossary', '词语', glossary, [
        ['id', 'string', '词条编号', '', ({ id }) => id, 'required'],
        ['term', 'string', '词', '', ({ term }) => term, 'required'],
        ['also', 'string', '其他写法', '同一事物的；多个以“；”相连', ({ also }) => (also.length > 0 ? also.join('；') : null)],
        ['related', 'string', '相关的词', '相关而不是同一事物；多个以“；”相连', ({ related }) => (related.length > 0 ? related.join('；') : null)],
        ['short', 'string', '解释', '', ({ short }) => short, 'required'],
        ['sources', 'string', '依据', '多个以“；”相连', ({ sources }) => (sources.length > 0 ? sources.join('；') : null)],
        ['url', 'string', '页面', '相对于站点根', ({ url }) => url, 'required'],
      ], ['id']),
    ]),
    define('diagnostics', '来源文件的问题', '程序在来源文件里查出的缺损、错位和疑误。', diagnosticSchema, diagnostics, [
      toTable('diagnostics', '来源文件的问题', diagnostics.map((diagnostic, at) => ({ at: at + 1, ...diagnostic })), [
        ['diagnostic', 'integer', '第几处', '', ({ at }) => at, 'required'],
        ['rule', 'string', '规则', '', ({ ruleId }) => ruleId, 'required'],
        ['severity', 'string', '轻重', 'error 错误，warning 注意，info 提示', ({ severity }) => severity, 'required'],
        ['message', 'string', '说明', '', ({ message }) => message, 'required'],
        ['file', 'string', '来源文件', '', ({ file }) => file, 'required'],
        ['line', 'integer', '行', '', ({ start }) => start.line, 'required'],
        ['column', 'integer', '列', '', ({ start }) => start.column, 'required'],
        ['quote', 'string', '所指的原文', '', ({ quote }) => (quote === '' ? null : quote)],
      ], ['diagnostic']),
    ]),
  ];
}

/** Every name a notice prints for a unit, with the points it is named for. */
function listUnits(points: readonly WorkPoint[], units: UnitsDictionary): UnitRecord[] {
  const records = new Map<string, UnitRecord>();
  // As the three fields of the points have them.
  const named = points.flatMap((point) => UNIT_ROLES.flatMap((role) => point[role].map((name) => ({ notice: point.notice, name, point: point.id, role }))));
  for (const { notice, name, point, role } of named) {
    const key = `${notice} ${name}`;
    let record = records.get(key);
    if (!record) {
      const entry = findUnit(units, notice, name);
      record = {
        notice, name,
        function: entry?.function ?? null,
        functionName: entry ? units.functions[entry.function] ?? null : null,
        also: [...(entry?.also ?? [])],
        reason: entry?.reason ?? null,
        lead: [], participants: [], responsible: [],
      };
      records.set(key, record);
    }
    record[role].push(point);
  }
  for (const record of records.values()) for (const role of UNIT_ROLES) record[role] = [...new Set(record[role])];
  return [...records.values()];
}
