/** The files of data/, made once a build. */
import { createHash } from 'node:crypto';
import { getCollection } from 'astro:content';
import type { Corpus } from '../corpus/load.ts';
import { toCitable, toBibtex, toCslJson, toRis } from '../data/references.ts';
import { toCsv } from '../formats/csv-write.ts';
import { toDataPackage, toJsonLines, toJsonSchema, toPretty, toSheet } from '../data/data-package.ts';
import { toDatasets, type Dataset } from '../data/datasets.ts';
import { toRows, type DataTable } from '../data/table.ts';
import { toXlsx } from '../formats/xlsx-write.ts';
import { exportLoaded } from '../export/loaded.ts';
import { toFullLabel } from '../view/labels.ts';
import { getAnnexDifferences } from './annex.ts';
import { getBuild } from './build-info.ts';
import { getNotices, getPoints, getPointsByNotice, getThemes, ofCorpus } from './corpus.ts';
import { getComparison, getSharedWording } from './comparison.ts';
import { MOST_ON_A_PAGE } from '../view/limits.ts';
import { getSiteUrl } from './site-url.ts';
import { getUnits } from './units.ts';

export interface DataFile {
  /** In data/. */
  path: string;
  bytes: Uint8Array;
  type: string;
  sha256: string;
}

export interface Data {
  datasets: Dataset[];
  files: Map<string, DataFile>;
}

export const getData = ofCorpus(makeData);

/** Tables for databases: of more notices the shared words on this site are not those of all, and the files large. */
const MOST_FOR_DATABASES = MOST_ON_A_PAGE;

const DATABASE_TYPES: Record<string, string> = { parquet: 'application/vnd.apache.parquet', sqlite: 'application/vnd.sqlite3' };

async function makeData(corpus: Corpus): Promise<Data> {
  const [notices, points, themes, { alignments }, wording, glossary] = [
    await getNotices(), await getPoints(), await getThemes(), await getComparison(), await getSharedWording(), await getCollection('glossary'),
  ];
  const datasets = toDatasets({
    notices: notices.map((notice) => ({ ...notice, differences: getAnnexDifferences(notice.id) })),
    points: points.map(({ record }) => record),
    themes,
    units: getUnits(),
    alignments,
    wording,
    glossary: glossary.map(({ id, data: { term, also, related, short, sources } }) => ({ id, term, also, related, short, sources })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  });

  const files = new Map<string, DataFile>();
  const add = (path: string, content: string | Uint8Array, type: string): DataFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file = { path, bytes, type, sha256: createHash('sha256').update(bytes).digest('hex') };
    files.set(path, file);
    return file;
  };
  const written: { table: DataTable; dataset: Dataset; bytes: number; sha256: string }[] = [];
  for (const dataset of datasets) {
    add(`${dataset.name}.json`, toJsonLines(dataset.records), 'application/json');
    for (const table of dataset.tables) {
      const { bytes, sha256 } = add(`${table.name}.csv`, toCsv(toRows(table)), 'text/csv;charset=utf-8');
      written.push({ table, dataset, bytes: bytes.length, sha256 });
    }
    add(`schema/${dataset.name}.json`, toPretty(toJsonSchema(dataset)), 'application/schema+json');
  }
  const table = datasets.find(({ name }) => name === 'points')?.tables[0];
  if (table) add('points.xlsx', toXlsx(toSheet(table)), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

  if (notices.length <= MOST_FOR_DATABASES) {
    const made = await exportLoaded({ corpus, alignments, spans: wording.spans, version: getBuild().version, warn: (words) => { console.warn(words); } });
    for (const [name, bytes] of made) add(name, bytes, DATABASE_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
  }

  const pointsOf = await getPointsByNotice();
  const citable = notices.flatMap(({ record }) => [
    toCitable(record),
    ...(pointsOf.get(record.id) ?? []).map((point) => toCitable(record, point.record, toFullLabel(point.record))),
  ]);
  add('citations.bib', citable.map((item) => toBibtex(item)).join('\n'), 'application/x-bibtex');
  add('citations.ris', citable.map((item) => toRis(item)).join('\r\n'), 'application/x-research-info-systems');
  add('citations.json', toJsonLines(citable.map((item) => toCslJson(item))), 'application/vnd.citationstyles.csl+json');
  add('datapackage.json', toPretty(toDataPackage(written, { version: getBuild().version, homepage: getSiteUrl() })), 'application/json');
  return { datasets, files };
}
