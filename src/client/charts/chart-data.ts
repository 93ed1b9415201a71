/** What a chart draws: rows and series of figures, each with the page behind it. */
export interface ChartData {
  kind: 'bars';
  /** What the rows are, for the head of the table. */
  rowName: string;
  labels: string[];
  /** The notice each row is of, where the reader can choose among notices. */
  notices?: string[];
  /** From 1: the place each row is of, where the rows have the colours and not the series. */
  places?: number[];
  /** Behind each figure: % */
  unit?: string;
  series: {
    label: string;
    values: number[];
    /** From 1: the place whose colour and pattern it has; null for a neutral series. */
    place: number | null;
    /** The notice it is of, where the reader can choose among notices. */
    notice?: string;
    /** Where each figure leads. */
    links?: (string | null)[];
  }[];
}

/** The height of a drawing in pixels, by its rows; the page keeps that room from the start. */
export function toChartHeight({ labels }: ChartData): number {
  return 70 + labels.length * 34;
}

/** Letters of a Chinese text are one wide, those of a Latin one half. */
const widthOf = (words: string): number => [...words].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.5 : 1), 0);

/**
 * A label in lines no wider than its room, broken at its spaces, and within a word that alone is wider.
 *
 * @param most the room in Chinese letters
 */
export function toLabelLines(label: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...breakWord(word, Math.max(1, Math.floor(most))));
  }
  return lines;
}

function breakWord(word: string, most: number): string[] {
  if (widthOf(word) <= most) return [word];
  const letters = [...word];
  return Array.from({ length: Math.ceil(letters.length / most) }, (_, at) => letters.slice(at * most, (at + 1) * most).join(''));
}

/** What of a chart the chosen notices leave; null for all. */
export function chooseNotices(data: ChartData, chosen: ReadonlySet<string> | null): ChartData {
  if (!chosen) return data;
  const { notices, places } = data;
  const series = data.series.filter(({ notice }) => notice === undefined || chosen.has(notice));
  if (!notices) return { ...data, series };
  const rows = notices.flatMap((notice, at) => (chosen.has(notice) ? [at] : []));
  const pick = <Value>(values: readonly Value[]) => rows.map((at) => values[at] as Value);
  return {
    ...data, labels: pick(data.labels), notices: pick(notices), ...(places ? { places: pick(places) } : {}),
    series: series.map((each) => ({ ...each, values: pick(each.values), ...(each.links ? { links: pick(each.links) } : {}) })),
  };
}
