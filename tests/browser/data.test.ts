/** The open data of the built site, checked as other programs would: by JSON Schema, by the data package, against each other. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { describe, expect, inject, it } from 'vitest';
import { noticeRecordSchema, workPointSchema } from '../../src/points/index.ts';

const folder = join(inject('siteFolder'), 'data');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const readJson = (path: string) => JSON.parse(read(path)) as unknown;

/** https://specs.frictionlessdata.io/ in so far as the package uses it. */
interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  constraints?: { required?: boolean };
}
interface Resource {
  profile: string;
  name: string;
  path: string;
  encoding: string;
  bytes: number;
  hash: string;
  dialect: { delimiter: string; lineTerminator: string; quoteChar: string; doubleQuote: boolean; header: boolean };
  schema: { fields: Field[]; missingValues: string[]; primaryKey: string[]; foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[] };
  json: string;
  jsonSchema: string;
}
const dataPackage = readJson('datapackage.json') as { profile: string; name: string; version: string; licenses: { name: string; path: string }[]; resources: Resource[] };

/** RFC 4180, strictly: anything else is an error. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = at;
      const match = quoted.exec(text);
      if (!match) throw new Error(`unclosed quote at ${String(at)}`);
      field = (match[1] ?? '').replaceAll('""', '"');
      at = quoted.lastIndex;
    } else {
      const plain = /[^",\r\n]*/y;
      plain.lastIndex = at;
      field = plain.exec(text)?.[0] ?? '';
      at = plain.lastIndex;
    }
    row.push(field);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`unexpected ${JSON.stringify(text[at])} at ${String(at)}`);
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

const readTable = ({ path }: Resource) => parseCsv(read(path).replace(/^\ufeff/, ''));
const FITS: Record<Field['type'], RegExp> = { string: /^[\s\S]+$/, integer: /^-?\d+$/, number: /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i, boolean: /^(?:true|false)$/, date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/ };

describe('datapackage.json', () => {
  it('is a tabular data package with version and licence, and one resource a CSV file', () => {
    expect(dataPackage.profile).toBe('tabular-data-package');
    expect(dataPackage.name).toMatch(/^[a-z0-9._-]+$/);
    expect(dataPackage.version).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
    expect(dataPackage.licenses).toEqual([expect.objectContaining({ name: 'CC0-1.0' })]);
    expect(dataPackage.resources.map(({ path }) => path).sort()).toEqual(readdirSync(folder).filter((name) => name.endsWith('.csv')).sort());
    expect(new Set(dataPackage.resources.map(({ name }) => name)).size).toBe(dataPackage.resources.length);
  });

  it.each(dataPackage.resources)('describes $path: bytes, digest, BOM, columns, types, keys', (resource) => {
    const bytes = readFileSync(join(folder, resource.path));
    expect(bytes.length).toBe(resource.bytes);
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(resource.hash);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { fields, primaryKey, foreignKeys = [] } = resource.schema;
    const [header, ...rows] = readTable(resource);
    expect(header).toEqual(fields.map(({ name }) => name));
    const faults: string[] = [];
    for (const [at, row] of rows.entries()) {
      if (row.length !== fields.length) faults.push(`row ${String(at + 1)} has ${String(row.length)} cells`);
      for (const [column, field] of fields.entries()) {
        const cell = row[column] ?? '';
        if (cell === '' ? field.constraints?.required === true : !FITS[field.type].test(cell)) faults.push(`row ${String(at + 1)}, ${field.name}: ${JSON.stringify(cell)}`);
        if (field.type === 'string' && /^[=+\-@＝＋－＠]/.test(cell)) faults.push(`row ${String(at + 1)}, ${field.name} is a formula: ${cell}`);
      }
    }
    expect(faults).toEqual([]);
    const keys = rows.map((row) => primaryKey.map((name) => row[header?.indexOf(name) ?? -1]).join('\u0000'));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    for (const { fields: own, reference } of foreignKeys) {
      const other = dataPackage.resources.find(({ name }) => name === reference.resource);
      if (!other) throw new Error(`no resource ${reference.resource}`);
      const [otherHeader, ...otherRows] = readTable(other);
      const known = new Set(otherRows.map((row) => row[otherHeader?.indexOf(reference.fields) ?? -1]));
      expect(rows.map((row) => row[header?.indexOf(own) ?? -1]).filter((value) => value !== '' && !known.has(value)), own).toEqual([]);
    }
    expect(existsSync(join(folder, resource.json)) && existsSync(join(folder, resource.jsonSchema))).toBe(true);
  });
});

describe('the files for databases', () => {
  it('have the points of points.json, and as many rows as the tables beside them', async () => {
    const points = readJson('points.json') as { id: string; text: string; url: string }[];
    const database = new DatabaseSync(join(folder, 'yaodian.sqlite'), { readOnly: true });
    const rows = database.prepare('select id, text, url from points').all().map(({ id, text, url }) => ({ id, text, url }));
    expect(new Map(rows.map((row) => [row.id, row]))).toEqual(new Map(points.map(({ id, text, url }) => [id, { id, text, url }])));
    for (const { name } of dataPackage.resources.filter((resource) => resource.name !== 'glossary')) {
      const count = readTable(dataPackage.resources.find((resource) => resource.name === name) as Resource).length - 1;
      expect(database.prepare(`select count(*) as count from "${name}"`).get(), name).toEqual({ count });
      expect(Number((await parquetMetadataAsync(await asyncBufferFromFile(join(folder, `${name}.parquet`)))).num_rows), name).toBe(count);
    }
    database.close();
  });
});

describe('the JSON files', () => {
  const names = readdirSync(join(folder, 'schema')).map((name) => name.replace(/\.json$/, ''));
  // Dates are held to by the pattern beside their format.
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { date: true } });

  it('has a schema for each set of the design', () => {
    expect(names.sort()).toEqual(['alignments', 'commitments', 'diagnostics', 'differences', 'glossary', 'notices', 'points', 'statistics', 'themes', 'units', 'wording']);
  });

  it.each(names)('%s.json fits its schema, by a validator that is not ours', (name) => {
    const validate = ajv.compile(readJson(`schema/${name}.json`) as object);
    expect(validate(readJson(`${name}.json`)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect((readJson(`${name}.json`) as unknown[]).length).toBeGreaterThan(0);
  });

  it.each(names)('%s.json: its schema refuses a record without a field, and one with a field of another type', (name) => {
    const validate = ajv.compile({ ...(readJson(`schema/${name}.json`) as object), $id: `${name}-again` });
    const [record] = readJson(`${name}.json`) as Record<string, unknown>[];
    const [field = ''] = Object.keys(record ?? {});
    const { [field]: _, ...without } = record ?? {};
    expect(validate([without])).toBe(false);
    expect(validate([{ ...record, [field]: { not: 'this' } }])).toBe(false);
  });

  it('has the records as the design fixes them', () => {
    const points = readJson('points.json') as { id: string; url: string; notice: string; commitments: unknown[] }[];
    const notices = readJson('notices.json') as { id: string }[];
    expect(points.length).toBeGreaterThanOrEqual(127);
    for (const point of points) expect(workPointSchema.strict().parse(point)).toEqual(point);
    for (const notice of notices) expect(noticeRecordSchema.strict().parse(notice)).toEqual(notice);
    for (const { url } of points) expect(existsSync(join(inject('siteFolder'), url)), url).toBe(true);
    expect(readJson('commitments.json')).toHaveLength(points.reduce((sum, { commitments }) => sum + commitments.length, 0));
    expect((readJson('statistics.json') as object[]).map((each) => Object.keys(each))).toEqual([['notice', 'cells', 'checks']]);
  });
});

describe('the tables say what the JSON says', () => {
  it('points.csv and points.xlsx: text, units, deadline of every point', () => {
    const points = readJson('points.json') as { id: string; text: string; lead: string[]; participants: string[]; responsible: string[]; deadline: { text: string; date: string | null } | null }[];
    const resource = dataPackage.resources.find(({ name }) => name === 'points');
    if (!resource) throw new Error('no points');
    const [header = [], ...rows] = readTable(resource);
    const sheet = strFromU8(unzipSync(readFileSync(join(folder, 'points.xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const decode = (xml: string) => xml.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    const sheetRows = [...sheet.matchAll(/<row r="\d+"[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
      const cells: string[] = header.map(() => '');
      for (const [, letters = '', inner = ''] of (row ?? '').matchAll(/<c r="([A-Z]+)\d+"[^>/]*>(.*?)<\/c>/gs)) {
        const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const boolean = new RegExp(`<c r="${letters}\\d+"[^>]* t="b">`).test(row ?? '');
        const value = decode(inner.replace(/<[^>]+>/g, ''));
        cells[column] = boolean ? (value === '1' ? 'true' : 'false') : value;
      }
      return cells;
    });
    expect(rows).toHaveLength(points.length);
    expect(sheetRows.slice(1)).toEqual(rows);
    const at = (row: string[] | undefined, name: string) => row?.[header.indexOf(name)] ?? '';
    points.forEach((point, index) => {
      const row = rows[index];
      expect([at(row, 'id'), at(row, 'text'), at(row, 'lead'), at(row, 'participants'), at(row, 'responsible'), at(row, 'deadline_text'), at(row, 'deadline_date')])
        .toEqual([point.id, point.text, point.lead.join('、'), point.participants.join('、'), point.responsible.join('、'), point.deadline?.text ?? '', point.deadline?.date ?? '']);
    });
  });
});

describe('data/index.html', () => {
  const html = read('index.html');
  it('gives the digest of every file, and each is right', () => {
    const listed = [...html.matchAll(/<th scope="row"><a href="([^"]+)">[^<]+<\/a><\/th><td class="number"[^>]*>(\d+)<\/td><td class="hash">([0-9a-f]{64})<\/td>/g)];
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'index.html');
    expect(listed).toHaveLength(files.length);
    for (const [, path = '', bytes, sha256] of listed) {
      const content = readFileSync(join(folder, path));
      expect([String(content.length), createHash('sha256').update(content).digest('hex')], path).toEqual([bytes, sha256]);
    }
  });

  it('explains every field, with an example', () => {
    const rows = [...html.matchAll(/<tr><th scope="row"><code>([^<]+)<\/code><\/th><td[^>]*>[^<]*<\/td><td>([^<]*)<\/td><td[^>]*><code class="example">([^<]*)<\/code><\/td><\/tr>/g)];
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter(([, , meaning]) => meaning === '').map(([, name]) => name)).toEqual([]);
    expect(rows.filter(([, , , example]) => example === '').map(([, name]) => name)).toEqual([]);
  });
});
