/** What deploy/postgres/ consists of, made from the tables: schema, loader, indexes. */
import { SCHEMA_VERSION } from '../../data/tables/index.ts';
import { listTables, quoteName, quoteText, toCreateTable } from './ddl.ts';

/** All tables stand in a schema of their own. */
export const POSTGRES_SCHEMA = 'yaodian';

const MADE = '-- Made from src/data/tables by the program; tests/deploy/postgres.test.ts holds it to them.';

/** Character pairs make words of two characters and more findable by an index, without an extension. */
const PAIRS = `-- The distinct pairs of characters that stand side by side in a text.
create function to_pairs(folded text) returns text[] language sql immutable strict parallel safe
as $$
  select coalesce(array_agg(distinct characters[at] || characters[at + 1]), '{}')
  from (select string_to_array(folded, null) as characters) of_text, generate_series(1, cardinality(characters) - 1) as at
$$;`;

const ADDED = `alter table "points" add column "pairs" text[] generated always as (to_pairs("folded")) stored;
comment on column "points"."pairs" is '检索用：folded 里相邻的每两个字. Pairs of characters, for the index points_pairs';`;

export function toPostgresSchema(): string {
  const tables = listTables().map((table) => {
    const columns = table.columns.map(({ name, title, description, english, unit }) =>
      `comment on column ${quoteName(table.name)}.${quoteName(name)} is ${quoteText(`${title}${unit === null ? '' : `（${unit}）`}${description === '' ? '' : `：${description}`}. ${english}`)};`);
    // Comments stand in the database: once is enough.
    const create = toCreateTable(table, 'postgres', { key: false }).replace(/ -- .*$/gm, '');
    return `${create}\ncomment on table ${quoteName(table.name)} is ${quoteText(`${table.title}. ${table.english}`)};\n${columns.join('\n')}`;
  });
  return `${MADE}
set client_min_messages to warning;
drop schema if exists ${POSTGRES_SCHEMA} cascade;
create schema ${POSTGRES_SCHEMA};
comment on schema ${POSTGRES_SCHEMA} is ${quoteText(`要点对照, schema version ${String(SCHEMA_VERSION)}`)};
set search_path to ${POSTGRES_SCHEMA};

${PAIRS}

${tables.join('\n\n')}

${ADDED}
`;
}

/** For psql, in the folder that `npm run export -- --to postgres` wrote. */
export function toPostgresLoader(): string {
  const copies = listTables().map(({ name, columns }) =>
    `\\copy ${quoteName(name)} (${columns.map((column) => quoteName(column.name)).join(', ')}) from '${name}.csv' with (format csv, header)`);
  return `${MADE}\nset search_path to ${POSTGRES_SCHEMA};\n${copies.join('\n')}\n`;
}

export function toPostgresIndexes(): string {
  const keys = listTables().map(({ name, primaryKey }) => `alter table ${quoteName(name)} add primary key (${primaryKey.map(quoteName).join(', ')});`);
  const references = listTables().flatMap(({ name, foreignKeys }) =>
    foreignKeys.map(({ field, table, to }) => `alter table ${quoteName(name)} add foreign key (${quoteName(field)}) references ${quoteName(table)} (${quoteName(to)});`));
  return `${MADE}
set search_path to ${POSTGRES_SCHEMA};
${keys.join('\n')}
${references.join('\n')}
create index points_pairs on "points" using gin ("pairs");
create index points_place on "points" ("province", "year");
create index points_notice on "points" ("notice");
create index points_theme on "points" ("theme");
create index point_themes_theme on "point_themes" ("theme", "notice");
create index duties_theme on "duties" ("theme", "role");
create index commitments_point on "commitments" ("point");
create index alignments_b on "alignments" ("b");
create index alignments_notices on "alignments" ("a_notice", "b_notice");
create index wording_span on "wording" ("span");
create index wording_notice on "wording" ("notice");
analyze;
`;
}
