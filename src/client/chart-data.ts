/** What a chart draws: rows and series of figures, each with the page behind it. */
export interface ChartData {
  kind: 'stacked' | 'grouped' | 'bars';
  /** What the rows are, for the head of the table. */
  rowName: string;
  labels: string[];
  series: {
    label: string;
    values: number[];
    /** 1–12: the place whose colour and pattern it has; null for a neutral series. */
    place: number | null;
    /** Where each figure leads. */
    links?: (string | null)[];
  }[];
}

/** The height of a drawing in pixels, by its rows; the page keeps that room from the start. */
export function toChartHeight({ kind, labels, series }: ChartData): number {
  const perRow = kind === 'grouped' ? 16 * series.length + 12 : kind === 'bars' ? 34 : 24;
  return 70 + labels.length * perRow;
}
