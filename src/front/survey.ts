/** What a built site says of itself in its data files: all that a front page knows of it. Its notices are not read anew. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { ELEMENTS, countElements } from '../compare/elements.ts';
import { SCHEMA_VERSION } from '../data/tables/index.ts';
import type { ThemeRecord, UnitRecord } from '../data/schema.ts';
import type { NoticeRecord, WorkPoint } from '../points/index.ts';
import { SEARCH_FORMAT } from '../search/index.ts';
import type { ListedShard } from './shards-file.ts';

export interface Figures {
  notices: number;
  points: number;
  /** Each once, the newest first. */
  years: number[];
  kinds: NoticeRecord['kind'][];
  /** In the order of the site's own list, which may lack some that others have. */
  themes: { id: string; group: string; name: string; primary: number; secondary: number }[];
  /** Points of plans, which ask for something; and those of them that say who leads, by when and how much. */
  demands: number;
  complete: number;
  /** Functions of units that it knows: id, name. */
  functions: [string, string][];
  /** Its page of who leads, by when and how much, if it has one. */
  completePage: string | null;
}

export interface Survey {
  path: string;
  name: string;
  /** Null where its data cannot be used. */
  figures: Figures | null;
  /** Its pages are there, whatever its data are. */
  hasPages: boolean;
  /** Its search can be asked from here. */
  hasSearch: boolean;
  /** What is wrong, for readers and for whoever builds; nothing where all is well. */
  faults: string[];
}

const COMPLETE_PAGE = 'questions/three-elements.html';

/** Looks at one site. Never throws for what a site lacks: it is said in the survey, and the others stand. */
export async function surveyShard({ path, name, site }: ListedShard): Promise<Survey> {
  if (!existsSync(join(site, 'index.html'))) return { path, name, figures: null, hasPages: false, hasSearch: false, faults: ['没有找到它的网站'] };
  const faults: string[] = [];
  const figures = await readFigures(site).catch((error: unknown) => {
    faults.push(error instanceof ShardFault ? error.message : '数据文件读不出来');
    return null;
  });
  const format = readSearchFormat(site);
  if (format !== SEARCH_FORMAT) faults.push(format === null ? '没有搜索数据，不能一起搜索' : '搜索数据是另一版本的程序做的，不能一起搜索');
  return { path, name, figures, hasPages: true, hasSearch: format === SEARCH_FORMAT, faults };
}

/** Something of a site's data that readers are told. */
class ShardFault extends Error {}

async function readFigures(site: string): Promise<Figures> {
  const { schemaVersion } = JSON.parse(readFileSync(join(site, 'data/datapackage.json'), 'utf8')) as { schemaVersion?: number };
  if (schemaVersion !== SCHEMA_VERSION) {
    throw new ShardFault(`数据是${schemaVersion === undefined ? '较早的' : `第${String(schemaVersion)}`}版，这里读的是第${String(SCHEMA_VERSION)}版，没有计入`);
  }
  const years = new Set<number>();
  const kinds = new Set<NoticeRecord['kind']>();
  const plans = new Set<string>();
  let notices = 0;
  for await (const { id, year, kind } of readRecords<NoticeRecord>(site, 'notices')) {
    notices++;
    if (year !== null) years.add(year);
    kinds.add(kind);
    if (kind !== 'annual-report') plans.add(id);
  }
  let [points, demands, complete] = [0, 0, 0];
  for await (const point of readRecords<WorkPoint>(site, 'points')) {
    points++;
    if (!plans.has(point.notice)) continue;
    demands++;
    if (countElements(point) === ELEMENTS.length) complete++;
  }
  const themes: Figures['themes'] = [];
  for await (const { id, group, name, primary, secondary } of readRecords<ThemeRecord>(site, 'themes')) themes.push({ id, group, name, primary: primary.length, secondary: secondary.length });
  const functions = new Map<string, string>();
  for await (const { function: id, functionName } of readRecords<UnitRecord>(site, 'units')) if (id !== null) functions.set(id, functionName ?? id);
  return {
    notices, points, years: [...years].sort((a, b) => b - a), kinds: [...kinds], themes, demands, complete,
    functions: [...functions], completePage: existsSync(join(site, COMPLETE_PAGE)) ? COMPLETE_PAGE : null,
  };
}

/** The records of data/NAME.json, one at a time: a record stands on a line of its own, and a province has too many for one string. */
async function* readRecords<Kind>(site: string, name: string): AsyncGenerator<Kind> {
  for await (const line of createInterface({ input: createReadStream(join(site, 'data', `${name}.json`)), crlfDelay: Infinity })) {
    if (line.startsWith('{')) yield JSON.parse(line.replace(/,$/, '')) as Kind;
  }
}

function readSearchFormat(site: string): number | null {
  try {
    return (JSON.parse(gunzipSync(readFileSync(join(site, 'search/data/entry.bin'))).toString()) as { format?: number }).format ?? 0;
  } catch {
    return null;
  }
}
