/** Invented annual reports in the decreed form (国办公开办函〔2021〕30号, and its forerunner of 2019): figures whose sums hold, in every layout. */
import type { ExpectedFigure, ExpectedPoint } from './compare.ts';
import { setGrid, type GridCell, type GridRow, type Layout } from './grid.ts';
import type { Part } from './labelled.ts';
import { makeRandom } from '../random.ts';
import { pick, toHan, toSeed, type Random } from './words.ts';

export interface ReportStyle {
  form: '2019' | '2021';
  layout: 'cells' | 'cells-apart' | 'tabs' | 'pipes' | 'pipes-right' | 'aligned' | 'labels-then-figures';
  /** Zeros printed; left blank; or of part 三 only the column of totals printed. */
  zeros: 'printed' | 'blank' | 'totals-alone';
  groups: 'first' | 'centred';
  partNames: 'usual' | 'other';
  /** Tables that were pictures: bare headings are left. */
  tables: 'printed' | 'lost';
}

export const PLAIN_REPORT: ReportStyle = { form: '2021', layout: 'cells', zeros: 'printed', groups: 'first', partNames: 'usual', tables: 'printed' };

export interface LabelledReport {
  id: string;
  part: Part;
  title: string;
  issuer: string;
  year: number;
  number: null;
  issued: string | null;
  to: string;
  preamble: string;
  overview: readonly (readonly [heading: string, text: string])[];
  problems: readonly string[];
  measures: readonly string[];
  others: readonly string[];
}

const OVERVIEWS = [
  ['主动公开', '全年通过门户网站发布信息1126条，其中政策文件37件、财政信息14条；微信公众号推送842篇，阅读量超过30万次。'],
  ['主动公开', '围绕群众关心的补贴发放、工程建设等事项，登出各类信息六百余条，其中图解信息占两成。'],
  ['依申请公开', '所有申请均登记在册，按期答复，没有因答复不当引发的纠错案件。'],
  ['依申请公开', '对内容不明确的申请，主动与申请人沟通，帮助其补正；能当面说清的，当面说清。'],
  ['政府信息管理', '落实“先审查、后公开”，对拟公开的文件逐件确定属性，全年审查217件。'],
  ['平台建设', '整合栏目12个，检索更方便；网站无障碍改造通过验收。'],
  ['监督保障', '组织培训2次，参训人员96人次；把公开工作纳入年度考核，分值为4分。'],
] as const;
const PROBLEMS = ['政策解读形式单一，图表用得少', '个别栏目更新不及时', '公开专区的引导标识不够醒目', '基层人员调动频繁，业务不熟'];
const MEASURES = ['请业务骨干帮着制作图解和短视频', '每季度开展一次栏目检查，发现问题限期整改', '在大厅入口增设指引牌', '编印操作手册，开展轮训'];
const ISSUERS: readonly (readonly [name: string, year: number, part: Part])[] = [
  ['沙河县财政局', 2021, 'tune'], ['望溪区发展和改革局', 2022, 'tune'], ['东皋镇人民政府', 2023, 'tune'], ['澄江市文化和旅游局', 2020, 'tune'], ['柳塘街道办事处', 2024, 'tune'],
  ['云岭市水利局', 2022, 'tune'], ['北堰县医疗保障局', 2023, 'judge'], ['鹤浦区人民政府', 2021, 'judge'], ['青峦省林业局', 2024, 'judge'],
];

/** The reports of a part: their words are drawn from lists, the same each time. */
export function inventReports(part: Part): LabelledReport[] {
  return ISSUERS.filter(([, , of]) => of === part).map(([issuer, year]): LabelledReport => {
    const random = makeRandom(toSeed(issuer));
    const start = Math.floor(random() * 2);
    const count = 2 + Math.floor(random() * 2);
    return {
      id: issuer, part, issuer, year, number: null, issued: null, to: '',
      title: `${issuer}${String(year)}年政府信息公开工作年度报告`,
      preamble: `本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自${String(year)}年1月1日起，至${String(year)}年12月31日止。`,
      overview: [OVERVIEWS[start] ?? OVERVIEWS[0], OVERVIEWS[2 + start] ?? OVERVIEWS[2], ...OVERVIEWS.slice(4)],
      problems: PROBLEMS.slice(start, start + count), measures: MEASURES.slice(start, start + count),
      others: random() < 0.5 ? ['本年度没有收取信息处理费。'] : ['本年度没有收取信息处理费。', '建议提案办理结果已全部公开。'],
    };
  });
}

const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const REFUSALS = ['1.属于国家秘密', '2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', '4.保护第三方合法权益', '5.属于三类内部事务信息', '6.属于四类过程性信息', '7.属于行政执法案卷', '8.属于行政查询事项'];
const IMPOSSIBLE = ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确'];
const UNTREATED = ['1.信访举报投诉类申请', '2.重复申请', '3.要求提供公开出版物', '4.无正当理由大量反复申请', '5.要求行政机关确认或重新出具已获取信息'];
const OTHERWISE = ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '3.其他'];

/** The rows of part 三 that hold figures, each with the groups above it. */
function toRequestRows(form: ReportStyle['form']): string[][] {
  const result = '三、本年度办理结果';
  return [
    ['一、本年新收政府信息公开申请数量'], ['二、上年结转政府信息公开申请数量'],
    [result, '（一）予以公开'], [result, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    ...REFUSALS.map((name) => [result, '（三）不予公开', name]), ...IMPOSSIBLE.map((name) => [result, '（四）无法提供', name]), ...UNTREATED.map((name) => [result, '（五）不予处理', name]),
    ...(form === '2019' ? [[result, '（六）其他处理']] : OTHERWISE.map((name) => [result, '（六）其他处理', name])),
    [result, '（七）总计'], ['四、结转下年度继续办理'],
  ];
}

/** Figures of part 三: new and carried over are what was dealt with and what goes on to the next year. */
function inventRequests(count: number, random: Random): number[][] {
  const rows = Array.from({ length: count }, () => Array.from({ length: 7 }, () => 0));
  const add = (row: number, column: number) => {
    const figures = rows[row];
    if (!figures) return;
    figures[column] = (figures[column] ?? 0) + 1;
    figures[6] = (figures[6] ?? 0) + 1;
  };
  const requests = 3 + Math.floor(random() * 30);
  for (let at = 0; at < requests; at++) {
    const who = random() < 0.7 ? 0 : Math.floor(random() * 6);
    add(random() < 0.85 ? 0 : 1, who);
    if (random() < 0.1) add(count - 1, who);
    else {
      add(random() < 0.4 ? 2 : 2 + Math.floor(random() * (count - 4)), who);
      add(count - 2, who);
    }
  }
  return rows;
}

interface Table {
  table: '二' | '三' | '四';
  rows: GridRow[];
  widths: number[];
  figures: ExpectedFigure[];
}

const cell = (word: string, span = 1): GridCell => ({ lines: word === '' ? [] : [word], span });
const covered: GridCell = { lines: [], covered: true };

/** Part 二. */
function makeDisclosure(style: ReportStyle, random: Random): Table {
  const figures: ExpectedFigure[] = [];
  const rows: GridRow[] = [];
  const number = () => (random() < 0.3 ? 0 : Math.floor(random() ** 3 * 5000));
  const section = (name: string, columns: readonly string[], labels: readonly string[]) => {
    rows.push({ kind: 'body', cells: [cell(name, 4)] });
    const spans = columns.length === 3 ? [1, 1, 1] : columns.length === 2 ? [1, 2] : [3];
    rows.push({ kind: 'body', cells: [cell('信息内容'), ...columns.map((column, at) => cell(column, spans[at] ?? 1))] });
    for (const row of labels) {
      const values = columns.map(number);
      values.forEach((value, at) => figures.push({ row, column: columns[at] ?? '', value }));
      rows.push({ kind: 'body', cells: [cell(row), ...values.map((value, at) => cell(style.zeros === 'blank' && value === 0 ? '' : String(value), spans[at] ?? 1))] });
    }
  };
  if (style.form === '2021') {
    section('第二十条第（一）项', ['本年制发件数', '本年废止件数', '现行有效件数'], ['规章', '行政规范性文件']);
    section('第二十条第（五）项', ['本年处理决定数量'], ['行政许可']);
    section('第二十条第（六）项', ['本年处理决定数量'], ['行政处罚', '行政强制']);
    section('第二十条第（八）项', ['本年收费金额（单位：万元）'], ['行政事业性收费']);
  } else {
    section('第二十条第（一）项', ['本年新制作数量', '本年新公开数量', '对外公开总数量'], ['规章', '规范性文件']);
    section('第二十条第（五）项', ['上一年项目数量', '本年增/减', '处理决定数量'], ['行政许可', '其他对外管理服务事项']);
    section('第二十条第（六）项', ['上一年项目数量', '本年增/减', '处理决定数量'], ['行政处罚', '行政强制']);
    section('第二十条第（八）项', ['上一年项目数量', '本年增/减'], ['行政事业性收费']);
    section('第二十条第（九）项', ['采购项目数量', '采购总金额'], ['政府集中采购']);
  }
  // A blank zero is no figure that a reader could give.
  return { table: '二', rows, widths: [14, 10, 10, 10], figures: style.zeros === 'blank' ? figures.filter(({ value }) => value !== 0) : figures };
}

/** Part 三. */
function makeRequests(style: ReportStyle, random: Random): Table {
  const labels = toRequestRows(style.form);
  const values = inventRequests(labels.length, random);
  const figures: ExpectedFigure[] = [];
  const rows: GridRow[] = [
    { kind: 'header', cells: [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3), cell('申请人情况', 7)] },
    { kind: 'header', cells: [covered, covered, covered, cell('自然人'), cell('法人或其他组织', 5), cell('总计')] },
    { kind: 'header', cells: [covered, covered, covered, covered, ...APPLICANTS.slice(1, 6).map((name) => cell(name)), covered] },
  ];
  labels.forEach((path, at) => {
    const depth = path.length;
    // A group's label stands at the first of its rows, or in the middle of them.
    const isLabelled = (level: number) => {
      const block = labels.flatMap((other, place) => (other[level] === path[level] && other.slice(0, level).join() === path.slice(0, level).join() ? [place] : []));
      return at === (style.groups === 'centred' ? block[Math.floor((block.length - 1) / 2)] : block[0]);
    };
    const heads = path.map((label, level): GridCell => {
      const own = level === depth - 1;
      return own || isLabelled(level) ? cell(label, own ? 4 - depth : 1) : covered;
    });
    const row = values[at] ?? [];
    row.forEach((value, column) => {
      if (style.zeros === 'totals-alone' && column < 6) return;
      if (style.zeros === 'blank' && value === 0) return;
      figures.push({ row: path.at(-1) ?? '', path, column: APPLICANTS[column] ?? '', value });
    });
    const isShown = (value: number, column: number) => (style.zeros === 'totals-alone' ? column === 6 : style.zeros !== 'blank' || value !== 0);
    rows.push({ kind: 'body', cells: [...heads, ...row.map((value, column) => cell(isShown(value, column) ? String(value) : ''))] });
  });
  return { table: '三', rows, widths: [14, 14, 18, 4, 4, 4, 4, 4, 4, 4], figures };
}

/** Part 四. */
function makeCases(style: ReportStyle, random: Random): Table {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const groups = ['行政复议', '行政诉讼/未经复议直接起诉', '行政诉讼/复议后起诉'];
  const values = groups.flatMap(() => {
    const counts = Array.from({ length: 4 }, () => (random() < 0.7 ? 0 : 1 + Math.floor(random() * 3)));
    return [...counts, counts.reduce((sum, count) => sum + count, 0)];
  });
  const figures = values.map((value, at): ExpectedFigure => ({ row: '件数', column: `${groups[Math.floor(at / 5)] ?? ''}/${results[at % 5] ?? ''}`, value }));
  const rows: GridRow[] = [
    { kind: 'header', cells: [cell('行政复议', 5), cell('行政诉讼', 10)] },
    { kind: 'header', cells: [...results.map((name) => cell(name)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)] },
    { kind: 'header', cells: [...results.map(() => covered), ...results.map((name) => cell(name)), ...results.map((name) => cell(name))] },
    { kind: 'body', cells: values.map((value) => cell(style.zeros === 'blank' && value === 0 ? '' : String(value))) },
  ];
  return { table: '四', rows, widths: Array.from({ length: 15 }, () => 4), figures: style.zeros === 'blank' ? figures.filter(({ value }) => value !== 0) : figures };
}

/** A table's lines; where only a word processor's paragraphs are left, a blank cell is an empty one. */
function toLines({ rows, widths, table }: Table, style: ReportStyle): string[] {
  const layouts: Readonly<Record<Exclude<ReportStyle['layout'], 'labels-then-figures'>, Layout>> = {
    cells: 'cell-a-paragraph', 'cells-apart': 'cell-a-paragraph-apart', tabs: 'tabs', pipes: 'pipes', 'pipes-right': 'pipes-right', aligned: 'aligned',
  };
  if (style.layout !== 'labels-then-figures') return setGrid({ widths, rows }, layouts[style.layout]);
  return rows.flatMap((row): string[] => {
    if (row.kind === 'page') return [...row.lines];
    const printed = row.cells.filter(({ covered: hidden }) => !hidden).map(({ lines }) => lines.join(''));
    const isFigure = (word: string) => /^\d*$/.test(word);
    // The label of a row, and all its figures on the next line.
    const labels = printed.filter((word) => !isFigure(word));
    const figures = printed.filter(isFigure).join(' ').trim();
    return table === '四' && figures === '' ? [labels.join(' ')] : [...labels, ...(figures === '' ? [] : [figures])];
  });
}

/** @returns the lines of a report below its title, and what a reader should find in it */
export function setReport(labelled: LabelledReport, style: ReportStyle, random: Random): { lines: string[]; points: ExpectedPoint[]; figures: Record<string, ExpectedFigure[]> } {
  const other = style.partNames === 'other';
  const lines: string[] = ['一、总体情况'];
  const points: ExpectedPoint[] = [];
  const none = { lead: [], participants: [], responsible: [] };
  const say = (number: string, text: string, path: string[]) => points.push({ number, text, path, deadline: null, ...none });
  labelled.overview.forEach(([heading, text], at) => {
    lines.push(`（${toHan(at + 1)}）${heading}。${text}`);
    say(`1-${String(at + 1)}`, `${heading}。${text}`, ['一、总体情况']);
  });
  const figures: Record<string, ExpectedFigure[]> = {};
  const tables = [makeDisclosure(style, random), makeRequests(style, random), makeCases(style, random)];
  const names = other
    ? ['二、主动公开政府信息情况', pick(random, ['三、行政机关收到和处理政府信息公开申请情况', '三、收到和处理政府信息公开申请的情况']), pick(random, ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', '四、政府信息公开行政复议、行政诉讼的情况'])]
    : ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况'];
  tables.forEach((table, at) => {
    lines.push(names[at] ?? '');
    if (style.tables === 'lost') return;
    lines.push(...toLines(table, style));
    figures[table.table] = table.figures;
  });
  const fifth = other ? '五、政府信息公开工作存在的主要问题及改进情况' : '五、存在的主要问题及改进情况';
  lines.push(fifth);
  const series = (items: readonly string[], number: string) => items.map((item, at) => {
    const text = `${item}${at === items.length - 1 ? '。' : '；'}`;
    say(`5-${number}${String(at + 1)}`, text, [fifth]);
    return `${toHan(at + 1)}是${text}`;
  }).join('');
  lines.push(`存在的主要问题：${series(labelled.problems, 'p')}`, `改进措施：${series(labelled.measures, '')}`);
  const sixth = '六、其他需要报告的事项';
  lines.push(sixth);
  labelled.others.forEach((text, at) => {
    const alone = labelled.others.length === 1;
    lines.push(alone ? text : `（${toHan(at + 1)}）${text}`);
    say(alone ? '6' : `6-${String(at + 1)}`, text, [sixth]);
  });
  return { lines, points, figures };
}
