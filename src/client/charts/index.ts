/** Draws the charts of a page with Chart.js, from the figures the page carries; loaded by src/client/every-page/charts-loader.ts. */
import {
  BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip, type ChartDataset, type Plugin,
} from 'chart.js';
import { chooseNotices, toChartHeight, toLabelLines, type ChartData } from './chart-data.ts';
import { download } from '../lib/download.ts';
import { readShownPlaces } from '../places/places.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** A pattern for each place beside its colour: lines at another angle and distance. */
function toPattern(color: string, place: number): CanvasPattern | string {
  const size = 10;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const context = tile.getContext('2d');
  if (!context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = 'rgb(255 255 255 / 0.55)';
  context.lineWidth = 2;
  context.beginPath();
  // Where the colours begin again the patterns do not.
  switch ((place - 1 + Math.floor((place - 1) / 12)) % 6) {
    case 0:
      break;
    case 1:
      context.moveTo(0, size);
      context.lineTo(size, 0);
      break;
    case 2:
      context.moveTo(0, size / 2);
      context.lineTo(size, size / 2);
      break;
    case 3:
      context.moveTo(0, 0);
      context.lineTo(size, size);
      break;
    case 4:
      context.moveTo(size / 2, 0);
      context.lineTo(size / 2, size);
      break;
    default:
      context.arc(size / 2, size / 2, 2, 0, Math.PI * 2);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
}

function readColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Neutral series: dark to light of the ink. */
const NEUTRAL = ['--ink-soft', '--rule-strong', '--rule'];

function toFill(series: ChartData['series'][number], at: number): CanvasPattern | string {
  return series.place === null ? readColor(NEUTRAL[at % NEUTRAL.length] as string) : toPlaceFill(series.place);
}

function toPlaceFill(place: number): CanvasPattern | string {
  return toPattern(readColor(`--place-${String(((place - 1) % 12) + 1)}`), place);
}

/** Labels grow with the reader's type: 长辈版, or a larger size set in the browser. */
const toScale = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
/** Of labels in the site's own size, in pixels. */
const LABEL = 13;

/** Writes each figure at the end of its bar, so that small ones can be read. */
const writeFigures = (unit: string): Plugin<'bar'> => ({
  id: 'figures-at-bars',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = readColor('--ink');
    ctx.font = `${String(LABEL * toScale())}px ${readColor('--hei')}`;
    ctx.textBaseline = 'middle';
    chart.data.datasets.forEach((dataset, at) => {
      chart.getDatasetMeta(at).data.forEach((bar, index) => {
        const value = dataset.data[index];
        if (typeof value === 'number' && value > 0) ctx.fillText(`${String(value)}${unit}`, bar.x + 5, bar.y);
      });
    });
    ctx.restore();
  },
});

/** The figures a page carries, of the notices the reader chose. */
function readData(figure: HTMLElement): ChartData | null {
  const json = figure.querySelector('script[type="application/json"]')?.textContent;
  return json ? chooseNotices(JSON.parse(json) as ChartData, readShownPlaces()) : null;
}

/** Draws the chart of a figure; null where the page gives it no figures. */
function drawChart(figure: HTMLElement): Chart | null {
  const canvas = figure.querySelector('canvas');
  const data = readData(figure);
  if (!canvas || !data) return null;
  const links = data.series.map((series) => series.links ?? []);
  const box = figure.querySelector<HTMLElement>('.chart-canvas');
  /** Labels take two fifths of the room at most; on a phone long ones go on in a second line. */
  const mostLetters = (box?.clientWidth ?? canvas.width) * 0.4 / (LABEL * toScale());
  if (box) box.style.height = `${String(Math.round(toChartHeight(data) * toScale()))}px`;
  const datasets = data.series.map((series, at): ChartDataset<'bar'> => ({
    label: series.label,
    data: series.values,
    backgroundColor: data.places?.map(toPlaceFill) ?? toFill(series, at),
    borderColor: readColor(series.place === null && !data.places ? '--ink-soft' : '--sheet'),
    borderWidth: 1,
  }));
  const font = { family: readColor('--hei'), size: LABEL * toScale() };
  return new Chart<'bar'>(canvas, {
    type: 'bar',
    plugins: [writeFigures(data.unit ?? '')],
    data: { labels: data.labels.map((label) => toLabelLines(label, mostLetters)), datasets },
    options: {
      indexAxis: 'y',
      layout: { padding: { right: Math.round(48 * toScale()) } },
      maintainAspectRatio: false,
      animation: false,
      color: readColor('--ink'),
      scales: {
        x: { ticks: { color: readColor('--ink-soft'), font, precision: 0, callback: (value) => `${String(value)}${data.unit ?? ''}` }, grid: { color: readColor('--rule') } },
        y: { ticks: { color: readColor('--ink'), font, autoSkip: false }, grid: { display: false } },
      },
      plugins: { legend: { display: data.series.length > 1, position: 'top', align: 'start', labels: { color: readColor('--ink'), font } } },
      onClick: (_event, elements) => {
        const [element] = elements;
        const href = element && links[element.datasetIndex]?.[element.index];
        if (href) location.assign(href);
      },
      onHover: (event, elements) => {
        const target = event.native?.target;
        const [element] = elements;
        if (target instanceof HTMLElement) target.style.cursor = element && links[element.datasetIndex]?.[element.index] ? 'pointer' : '';
      },
    },
  });
}

const figures = [...document.querySelectorAll<HTMLElement>('figure[data-chart]')];
const charts: (Chart | null)[] = figures.map(() => null);
function drawOne(at: number): void {
  charts[at]?.destroy();
  const figure = figures[at] as HTMLElement;
  const chart = drawChart(figure);
  charts[at] = chart;
  // On paper a chart that was never drawn gives way to its table.
  if (chart) figure.dataset['drawn'] = '';
}
/** Draws those again that are drawn, or all of them. */
function drawAll(): void {
  charts.forEach((chart, at) => {
    if (chart) drawOne(at);
  });
}
// A drawing is made when it comes near the window.
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    const at = figures.indexOf(target as HTMLElement);
    if (!charts[at]) drawOne(at);
  }
}, { rootMargin: '300px' });
for (const figure of figures) near.observe(figure);
// Colours follow the theme, and paper is white.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
document.addEventListener('modeschange', drawAll);
document.addEventListener('placeschange', drawAll);
// Paper is wider or narrower than the window.
window.addEventListener('beforeprint', () => {
  charts.forEach((chart, at) => {
    if (chart) chart.resize();
    else drawOne(at);
  });
});

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-chart-png]') : null;
  const figure = button?.closest<HTMLElement>('figure[data-chart]');
  const chart = figure ? charts[figures.indexOf(figure)] : null;
  if (!figure || !chart) return;
  savePng(figure, chart);
});

/** The drawing with its title and source on paper of the theme's colour. */
function savePng(figure: HTMLElement, chart: Chart): void {
  const { canvas } = chart;
  const ratio = chart.currentDevicePixelRatio;
  const title = figure.querySelector('figcaption')?.textContent ?? '';
  const source = figure.querySelector('.cite-figure p')?.textContent ?? '';
  const page = document.createElement('canvas');
  const margin = 16 * ratio;
  page.width = canvas.width + margin * 2;
  page.height = canvas.height + 80 * ratio;
  const context = page.getContext('2d');
  if (!context) return;
  context.fillStyle = readColor('--sheet');
  context.fillRect(0, 0, page.width, page.height);
  context.fillStyle = readColor('--ink');
  context.font = `bold ${String(18 * ratio)}px ${readColor('--song')}`;
  context.fillText(title, margin, 30 * ratio);
  context.drawImage(canvas, margin, 44 * ratio);
  context.font = `${String(12 * ratio)}px ${readColor('--hei')}`;
  context.fillText(`${source} · 要点对照`, margin, page.height - 12 * ratio);
  page.toBlob((blob) => {
    if (blob) download(`${title}.png`, blob);
  });
}
