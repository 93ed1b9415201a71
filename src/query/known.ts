/** Values that stand nowhere in the tables: a theme, a notice, a province or a year that does not exist. */
import { QueryError, type Engine, type Values } from './engine.ts';
import type { Query } from './queries.ts';

/** So many of those that exist are named. */
const MOST_NAMED = 30;

/**
 * Sees that what a question speaks of is there: “what has A that B lacks” would otherwise give all of A where B is misspelt.
 *
 * @throws QueryError with the values that exist
 */
export async function checkValues(engine: Engine, { parameters }: Query, values: Values): Promise<void> {
  for (const { name, column } of parameters) {
    const value = values[name] ?? null;
    if (column === null || value === null) continue;
    const known = `select distinct cast(${column.name} as varchar) as value from ${column.table} where ${column.name} is not null`;
    const ask = async (sql: string, asked: Values) => (await engine.ask({ name: 'known', question: '', parameters: parameters.filter((each) => each.name in asked), sql }, asked)).map((row) => String(row['value']));
    if ((await ask(`select value from (${known}) k where value = $${name}`, { [name]: value })).length > 0) continue;
    const others = await ask(`${known} order by value limit ${String(MOST_NAMED + 1)}`, {});
    const list = others.length === 0 ? '一个也没有' : `有：${others.slice(0, MOST_NAMED).join('、')}${others.length > MOST_NAMED ? '……' : ''}`;
    throw new QueryError(`--${name}：${column.table} 表里没有“${value}”。${list}。`);
  }
}
