/**
 * Where the outcome of a point belongs in the annual report, by the form of 国办公开办函〔2021〕30号 and
 * 条例第五十条: 一 总体情况 with （一）至（五）, 二 and 三 and 四 their tables, 五 problems, 六 the rest.
 */
import type { NoticeRecord, WorkPoint } from '../points/schema.ts';
import { splitSentences } from '../text/sentences.ts';

export const REPORT_PARTS = {
  '1-1': '一（一）主动公开',
  '1-2': '一（二）依申请公开',
  '1-3': '一（三）政府信息管理',
  '1-4': '一（四）政府信息公开平台建设',
  '1-5': '一（五）监督保障',
  2: '二、主动公开政府信息情况',
  3: '三、收到和处理政府信息公开申请情况',
  4: '四、政府信息公开行政复议、行政诉讼情况',
  5: '五、存在的主要问题及改进情况',
  6: '六、其他需要报告的事项',
} as const;
export type ReportPart = keyof typeof REPORT_PARTS;

/**
 * By theme. Five groups of the themes follow the form, 决策与参与 and 解读与回应 are the site's own; these and 主动公开 are told in 一（一）; 依申请公开
 * in 一（二）, its figures in 三; 政府信息管理, 平台建设, 监督保障 in 一（三）（四）（五）. What the tables count
 * (条例第二十条) names the table too.
 */
const BY_THEME: Record<string, readonly ReportPart[]> = {
  'key-projects': ['1-1'],
  'planning-statistics': ['1-1'],
  budget: ['1-1', 2],
  'market-entities': ['1-1'],
  enforcement: ['1-1', 2],
  epidemic: ['1-1'],
  'public-enterprises': ['1-1'],
  proposals: [6],
  'decision-making': ['1-1'],
  'policy-evaluation': ['1-1'],
  'open-days': ['1-1'],
  interpretation: ['1-1'],
  consultation: ['1-1'],
  'public-response': ['1-1'],
  'on-request': ['1-2', 3],
  'legal-review': [4],
  'normative-documents': ['1-3', 2],
  'secrecy-review': ['1-3'],
  website: ['1-4'],
  'new-media': ['1-4'],
  accessibility: ['1-4'],
  'service-points': ['1-4'],
  leadership: ['1-5'],
  training: ['1-5'],
  supervision: ['1-5'],
  publicity: ['1-5'],
  conduct: ['1-5'],
};

/** By words: what the form asks for by name. */
const BY_WORDS: readonly { words: RegExp; parts: readonly ReportPart[] }[] = [
  { words: /信息处理费/, parts: [6] },
];

/** `一（二）依申请公开；三、收到和处理政府信息公开申请情况`; of a report's own points, the part they stand in. */
export function toReportPart(kind: NoticeRecord['kind'], point: Pick<WorkPoint, 'text' | 'number' | 'themes'>): string {
  return findReportParts(kind, point).map((part) => REPORT_PARTS[part]).join('；');
}

export function findReportParts(kind: NoticeRecord['kind'], { text, number, themes }: Pick<WorkPoint, 'text' | 'number' | 'themes'>): readonly ReportPart[] {
  if (kind === 'annual-report') {
    // Its numbers are paths: 1-2 is 一（二）, 5-p1 a problem in 五.
    const [part = '', section = '1'] = number.split('-');
    const key = part === '1' ? `1-${section}` : part;
    return key in REPORT_PARTS ? [key as ReportPart] : [6];
  }
  const byTheme = BY_THEME[themes.primary] ?? ['1-1'];
  const named = BY_WORDS.find(({ words }) => words.test(text));
  if (!named) return byTheme;
  // 完善申请办理会商机制……。……计收信息处理费。 speaks of more than the fee, and is told with its theme too.
  const onlyThat = splitSentences(text).every(({ start, end }) => named.words.test(text.slice(start, end)));
  return onlyThat ? named.parts : [...new Set([...byTheme, ...named.parts])];
}

/** For tests: every theme must have its part. */
export const REVIEWED_THEMES: readonly string[] = Object.keys(BY_THEME);
