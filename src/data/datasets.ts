/** What data/ holds: each set of records with its schema, and as flat tables for spreadsheets. */
import { z } from 'zod';
import { RELATED, SAME, type Alignment, type SharedWording, type UnitsDictionary } from '../compare/index.ts';
import {
  diagnosticSchema, noticeRecordSchema, workPointSchema,
  type BodyAnnexDifference, type Diagnostic, type NoticeRecord, type Statistics, type WorkPoint,
} from '../points/index.ts';
import {
  alignmentSchema, commitmentRecordSchema, differenceRecordSchema, glossaryRecordSchema, statisticsRecordSchema, themeRecordSchema, unitRecordSchema, wordingRecordSchema,
  type GlossaryRecord, type ThemeRecord,
} from './schema.ts';
import { toAlignmentRows, toAssignmentRows, toCheckRows, toCommitmentRows, toDifferenceRows, toFigureRows, toPointRows, toUnitRows, toWordingRows } from './rows.ts';
import { fillTable, type DataTable } from './table.ts';
import {
  ALIGNMENTS, ASSIGNMENTS, CHECKS, COMMITMENTS, DIAGNOSTICS, DIFFERENCES, GLOSSARY, NOTICES, POINTS, STATISTICS, THEMES, UNITS, WORDING,
  type NoticeRow,
} from './tables/index.ts';

/** What the data are made from. */
export interface DataSource {
  notices: readonly {
    record: NoticeRecord;
    short: string;
    province: string | null;
    confirmed: boolean;
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

/**
 * All data of the site, in the order of design §5.
 *
 * @throws ZodError where a record does not fit its schema
 */
export function toDatasets(source: DataSource): Dataset[] {
  const { points, themes, units, alignments, wording } = source;
  const notices = source.notices.map(({ record }) => record);
  const commitments = toCommitmentRows(points);
  const named = toUnitRows(points, units);
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
  const diagnosed = source.notices.flatMap((notice) => notice.diagnostics.map((diagnostic) => ({ notice: notice.record.id, diagnostic })));
  const diagnostics = diagnosed.map(({ diagnostic }) => diagnostic);
  const differences = source.notices.flatMap((notice) => toDifferenceRows(notice.record.id, notice.differences));

  const define = <Schema extends z.ZodType<object>>(
    name: string, title: string, description: string, schema: Schema, records: readonly z.infer<Schema>[], tables: DataTable[],
  ): Dataset => ({ name, title, description, schema, records: z.array(schema).parse(records), tables });

  return [
    define('notices', '文件', '每份文件自己写明的事项；来源文件未见的为空，不补造。', noticeRecordSchema, notices, [
      fillTable(NOTICES, source.notices.map(({ record, short, province, confirmed }, at): NoticeRow => ({ record, short, province, confirmed, position: at + 1, corpus: '' }))),
    ]),
    define('points', '条目', '文件里自成一项的最小单位；文字照录原文。谁担什么责，按处列在分工表里；只管条目里一句或一事的，写明是哪一句、哪一事。', workPointSchema, points, [
      fillTable(POINTS, toPointRows(points, notices, themes)),
      fillTable(ASSIGNMENTS, toAssignmentRows(points)),
    ]),
    define('commitments', '量化要求', '条目里写明的数字和日期，每处一行；法律法规本来就定了的注明是哪一条。年度报告说的是已做的事，不算。', commitmentRecordSchema, commitments, [
      fillTable(COMMITMENTS, commitments),
    ]),
    define('units', '单位', '文件里的单位名称（照原文）、它的职能（人作的归类）和它的条目。', unitRecordSchema, named, [fillTable(UNITS, named)]),
    define('themes', '主题', '本站用来对照的主题，和属于它的条目。', themeRecordSchema, themeRecords, [
      fillTable(THEMES, themeRecords.map(({ primary, secondary, ...theme }) => ({ ...theme, primary: primary.length, secondary: secondary.length }))),
    ]),
    define('alignments', '对齐', `两份文件里的同一件事（程度${String(SAME)}以上）和相关的条目（${String(RELATED)}以上），以及由哪两处看出。由程序判断，未经人核。`, alignmentSchema, alignments, [
      fillTable(ALIGNMENTS, toAlignmentRows(alignments, points)),
    ]),
    define('wording', '共同措辞', '两份以上文件里一字不差的话，和它所在的各处。', wordingRecordSchema, spans, [
      fillTable(WORDING, toWordingRows(spans)),
    ]),
    define('statistics', '统计', '年度报告第二、三、四部分的数字和勾稽关系；来源文件缺的，这里也缺。', statisticsRecordSchema, statistics, [
      fillTable(STATISTICS, statistics.flatMap((of) => toFigureRows(of.notice, of))),
      fillTable(CHECKS, statistics.flatMap((of) => toCheckRows(of.notice, of))),
    ]),
    define('differences', '正文与附件', '同一份文件把要求说了两遍的，附件与正文不同的各处；标点的全角半角和空格不计。由程序比出，种类是按规则判断的。', differenceRecordSchema, differences, [
      fillTable(DIFFERENCES, differences),
    ]),
    define('glossary', '词语', '文件里的行话，用我们自己的话解释。', glossaryRecordSchema, glossary, [fillTable(GLOSSARY, glossary)]),
    define('diagnostics', '来源文件的问题', '程序在来源文件里查出的缺损、错位和疑误。', diagnosticSchema, diagnostics, [
      fillTable(DIAGNOSTICS, diagnosed.map(({ notice, diagnostic }, at) => ({ at: at + 1, notice, ...diagnostic }))),
    ]),
  ];
}
