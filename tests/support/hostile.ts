/**
 * A corpus that means harm: markup, scripts, formulas, template holes, invisible and endless words in every field that
 * a notice, or what people write of one, can have. What of it is text must stay text wherever it is shown.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs if it is ever read as markup: titles take no spaces, so slashes stand for them. */
export const IMAGE = '<img/src=x/onerror=alert(1)>';
export const DRAWING = '"\'><svg/onload=alert(2)>';
export const SCRIPT = '</script><script>alert(3)</script>';
export const HOLE = '{{constructor.constructor("alert(4)")()}}${alert(5)}';
export const COMMENT = '--><!--]]>&lt;b&gt;&amp;';
/** Turned round, joined and broken by characters nobody sees. */
export const UNSEEN = '‮反转‬零\u200b宽\u200d连\ufeff字\u00ad符';
export const FORMULA = "=cmd|'/C calc'!A0";
export const LONG = `${'A'.repeat(300)}${'9'.repeat(300)}`;

const COLUMNS = ['序号', '工作任务', '具体要求', '牵头科室', '配合科室', '完成时限', '备注'];

function toTable(rows: readonly (readonly string[])[]): string {
  return [COLUMNS, ...rows].map((row) => row.join('\t')).join('\n');
}

/** A notice with a table; every cell of it hostile in another way. */
function makeNotice(place: string, year: number, opening: string): string {
  return `${place}交通运输局${year}年政务公开工作要点${IMAGE}分工方案

${place}交发〔${year}〕8号

各科室：

（此件<b>"主动</b>公开）

${place}局${IMAGE}
${year}年4月3日

附件

${place}交通运输局${year}年政务公开任务分工${SCRIPT}方案

${toTable([
  ['1', `一、主动${IMAGE}公开`, `${opening}${SCRIPT}，公开征求意见不少于30日。`, `规划科${IMAGE}`, `财务科${DRAWING}、${FORMULA}`, `6月底前${IMAGE}`, `备注${SCRIPT}`],
  ['2', `二、${HOLE}`, `公开部门预算${HOLE}${COMMENT}《${IMAGE}办法》，每年不少于2次。`, HOLE, COMMENT, `长期坚持${DRAWING}`, FORMULA],
  ['3', UNSEEN, `公开${UNSEEN}${DRAWING}，并在${FORMULA}前完成。`, UNSEEN, `@SUM(1+1)、+1+1、-2+3`, UNSEEN, UNSEEN],
  ['4', LONG, `${LONG}公开热线。`, LONG, LONG, `10月底前${LONG}`, LONG],
  ['5', '__proto__', '公开constructor信息toString。', '__proto__', 'constructor、hasOwnProperty', 'valueOf', 'javascript:alert(6)'],
])}
`;
}

const REPORT = `云川${IMAGE}局2023年政府信息公开工作年度报告

一、总体情况

（一）主动公开${IMAGE}。2023年，我局主动公开政府信息1560条${SCRIPT}。

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章${IMAGE}\t0\t0\t0
${SCRIPT}\t2\t1\t15
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
${FORMULA}\t3120\t\t

三、收到和处理政府信息公开申请情况

${IMAGE}（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况
\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计
\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t
一、本年新收政府信息公开申请数量${IMAGE}\t\t\t8\t3\t0\t0\t1\t0\t12
二、上年结转政府信息公开申请数量${SCRIPT}\t\t\t1\t0\t0\t0\t0\t0\t1
三、本年度办理结果\t（一）予以公开${DRAWING}\t\t5\t2\t0\t0\t1\t0\t8

六、其他需要报告的事项

（一）${HOLE}未收取信息处理费。
`;

/** Inside single quotes of YAML. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const THEMES = `themes:
  - { id: planning, group: ${quoted(`组${IMAGE}`)}, name: ${quoted(`规划${IMAGE}`)}, definition: ${quoted(`规划${SCRIPT}${HOLE}`)}, terms: [[规划, 2]] }
  - { id: budget, group: ${quoted(`组${IMAGE}`)}, name: ${quoted(FORMULA)}, definition: ${quoted(DRAWING + COMMENT)}, terms: [[预算, 2]] }
  - { id: hotline, group: ${quoted(SCRIPT)}, name: ${quoted(SCRIPT)}, definition: ${quoted(UNSEEN)}, terms: [[热线, 2], [信息, 1]] }
`;

const UNITS = `functions: { planning: ${quoted(`规划${IMAGE}`)}, finance: ${quoted(FORMULA)}, office: ${quoted(SCRIPT)} }
names:
  yunchuan-2023:
    ${quoted(`规划科${IMAGE}`)}: { function: planning, reason: ${quoted(SCRIPT)} }
    ${quoted(`财务科${DRAWING}`)}: { function: finance, also: [office] }
    ${quoted(FORMULA)}: { function: finance }
    ${quoted('__proto__')}: { function: office }
  haiyan-2022:
    ${quoted(`规划科${IMAGE}`)}: { function: planning }
`;

function makeContent(id: string, short: string, confirmed: boolean): string {
  const themes = ['planning', 'budget', 'hotline', 'hotline', 'planning'];
  return `id: ${id}
seed: ${id}.txt
short: ${quoted(short)}
confirmed: ${String(confirmed)}
errata:
  - { line: 1, quote: ${quoted(IMAGE)}, correction: ${quoted(SCRIPT)}, reason: ${quoted(HOLE)} }
${confirmed ? `  - { line: 17, quote: ${quoted(SCRIPT)}, correction: ${quoted(IMAGE)}, reason: ${quoted(DRAWING)} }
themes:
${themes.map((primary, at) => `  '${String(at + 1)}': { primary: ${primary}, secondary: [${primary === 'budget' ? 'planning' : 'budget'}], reason: ${quoted(`理由${IMAGE}${SCRIPT}`)} }`).join('\n')}
` : ''}`;
}

/** Writes the corpus into a folder, for CORPUS_DIR. */
export function writeHostileCorpus(root: string): void {
  const files: Record<string, string> = {
    'seeds/yunchuan-2023.txt': makeNotice('云川市', 2023, '及时公开综合交通规划和专项规划的编制进展'),
    'seeds/haiyan-2022.txt': makeNotice('海堰市', 2022, '主动公开综合交通规划和专项规划的编制进展'),
    'seeds/report-2023.txt': REPORT,
    'content/notices/yunchuan-2023.yaml': makeContent('yunchuan-2023', '<b>"\'&</b>', true),
    'content/notices/haiyan-2022.yaml': makeContent('haiyan-2022', '=1+1<i>', false),
    'content/notices/report-2023.yaml': makeContent('report-2023', '</script>', false),
    'content/themes.yaml': THEMES,
    'content/units.yaml': UNITS,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
