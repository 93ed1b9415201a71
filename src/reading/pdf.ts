/** PDF with a text layer → letters and rules of each page, by pdf.js; {@link assemble} makes paragraphs and tables of them. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { assemble, type ReadPages } from './assemble.ts';
import { DocumentError } from './document-error.ts';
import { MOST_GLYPHS, MOST_PAGES, MOST_RULES } from './limits.ts';
import { toRules, toThinRule, type PageContent } from './page-content.ts';

// pdf.js then works here and starts no worker of its own.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;


export interface PdfOptions {
  /** Where tables of Chinese encodings lie, for fonts that are not in the file: a folder, or what brings them. */
  cMapUrl?: string;
  cMaps?: (name: string) => Promise<Uint8Array>;
  /** Told after each page. */
  report?: (done: number, pages: number) => void;
}

/** @throws DocumentError */
export async function readPdf(bytes: Uint8Array, { cMapUrl, cMaps, report }: PdfOptions = {}): Promise<ReadPages> {
  class Factory {
    fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      return cMaps ? cMaps(filename.replace(/\.bcmap$/, '')) : Promise.reject(new Error(filename));
    }
  }
  const options = {
    // pdf.js takes the bytes for itself.
    data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true, isEvalSupported: false, stopAtErrors: true,
    useWorkerFetch: false, useWasm: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false,
    cMapPacked: true, cMapUrl: cMapUrl ?? 'cmaps/', ...(cMaps ? { BinaryDataFactory: Factory } : {}),
  };
  const task = pdfjs.getDocument(options as unknown as Parameters<typeof pdfjs.getDocument>[0]);
  const pages: PageContent[] = [];
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) throw new DocumentError(`共${String(document.numPages)}页，不像一份通知`);
    let left = MOST_GLYPHS;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await readPage(page as unknown as PdfPage, number);
      page.cleanup();
      pages.push(content);
      left -= content.glyphs.length;
      if (left < 0) throw new DocumentError('其中的文字多得不像一份通知');
      report?.(number, document.numPages);
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const name = (error as { name?: string }).name ?? '';
    throw new DocumentError(name === 'PasswordException' ? '文件设有打开密码' : '文件已损坏，或不完整');
  } finally {
    await task.destroy();
  }
  return assemble(pages, 'PDF');
}

type Matrix = readonly [number, number, number, number, number, number];

interface PdfFont {
  fontMatrix?: number[];
  vertical?: boolean;
}

interface PdfPage {
  getOperatorList: () => Promise<{ fnArray: number[]; argsArray: unknown[] }>;
  getViewport: (options: { scale: number }) => { width: number; height: number; transform: number[] };
  commonObjs: { get: (name: string) => PdfFont };
}

interface PdfGlyph {
  unicode?: string;
  width: number;
  isSpace?: boolean;
  vmetric?: number[] | null;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function toMatrix(numbers: ArrayLike<number>): Matrix {
  return [numbers[0] ?? 1, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1, numbers[4] ?? 0, numbers[5] ?? 0];
}

/** What is set until it is restored. */
interface Graphics {
  matrix: Matrix;
  clip: readonly [left: number, top: number, right: number, bottom: number];
  size: number;
  font: PdfFont | null;
  charSpace: number;
  wordSpace: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

/** Text rendering modes that leave no ink. */
const INVISIBLE = [3, 7];

async function readPage(page: PdfPage, number: number): Promise<PageContent> {
  const { OPS } = pdfjs;
  const { fnArray, argsArray } = await page.getOperatorList();
  const view = page.getViewport({ scale: 1 });
  const content: PageContent = { number, width: view.width, height: view.height, glyphs: [], rules: [], images: 0, imageShare: 0, invisible: 0 };
  let g: Graphics = { matrix: toMatrix(view.transform), clip: [-1e9, -1e9, 1e9, 1e9], size: 0, font: null, charSpace: 0, wordSpace: 0, stretch: 1, leading: 0, rise: 0, mode: 0 };
  const stack: Graphics[] = [];
  let text = { matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 };
  /** The next path limits what is drawn. */
  let clips = false;
  const fontOf = (name: string): PdfFont | null => {
    try {
      return page.commonObjs.get(name);
    } catch {
      return null;
    }
  };
  const move = (x: number, y: number) => {
    text.lineX += x;
    text.lineY += y;
    text.x = text.lineX;
    text.y = text.lineY;
  };
  const show = (glyphs: readonly (PdfGlyph | number)[]) => {
    const vertical = g.font?.vertical === true;
    const size = Math.abs(g.size);
    const scale = size * (g.font?.fontMatrix?.[0] ?? 0.001);
    const direction = g.size < 0 ? -1 : 1;
    const matrix = multiply(g.matrix, text.matrix);
    let along = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        along += ((vertical ? 1 : -1) * glyph * size) / 1000;
        continue;
      }
      const space = (glyph.isSpace ? g.wordSpace : 0) + g.charSpace;
      const advance = vertical ? -(glyph.vmetric?.[0] ?? -glyph.width) * scale + space : glyph.width * scale + space;
      const [x, y] = vertical ? apply(matrix, text.x, text.y - along) : apply(matrix, text.x + direction * along * g.stretch, text.y + g.rise);
      const height = Math.hypot(matrix[2], matrix[3]) * size;
      const width = Math.hypot(matrix[0], matrix[1]) * glyph.width * scale * g.stretch;
      if (INVISIBLE.includes(g.mode)) content.invisible++;
      // Calc draws a merged cell's words again on the next page, outside of what is shown there.
      const [middleX, middleY] = [x + width / 2, y - height * 0.35];
      const shown = middleX >= g.clip[0] - 1 && middleX <= g.clip[2] + 1 && middleY >= g.clip[1] - 1 && middleY <= g.clip[3] + 1;
      const words = glyph.unicode ?? '';
      if (shown && words.trim() !== '') content.glyphs.push({ char: words, x, y, width, height, dx: matrix[0], dy: matrix[1] });
      along += advance;
    }
    if (vertical) text.y -= along;
    else text.x += along * g.stretch * direction;
  };
  const limit = (box: ArrayLike<number>) => {
    const corners = [[box[0], box[1]], [box[2], box[1]], [box[0], box[3]], [box[2], box[3]]].map(([x = 0, y = 0]) => apply(g.matrix, x, y));
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    g.clip = [Math.max(g.clip[0], Math.min(...xs)), Math.max(g.clip[1], Math.min(...ys)), Math.min(g.clip[2], Math.max(...xs)), Math.min(g.clip[3], Math.max(...ys))];
  };
  const draw = (data: ArrayLike<number>, stroked: boolean) => {
    let points: [number, number][] = [];
    const close = () => {
      if (points.length > 1 && content.rules.length < MOST_RULES) content.rules.push(...(stroked ? toRules(points) : toThinRule(points)));
      points = [];
    };
    const at = (index: number) => apply(g.matrix, data[index] ?? 0, data[index + 1] ?? 0);
    for (let i = 0; i < data.length;) {
      switch (data[i]) {
        case 0: // move
          close();
          points = [at(i + 1)];
          i += 3;
          break;
        case 1: // line
          points.push(at(i + 1));
          i += 3;
          break;
        case 2: // curve
          points.push(at(i + 5));
          i += 7;
          break;
        case 3: // curve of one handle
          points.push(at(i + 3));
          i += 5;
          break;
        default: // back to its beginning
          if (points[0]) points.push(points[0]);
          i += 1;
      }
    }
    close();
  };
  const strokes: readonly number[] = [OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
  const fills: readonly number[] = [OPS.fill, OPS.eoFill];
  fnArray.forEach((operation, index) => {
    const args = (argsArray[index] ?? []) as never[];
    const value = (at = 0): number => (args[at] as number | undefined) ?? 0;
    switch (operation) {
      case OPS.save:
        stack.push({ ...g });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        g = stack.pop() ?? g;
        break;
      case OPS.transform:
        g.matrix = multiply(g.matrix, toMatrix(args));
        break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...g });
        if (args[0]) g.matrix = multiply(g.matrix, toMatrix(args[0]));
        break;
      case OPS.beginText:
        text = { matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 };
        break;
      case OPS.setFont:
        g.font = fontOf(args[0] as unknown as string);
        g.size = value(1);
        break;
      case OPS.setCharSpacing: g.charSpace = value(); break;
      case OPS.setWordSpacing: g.wordSpace = value(); break;
      case OPS.setHScale: g.stretch = value() / 100; break;
      case OPS.setLeading: g.leading = -value(); break;
      case OPS.setTextRise: g.rise = value(); break;
      case OPS.setTextRenderingMode: g.mode = value(); break;
      case OPS.setTextMatrix: {
        const numbers = (typeof args[0] === 'number' ? args : args[0]) as ArrayLike<number>;
        text = { matrix: toMatrix(numbers), x: 0, y: 0, lineX: 0, lineY: 0 };
        break;
      }
      case OPS.moveText:
        move(value(0), value(1));
        break;
      case OPS.setLeadingMoveText:
        g.leading = value(1);
        move(value(0), value(1));
        break;
      case OPS.nextLine:
        move(0, g.leading);
        break;
      case OPS.showText:
        show(args[0] as unknown as (PdfGlyph | number)[]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        clips = true;
        break;
      case OPS.constructPath: {
        const [drawn, [data] = [], box] = args as unknown as [number, [ArrayLike<number> | undefined] | undefined, ArrayLike<number> | undefined];
        if (clips && box) limit(box);
        clips = false;
        if (data && (strokes.includes(drawn) || fills.includes(drawn))) draw(data, strokes.includes(drawn));
        break;
      }
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        content.images++;
        content.imageShare += Math.abs(g.matrix[0] * g.matrix[3] - g.matrix[1] * g.matrix[2]) / (view.width * view.height);
        break;
      default:
    }
  });
  return content;
}
