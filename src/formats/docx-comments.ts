/**
 * Comments put into a Word document. Its own words stay as they are: into the main part go marks around paragraphs, the
 * comments are a part of their own, named in the list of relations and of content types. Every other part keeps its bytes.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { foldText } from '../text/fold.ts';
import { FormatError } from './format-error.ts';

/** What is said of a stretch of words. */
export interface Comment {
  /** Words that stand in one paragraph, or begin in it: white space does not count. */
  quote: string;
  /** Each a paragraph of the comment. */
  lines: readonly string[];
}

export interface Annotated {
  bytes: Uint8Array;
  /** So many comments stand at the first paragraph, since their words were found nowhere. */
  misplaced: number;
}

const AUTHOR = '要点对照 自查';
const INITIALS = '查';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
/** Longer words are found by their beginning. */
const KEY = 24;
const LEAST = 4;

/** Tags, and what looks like tags and is none. */
const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.:-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

interface BodyParagraph {
  /** Where the marks go: behind its properties, and before its end. */
  from: number;
  to: number;
  words: string;
}

const plain = (words: string): string => foldText(words, 'letters').text;
const decode = (xml: string): string => xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  if (name === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' } as Record<string, string>)[name] ?? whole;
});
const encode = (words: string): string => words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '') // eslint-disable-line no-control-regex
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The paragraphs of a main part that stand in no other one, in their order. */
function listParagraphs(xml: string, prefix: string): BodyParagraph[] {
  const paragraphs: BodyParagraph[] = [];
  const [paragraph, properties, text] = [`${prefix}p`, `${prefix}pPr`, `${prefix}t`];
  let depth = 0;
  let open: BodyParagraph | null = null;
  let [inProperties, inText] = [0, -1];
  for (const match of xml.matchAll(TAG)) {
    const [whole, closing, name, , selfClosing] = match;
    if (name === undefined) continue;
    const end = match.index + whole.length;
    if (name === paragraph && selfClosing === '') {
      depth += closing === '' ? 1 : -1;
      if (closing === '' && depth === 1) open = { from: end, to: end, words: '' };
      else if (closing !== '' && depth === 0 && open) {
        paragraphs.push({ ...open, to: match.index, words: plain(open.words) });
        open = null;
      }
    } else if (open && name === properties && depth === 1) {
      // Its first child only; changes that were tracked hold another inside.
      if (selfClosing !== '') open.from = inProperties === 0 && open.words === '' ? end : open.from;
      else inProperties += closing === '' ? 1 : -1;
      if (inProperties === 0 && closing !== '' && open.words === '') open.from = end;
    } else if (open && name === text && selfClosing === '') {
      if (closing === '') inText = end;
      else if (inText >= 0) {
        open.words += decode(xml.slice(inText, match.index).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1'));
        inText = -1;
      }
    }
  }
  return paragraphs;
}

/** The paragraph of a quote, sought from one on, then from the first. */
function findParagraph(paragraphs: readonly BodyParagraph[], quote: string, from: number): number {
  const words = plain(quote);
  // Numbers that Word counts are in no paragraph.
  const keys = [words, plain(quote.replace(/^\s*[（(]?[一二三四五六七八九十百\d.]+[）)、.．]\s*/, ''))].map((each) => each.slice(0, KEY)).filter((each) => each.length >= LEAST);
  const holds = ({ words: own }: BodyParagraph): boolean => keys.some((key) => own.includes(key)) || (own.length >= LEAST && words.includes(own));
  const exact = (paragraph: BodyParagraph): boolean => keys.some((key) => paragraph.words.startsWith(key));
  for (const test of [exact, holds]) {
    const later = paragraphs.findIndex((paragraph, at) => at >= from && test(paragraph));
    if (later >= 0) return later;
    const any = paragraphs.findIndex(test);
    if (any >= 0) return any;
  }
  return -1;
}

const attribute = (tag: string, name: string): string => decode(new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((each) => each !== undefined) ?? '');
const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');
const listRelations = (xml: string): string[] => xml.match(/<(?:[\w.-]+:)?Relationship\s[^>]*>/g) ?? [];
const resolve = (part: string, target: string): string => (target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${part}`).pathname.slice(1));
/** Puts words before the last end tag of a name. */
const append = (xml: string, name: string, added: string): string => {
  const at = xml.search(new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>\\s*$`));
  if (at >= 0) return xml.slice(0, at) + added + xml.slice(at);
  // An empty list that closes itself.
  return xml.replace(new RegExp(`<((?:[\\w.-]+:)?${name})(\\s[^>]*)?/>\\s*$`), (_, own: string, attributes = '') => `<${own}${String(attributes)}>${added}</${own}>`);
};
const prefixOf = (xml: string, name: string): string => new RegExp(`<([\\w.-]+:)?${name}[\\s/>]`).exec(xml)?.[1] ?? '';

/**
 * @param comments in the order of the document
 * @throws FormatError where it is no Word document
 */
export function annotateDocx(bytes: Uint8Array, comments: readonly Comment[]): Annotated {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    throw new FormatError('压缩包已损坏，或文件不完整');
  }
  const open = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const main = listRelations(open('_rels/.rels')).filter((each) => attribute(each, 'Type').endsWith('/officeDocument')).map((each) => resolve('', attribute(each, 'Target')))[0] ?? 'word/document.xml';
  const xml = open(main);
  const [, prefix = '', namespace = ''] = /\sxmlns:?([\w.-]*)\s*=\s*["'](http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main))["']/.exec(xml) ?? [];
  const paragraphs = listParagraphs(xml, prefix === '' ? '' : `${prefix}:`);
  const first = paragraphs.findIndex(({ words }) => words !== '');
  if (namespace === '' || first < 0) throw new FormatError('其中没有可以批注的段落');

  const relations = relationsOf(main);
  const kinds = namespace.includes('purl.oclc.org') ? STRICT : TRANSITIONAL;
  const given = listRelations(open(relations)).find((each) => attribute(each, 'Type').endsWith('/comments'));
  const part = given === undefined ? freeName(files, main) : resolve(main, attribute(given, 'Target'));
  const before = open(part);
  const taken = [...before.matchAll(/<(?:[\w.-]+:)?comment\s[^>]*>/g)].map(([tag]) => Number(attribute(tag, '[\\w.-]+:id')) || 0);
  const used = [...xml.matchAll(/<(?:[\w.-]+:)?comment(?:RangeStart|RangeEnd|Reference)\s[^>]*>/g)].map(([tag]) => Number(attribute(tag, '[\\w.-]+:id')) || 0);
  let id = Math.max(-1, ...taken, ...used) + 1;

  const of = new Map<number, string[]>();
  let [at, misplaced] = [0, 0];
  for (const { quote, lines } of comments) {
    const found = findParagraph(paragraphs, quote, at);
    if (found < 0) misplaced += 1;
    else at = found;
    const index = found < 0 ? first : found;
    of.set(index, [...of.get(index) ?? [], ...found < 0 && quote.trim() !== '' ? [`“${quote.trim().slice(0, KEY)}”：`] : [], ...lines]);
  }
  // The prefix may belong to something else inside: each mark says its own.
  const own = prefix === '' ? 'w' : prefix;
  const declared = prefix === '' ? ` xmlns:w="${namespace}"` : '';
  const element = (name: string, attributes = '', content = ''): string => `<${own}:${name}${declared}${attributes}${content === '' ? '/>' : `>${content}</${own}:${name}>`}`;
  let [marked, last] = ['', 0];
  const made: string[] = [];
  for (const [index, lines] of [...of].sort(([a], [b]) => a - b)) {
    const { from, to } = paragraphs[index] as BodyParagraph;
    const number = ` ${own}:id="${String(id)}"`;
    marked += `${xml.slice(last, from)}${element('commentRangeStart', number)}${xml.slice(from, to)}${element('commentRangeEnd', number)}${element('r', '', element('commentReference', number))}`;
    last = to;
    made.push(`<w:comment w:id="${String(id)}" w:author="${AUTHOR}" w:initials="${INITIALS}">${lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${encode(line)}</w:t></w:r></w:p>`).join('')}</w:comment>`);
    id += 1;
  }
  files[main] = strToU8(marked + xml.slice(last));
  const there = prefixOf(before, 'comments').replace(/:$/, '');
  // Those that are there may use another prefix.
  const words = made.join('');
  files[part] = strToU8(before === '' ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}">${words}</w:comments>`
    : append(before, 'comments', there === 'w' ? words : words.replace(/<w:comment /g, `<w:comment xmlns:w="${namespace}" `)));
  if (given === undefined) {
    const list = files[relations] ? open(relations) : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const ids = listRelations(list).map((each) => attribute(each, 'Id'));
    let free = 1;
    while (ids.includes(`rIdComments${String(free)}`)) free += 1;
    files[relations] = strToU8(append(list, 'Relationships', `<${prefixOf(list, 'Relationships')}Relationship Id="rIdComments${String(free)}" Type="${kinds}/comments" Target="/${part}"/>`));
    const types = open('[Content_Types].xml');
    const tag = prefixOf(types, 'Types');
    files['[Content_Types].xml'] = strToU8(append(types, 'Types', `${/Extension\s*=\s*["']rels["']/i.test(types) ? '' : `<${tag}Default Extension="rels" ContentType="${RELATIONS_TYPE}"/>`}<${tag}Override PartName="/${part}" ContentType="${COMMENTS_TYPE}"/>`));
  }
  return { bytes: zipSync(files, { mtime: new Date(1980, 0, 1) }), misplaced };
}

function freeName(files: Readonly<Record<string, Uint8Array>>, main: string): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  for (let copy = 0; ; copy += 1) {
    const name = `${folder}comments${copy === 0 ? '' : String(copy)}.xml`;
    if (!(name in files)) return name;
  }
}
