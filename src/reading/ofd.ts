/** OFD (GB/T 33190), the fixed pages of Chinese offices → letters and rules of each page → {@link assemble}. */
import type { Element, Root } from 'xast';
import { assemble, type ReadPages } from './assemble.ts';
import { DocumentError } from './document-error.ts';
import { MOST_GLYPHS, MOST_PAGES, MOST_RULES } from './limits.ts';
import { toRules, toThinRule, type PageContent } from './page-content.ts';
import { readXml, wordsOf } from './xml.ts';
import { unzip } from './zip.ts';

/** Points to a millimetre, in which OFD measures. */
const POINTS = 72 / 25.4;
/** A repeated distance (g 5000 4.2) is believed so often: one for each letter of the fullest page, many times over. */
const MOST_REPEATS = 20_000;

const localOf = (name: string) => name.slice(name.indexOf(':') + 1);
const childrenOf = (node: Root | Element | undefined, name?: string): Element[] =>
  ((node?.children ?? []) as readonly (Element | { type: 'text' })[]).filter((child): child is Element => child.type === 'element' && (name === undefined || localOf(child.name) === name));
const childOf = (node: Root | Element | undefined, name: string) => childrenOf(node, name)[0];
const toNumbers = (text: string | null | undefined) => (text ?? '').trim().split(/\s+/).filter(Boolean).map((each) => Number(each) || 0);

function findAll(node: Root | Element, name: string): Element[] {
  return childrenOf(node).flatMap((child) => [...(localOf(child.name) === name ? [child] : []), ...findAll(child, name)]);
}

/** @throws DocumentError */
export function readOfd(bytes: Uint8Array): ReadPages {
  const files = unzip(bytes, (name) => /\.xml$/i.test(name));
  const byName = new Map([...files].map(([name, file]) => [name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase(), file]));
  const open = (name: string): Root | null => {
    const file = byName.get(name.replace(/^\//, '').toLowerCase());
    return file ? readXml(file, name) : null;
  };
  if ([...byName.keys()].some((name) => /(?:^|\/)encrypt\w*\.xml$/.test(name))) throw new DocumentError('文件设有打开密码');
  const root = open('OFD.xml');
  if (!root) throw new DocumentError('其中没有 OFD.xml');
  const pages: PageContent[] = [];
  let left = MOST_GLYPHS;
  try {
    for (const body of findAll(root, 'DocBody')) {
      const path = wordsOf(childOf(body, 'DocRoot') ?? body).trim().replace(/^\//, '');
      const document = childrenOf(open(path) ?? undefined)[0];
      const common = childOf(document, 'CommonData');
      const usual = toNumbers(wordsOfChild(childOf(common, 'PageArea'), 'PhysicalBox'));
      const templates = new Map(childrenOf(common, 'TemplatePage').map((node) => [node.attributes['ID'] ?? '', resolve(path, node.attributes['BaseLoc'] ?? '')]));
      for (const { attributes } of childrenOf(childOf(document, 'Pages'), 'Page')) {
        const page = childrenOf(open(resolve(path, attributes['BaseLoc'] ?? '')) ?? undefined)[0];
        if (!page) continue;
        if (pages.length >= MOST_PAGES) throw new DocumentError('页数太多，不像一份通知');
        const own = toNumbers(wordsOfChild(childOf(page, 'Area'), 'PhysicalBox'));
        const box = own.length === 4 ? own : usual.length === 4 ? usual : [0, 0, 210, 297];
        const content = new OfdPage(box as [number, number, number, number], pages.length + 1);
        for (const template of childrenOf(page, 'Template')) {
          const drawn = open(templates.get(template.attributes['TemplateID'] ?? '') ?? '');
          if (drawn) content.read(childOf(childrenOf(drawn)[0], 'Content'));
        }
        content.read(childOf(page, 'Content'));
        pages.push(content.content);
        left -= content.content.glyphs.length;
        if (left < 0) throw new DocumentError('其中的文字多得不像一份通知');
      }
    }
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('其中的元素嵌套太深');
    throw error;
  }
  if (pages.length === 0) throw new DocumentError('其中没有页');
  return assemble(pages, 'OFD');
}

function wordsOfChild(node: Element | undefined, name: string): string {
  const child = childOf(node, name);
  return child ? wordsOf(child) : '';
}

/** A name beside another, or from the root. */
function resolve(base: string, name: string): string {
  if (name.startsWith('/')) return name.slice(1);
  const steps = base.split('/').slice(0, -1);
  for (const step of name.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Distances between letters: `4.2 g 3 4.2` is four of them. */
function toDistances(text: string | null | undefined): number[] {
  const found: number[] = [];
  const parts = (text ?? '').trim().split(/\s+/).filter(Boolean);
  for (let i = 0; i < parts.length && found.length < MOST_REPEATS;) {
    if (parts[i] === 'g') {
      for (let count = Math.min(Number(parts[i + 1]) || 0, MOST_REPEATS); count > 0; count--) found.push(Number(parts[i + 2]) || 0);
      i += 3;
    } else found.push(Number(parts[i++]) || 0);
  }
  return found;
}

/** So many numbers follow each letter of a path, and where among them it ends. */
const STEPS: Record<string, readonly [count: number, end: number]> = { M: [2, 0], S: [2, 0], L: [2, 0], B: [6, 4], Q: [4, 2], A: [7, 5] };

class OfdPage {
  readonly content: PageContent;
  readonly #box: readonly [number, number, number, number];

  constructor(box: readonly [number, number, number, number], number: number) {
    this.#box = box;
    this.content = { number, width: box[2] * POINTS, height: box[3] * POINTS, glyphs: [], rules: [], images: 0, imageShare: 0, invisible: 0 };
  }

  read(parent: Element | undefined): void {
    for (const node of childrenOf(parent)) {
      switch (localOf(node.name)) {
        case 'TextObject':
          this.#readText(node);
          break;
        case 'PathObject':
          this.#readPath(node);
          break;
        case 'ImageObject': {
          const [, , width = 0, height = 0] = toNumbers(node.attributes['Boundary']);
          this.content.images++;
          this.content.imageShare += (width * height) / (this.#box[2] * this.#box[3]);
          break;
        }
        default:
          this.read(node);
      }
    }
  }

  /** Turns places inside an object into places on the page. */
  #placing(node: Element): { place: (x: number, y: number) => [number, number]; matrix: number[] } {
    const [left = 0, top = 0] = toNumbers(node.attributes['Boundary']);
    const given = toNumbers(node.attributes['CTM']);
    const matrix = given.length === 6 ? given : [1, 0, 0, 1, 0, 0];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    return { matrix, place: (x, y) => [(left + a * x + c * y + e - this.#box[0]) * POINTS, (top + b * x + d * y + f - this.#box[1]) * POINTS] };
  }

  #readText(node: Element): void {
    const { place, matrix: [a = 1, b = 0, c = 0, d = 1] } = this.#placing(node);
    const size = Number(node.attributes['Size'] ?? 3) || 3;
    const stretch = Number(node.attributes['HScale'] ?? 1) || 1;
    const unseen = node.attributes['Visible'] === 'false' || node.attributes['Alpha'] === '0';
    let [x, y] = [0, 0];
    for (const code of childrenOf(node, 'TextCode')) {
      if (code.attributes['X'] !== undefined) x = Number(code.attributes['X']) || 0;
      if (code.attributes['Y'] !== undefined) y = Number(code.attributes['Y']) || 0;
      const across = toDistances(code.attributes['DeltaX']);
      const down = toDistances(code.attributes['DeltaY']);
      let [atX, atY] = [x, y];
      [...wordsOf(code).replace(/[\r\n]/g, '')].forEach((char, index) => {
        const em = /[\u2e80-\uffef]/.test(char) ? 1 : 0.5;
        const own = size * em * stretch;
        const step = across[index];
        const width = Math.min(own, step !== undefined && step > 0 ? Math.max(step, size * 0.3) : size * em) * Math.hypot(a, b);
        const [left, top] = place(atX, atY);
        if (char.trim() !== '' && !unseen) this.content.glyphs.push({ char, x: left, y: top, width: width * POINTS, height: size * Math.hypot(c, d) * POINTS, dx: 1, dy: 0 });
        if (across.length > 0 || down.length === 0) atX += step ?? own;
        atY += down[index] ?? 0;
      });
    }
  }

  #readPath(node: Element): void {
    const { place } = this.#placing(node);
    const parts = wordsOfChild(node, 'AbbreviatedData').trim().split(/\s+/);
    const stroked = node.attributes['Stroke'] !== 'false';
    const filled = node.attributes['Fill'] === 'true';
    let points: [number, number][] = [];
    const close = () => {
      if (points.length > 1 && this.content.rules.length < MOST_RULES) this.content.rules.push(...(stroked ? toRules(points) : []), ...(filled ? toThinRule(points) : []));
      points = [];
    };
    for (let i = 0; i < parts.length;) {
      const letter = parts[i] ?? '';
      const step = STEPS[letter];
      if (letter === 'M' || letter === 'S') close();
      if (step) points.push(place(Number(parts[i + 1 + step[1]]) || 0, Number(parts[i + 2 + step[1]]) || 0));
      else if (letter === 'C' && points[0]) points.push(points[0]);
      i += 1 + (step?.[0] ?? 0);
    }
    close();
  }
}
