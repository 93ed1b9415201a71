/** The dresses: each changes one thing of a plain notice, the mixed ones several at once. */
import type { ExpectedFigure, ExpectedPoint } from './compare.ts';
import { setGrid, type Layout } from './grid.ts';
import { readLabelledNotices, type LabelledNotice, type Part } from './labelled.ts';
import { PLAIN_PAGE, setPage, type PageStyle } from './page.ts';
import { PLAIN_PROSE, setProse, type ProseStyle } from './prose.ts';
import { inventReports, PLAIN_REPORT, setReport, type ReportStyle } from './annual-report.ts';
import { PLAIN_TABLE, setTable, type TableStyle } from './task-table.ts';
import { pick, toSeed, type Random } from './words.ts';
import { makeRandom } from '../random.ts';

export type Kind = 'prose' | 'table' | 'report';

/** A text with what a reader should say of it. */
export interface DressedNotice {
  id: string;
  kind: Kind;
  dress: string;
  part: Part;
  text: string;
  title: string;
  issuer: string;
  points: ExpectedPoint[];
  figures: Readonly<Record<string, readonly ExpectedFigure[]>> | null;
  /** Something is odd in it, so that a message is no false one though all is read right. */
  mayWarn: boolean;
}

/** What a dress changes; what it does not name is plain. */
interface Dress {
  kind: Kind;
  name: string;
  /** A mixed dress chooses its changes anew for each notice. */
  change: (random: Random) => { table?: Partial<TableStyle>; prose?: Partial<ProseStyle>; report?: Partial<ReportStyle>; page?: Partial<PageStyle> };
}

const LAYOUTS: readonly Layout[] = ['tabs', 'pipes', 'pipes-rule', 'pipes-right', 'bars-on-lines', 'cell-a-paragraph', 'cell-a-paragraph-apart', 'clipboard', 'aligned', 'pdf'];
const HEADERS = ['synonyms', 'unknown', 'missing', 'two-lines', 'two-levels'] as const;
const INDEXES = ['unnamed', 'absent', 'after-task', 'in-requirement'] as const;
const HEADS = ['path', 'pairs', 'two-pairs-a-line', 'brackets', 'label'] as const;

const table = (name: string, style: Partial<TableStyle>, page: Partial<PageStyle> = {}): Dress => ({ kind: 'table', name, change: () => ({ table: style, page }) });
const prose = (name: string, style: Partial<ProseStyle>, page: Partial<PageStyle> = {}): Dress => ({ kind: 'prose', name, change: () => ({ prose: style, page }) });
const report = (name: string, style: Partial<ReportStyle>, page: Partial<PageStyle> = {}): Dress => ({ kind: 'report', name, change: () => ({ report: style, page }) });

/** Several things at once, as real notices have them. */
function mixTable(random: Random): { table: Partial<TableStyle>; page: Partial<PageStyle> } {
  const layout = pick(random, LAYOUTS);
  return {
    table: {
      layout,
      header: pick(random, ['usual', 'synonyms', 'synonyms', 'unknown', 'two-lines'] as const),
      index: pick(random, ['named', 'named', 'absent', 'in-requirement', 'after-task'] as const),
      headings: pick(random, ['merged', 'merged', 'repeated', 'rows'] as const),
      marked: random() < 0.5,
      // A cell that is not printed at all leaves one merged column that a reader can tell.
      merged: ['tabs', 'pipes', 'pipes-rule', 'aligned'].includes(layout) ? pick(random, ['none', 'none', 'units', 'deadline'] as const) : 'none',
      breaks: pick(random, ['none', 'none', 'header-again'] as const),
      lines: layout === 'pdf' ? 'one' : pick(random, ['one', 'one', 'units'] as const),
      apart: random() < 0.5,
    },
    page: { head: pick(random, ['none', ...HEADS] as const), foot: pick(random, ['none', 'web', 'links'] as const), letter: random() < 0.4 },
  };
}

function mixProse(random: Random): { prose: Partial<ProseStyle>; page: Partial<PageStyle> } {
  const numbering = pick(random, ['han', 'half-width', 'decimals', 'articles', 'circled', 'digits', 'enclosed', 'through', 'series'] as const);
  return {
    prose: {
      numbering,
      assignment: numbering === 'series' ? 'brackets' : pick(random, ['brackets', 'square-brackets', 'lines', 'one-line', 'phrase', 'none'] as const),
      runIn: random() < 0.5, spaced: random() < 0.5, stops: random() < 0.8,
    },
    page: {
      head: pick(random, ['none', ...HEADS] as const), foot: pick(random, ['none', 'web', 'links'] as const), letter: random() < 0.5,
      closing: pick(random, ['none', 'signature', 'contact'] as const), contents: random() < 0.2, halfWidth: random() < 0.2,
    },
  };
}

export const DRESSES: readonly Dress[] = [
  ...LAYOUTS.map((layout) => table(layout, { layout })),
  ...HEADERS.map((header) => table(`header-${header}`, { header })),
  ...HEADERS.map((header) => table(`header-${header}-in-cells`, { header, layout: 'cell-a-paragraph' })),
  ...INDEXES.map((index) => table(`index-${index}`, { index, header: 'usual' })),
  ...INDEXES.map((index) => table(`index-${index}-in-cells`, { index, layout: 'cell-a-paragraph' })),
  table('headings-repeated', { headings: 'repeated' }),
  table('headings-in-rows', { headings: 'rows' }),
  table('headings-in-rows-in-cells', { headings: 'rows', marked: true, layout: 'cell-a-paragraph-apart' }),
  table('headings-marked', { marked: true }),
  table('headings-marked-in-cells', { marked: true, layout: 'cell-a-paragraph' }),
  table('headings-centred', { centred: true }),
  table('headings-centred-pdf', { centred: true, layout: 'pdf' }),
  table('units-merged', { merged: 'units' }),
  table('deadline-merged', { merged: 'deadline' }),
  table('units-and-deadline-merged-in-pipes', { merged: 'both', layout: 'pipes' }),
  table('units-in-one-column', { apart: false }),
  table('columns-shuffled', { order: 'shuffled' }),
  table('columns-shuffled-in-cells', { order: 'shuffled', layout: 'cell-a-paragraph' }),
  table('page-break-with-header', { breaks: 'header-again' }),
  table('page-break-with-header-in-cells', { breaks: 'header-again', layout: 'cell-a-paragraph' }),
  table('page-break-between-rows', { breaks: 'between-rows' }),
  table('page-break-through-row', { breaks: 'through-row' }),
  table('units-on-lines', { lines: 'units' }),
  table('units-on-lines-in-pipes', { lines: 'units', layout: 'pipes' }),
  table('units-on-lines-in-cells', { lines: 'units', layout: 'cell-a-paragraph-apart' }),
  table('requirement-on-lines', { lines: 'requirement' }),
  table('requirement-on-lines-in-cells', { lines: 'requirement', layout: 'cell-a-paragraph' }),
  table('below-letter', {}, { letter: true }),
  table('below-page-data', {}, { head: 'pairs', foot: 'web' }),
  { kind: 'table', name: 'mixed', change: mixTable },

  ...(['han', 'half-width', 'decimals', 'articles', 'circled', 'digits', 'enclosed', 'series', 'bare', 'through'] as const).map((numbering) => prose(`numbers-${numbering}`, { numbering })),
  prose('headings-on-lines', { runIn: false }),
  ...(['square-brackets', 'lines', 'one-line', 'dash', 'tail', 'phrase', 'none'] as const).map((assignment) => prose(`units-${assignment}`, { assignment })),
  prose('bare-headings-with-unit-lines', { numbering: 'bare', assignment: 'lines', spaced: true }),
  prose('items-without-stops', { stops: false, runIn: false }),
  prose('spaced', { spaced: true }),
  prose('wrapped-28', {}, { width: 28 }),
  prose('wrapped-36', { runIn: false }, { width: 36 }),
  prose('run-on', {}, { runOn: true }),
  ...HEADS.map((head) => prose(`head-${head}`, {}, { head })),
  prose('foot-web', {}, { foot: 'web' }),
  prose('foot-links', {}, { foot: 'links' }),
  prose('letter', {}, { letter: true }),
  prose('letter-and-signature', {}, { letter: true, closing: 'signature', head: 'path' }),
  prose('contents', {}, { contents: true }),
  prose('closing-contact', {}, { closing: 'contact' }),
  prose('half-width-marks', {}, { halfWidth: true }),
  prose('noise-zero-width', {}, { noise: 'zero-width' }),
  prose('noise-radicals', {}, { noise: 'radicals' }),
  prose('noise-spaces', {}, { noise: 'spaces' }),
  { kind: 'prose', name: 'mixed', change: mixProse },

  ...(['cells', 'cells-apart', 'tabs', 'pipes', 'pipes-right', 'aligned', 'labels-then-figures'] as const).map((layout) => report(layout, { layout })),
  ...(['cells', 'tabs', 'pipes-right'] as const).map((layout) => report(`form-2019-${layout}`, { layout, form: '2019' })),
  report('zeros-blank', { zeros: 'blank', layout: 'tabs' }),
  report('totals-alone', { zeros: 'totals-alone' }),
  report('groups-centred', { groups: 'centred', layout: 'aligned' }),
  report('groups-centred-in-tabs', { groups: 'centred', layout: 'tabs' }),
  report('part-names', { partNames: 'other' }),
  report('tables-lost', { tables: 'lost' }),
  report('below-page-data', {}, { head: 'pairs', foot: 'web' }),
  report('wrapped-32', { layout: 'tabs' }, { width: 32 }),
  {
    kind: 'report', name: 'mixed', change: (random) => ({
      report: { layout: pick(random, ['cells', 'tabs', 'pipes', 'pipes-right', 'aligned', 'labels-then-figures'] as const), form: pick(random, ['2019', '2021', '2021'] as const), partNames: pick(random, ['usual', 'other'] as const) },
      page: { head: pick(random, ['none', ...HEADS] as const), foot: pick(random, ['none', 'web'] as const) },
    }),
  },
];

/**
 * Half of what a mixed dress can choose is kept for judging: which half, the combination itself says.
 * A mixed dress draws until it has one of the half that is asked for.
 */
function draw(dress: Dress, part: Part, random: Random): ReturnType<Dress['change']> {
  for (let tries = 0; ; tries++) {
    const change = dress.change(random);
    if (dress.name !== 'mixed' || tries > 50) return change;
    const combination = JSON.stringify([change.table ?? change.prose ?? change.report, change.page?.letter]);
    if ((toSeed(combination) % 2 === 0) === (part === 'judge')) return change;
  }
}

function dressNotice(notice: LabelledNotice, dress: Dress, random: Random): DressedNotice {
  const change = draw(dress, notice.part, random);
  const page = { ...PLAIN_PAGE, ...change.page };
  const base = { id: notice.id, dress: dress.name, kind: dress.kind, part: notice.part, issuer: notice.issuer, figures: null, mayWarn: page.noise !== 'none' || change.table?.header === 'missing' };
  if (dress.kind === 'table') {
    const style = { ...PLAIN_TABLE, ...change.table };
    const { grid, points } = setTable(notice, style, random);
    return { ...base, ...setPage(notice, null, setGrid(grid, style.layout), [], page, random, true), points };
  }
  const { lines, points } = setProse(notice, { ...PLAIN_PROSE, ...change.prose }, random);
  const chapters = notice.chapters.map(({ heading }) => heading);
  return { ...base, ...setPage(notice, notice.preamble, lines, chapters, page, random, false), points };
}

/** All labelled material of a part in all dresses that are asked for; the same for the same seed. @param copies how often a mixed dress is drawn for each notice */
export function dressAll({ seed, part, kind, dress: name, copies = 4 }: { seed: number; part: Part; kind?: string | undefined; dress?: string | undefined; copies?: number }): DressedNotice[] {
  const notices = readLabelledNotices().filter((notice) => notice.part === part);
  const reports = inventReports(part);
  return DRESSES.filter((dress) => (kind === undefined || dress.kind === kind) && (name === undefined || dress.name === name)).flatMap((dress) =>
    Array.from({ length: dress.name === 'mixed' ? copies : 1 }, (_, copy) => copy).flatMap((copy) => {
      const randomOf = (id: string) => makeRandom(toSeed(`${String(seed)} ${dress.kind} ${dress.name} ${id} ${String(copy)}`));
      if (dress.kind !== 'report') return notices.map((notice) => dressNotice(notice, dress, randomOf(notice.id)));
      return reports.map((labelled): DressedNotice => {
        const random = randomOf(labelled.id);
        const change = draw(dress, part, random);
        const page = { ...PLAIN_PAGE, ...change.page };
        const { lines, points, figures } = setReport(labelled, { ...PLAIN_REPORT, ...change.report }, random);
        return {
          id: labelled.id, kind: 'report', dress: dress.name, part, issuer: labelled.issuer, points, figures, mayWarn: change.report?.tables === 'lost',
          ...setPage(labelled, labelled.preamble, lines, [], page, random, true),
        };
      });
    }));
}
