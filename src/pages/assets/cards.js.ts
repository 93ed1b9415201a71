/** assets/cards.js: what search answers above its hits. See src/search/cards.ts. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { toSentence } from '../../compare/findings/index.ts';
import { listFunctions } from '../../compare/responsibility.ts';
import type { Card } from '../../search/cards.ts';
import { toPlaceName } from '../../points/names.ts';
import { getPoints, getPointsByNotice, getShown, getThemes, groupBy } from '../../site/corpus.ts';
import { getAnswers } from '../../site/findings.ts';
import { toScriptJson } from '../../site/script-json.ts';
import { getUnits } from '../../site/units.ts';
import { KIND, toPointLabel } from '../../view/labels.ts';
import { NAMES_OF_A_FUNCTION } from '../../view/limits.ts';
import { toSquaresSentence } from '../../view/squares.ts';


export const GET: APIRoute = async () => {
  const [answers, themes, points, shown, glossary] = [await getAnswers(), await getThemes(), await getPoints(), await getShown(), await getCollection('glossary')];
  const pointsOf = await getPointsByNotice();
  const byTheme = groupBy(points, ({ record }) => record.themes.primary);
  const shortOf = new Map(shown.notices.map(({ id, short }) => [id, short]));
  const cards: Card[] = [
    ...answers.map(({ id, ask, parts }): Card => ({ kind: 'question', title: ask, names: [ask], text: toSentence(parts), href: `questions/${id}.html` })),
    ...themes.map(({ id, name, definition, asked }): Card => {
      const own = byTheme.get(id) ?? [];
      return { kind: 'theme', title: name, names: [name, ...asked], text: `${String(own.length)}项，${String(new Set(own.map(({ record }) => record.notice)).size)}份文件里有。${definition}`, href: `themes/${id}.html` };
    }),
    ...listFunctions(shown.points.map(({ record }) => record), getUnits()).filter(({ units }) => units.length > 0).map(({ function: id, name, units }): Card => {
      const names = units.map((unit) => `${shortOf.get(unit.notice) ?? ''}${unit.name}`);
      return {
        kind: 'unit', title: name, names: [name, ...new Set(units.map((unit) => unit.name))], href: `units/index.html#f-${id}`,
        text: `牵头${String(new Set(units.flatMap(({ lead }) => lead)).size)}项：${names.slice(0, NAMES_OF_A_FUNCTION).join('、')}${names.length > NAMES_OF_A_FUNCTION ? `等${String(names.length)}个名称` : ''}。`,
      };
    }),
    ...shown.notices.map(({ id, short, record: { title, year, kind, url } }): Card => {
      const own = (pointsOf.get(id) ?? []).map(({ record }) => record);
      const name = toPlaceName(short, year);
      return {
        kind: 'notice', title: name, names: [...new Set([short, name, ...(title === null ? [] : [title])])], href: url, items: Object.fromEntries(own.map((point) => [point.number, toPointLabel(point)])),
        text: `${KIND[kind]}，${kind === 'annual-report' ? `${String(own.length)}项` : toSquaresSentence(own)}。`,
      };
    }),
    ...glossary.map(({ id, data }): Card => ({ kind: 'term', title: data.term, names: [data.term, ...data.also], text: data.short, href: `glossary/${id}.html` })).sort((a, b) => (a.href < b.href ? -1 : 1)),
  ];
  return new Response(`provide(${toScriptJson('assets/cards')}, ${toScriptJson(cards)});\n`, { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });
};
