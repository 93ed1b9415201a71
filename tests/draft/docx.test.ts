/** A draft as a Word document: read back it gives the same items, and it is laid out by GB/T 9704—2012. */
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, isItem, splitUnits, toDraft, type Draft } from '../../src/draft/draft.ts';
import { toDocx, type DocxPart } from '../../src/draft/docx.ts';
import { readNotice, type ExtractedPoint } from '../../src/points/index.ts';
import { readAtOnce } from '../../src/reading/index.ts';
import { toParagraphs, toSentence, toTask } from '../../src/draft/words.ts';
import { makeSample } from './sample.ts';

const join = (words: string) => words.replace(/\s/g, '');
const filled = (names: readonly string[]) => names.filter((name) => name !== BLANK);

async function readBack(draft: Draft, part: DocxPart): Promise<ExtractedPoint[]> {
  const { text } = readAtOnce('起草.docx', await toDocx(draft, part));
  return readNotice(text).points;
}

/** What is to come back of each item. */
function expected(draft: Draft, part: DocxPart) {
  return draft.blocks.filter(isItem).map((item) => {
    const text = toParagraphs(item.text).map((each) => (part === 'body' ? toSentence(each) : each)).join('');
    return {
      text: join(part === 'body' ? `${toSentence(toTask(item))}${text}` : text),
      lead: splitUnits(item.lead), participants: splitUnits(item.participants), deadline: item.deadline === '' ? null : item.deadline,
    };
  });
}

function found(points: readonly ExtractedPoint[]) {
  return points.map((point) => ({
    text: join(point.text), lead: filled([...point.lead, ...point.responsible]), participants: filled(point.participants),
    deadline: point.deadline === null || point.deadline.text === BLANK || point.deadline.source === 'text' ? null : point.deadline.text,
  }));
}

describe.each(['whole', 'body', 'table'] as const)('read back by the site’s own reader: %s', (part) => {
  it.each([1, 2, 8, 20, 60])('%i items are the same', async (count) => {
    const draft = makeSample(count);
    expect(found(await readBack(draft, part))).toEqual(expected(draft, part));
  });
});

it('gives back a function that still waits for a unit as it stands, in body and table', async () => {
  const draft = makeSample(4);
  for (const item of draft.blocks.filter(isItem)) item.lead = '〔政策法规〕';
  for (const part of ['whole', 'body', 'table'] as const) expect((await readBack(draft, part)).map(({ lead, responsible }) => [...lead, ...responsible])).toEqual(Array.from({ length: 4 }, () => ['〔政策法规〕']));
});

describe('the layout of GB/T 9704—2012', () => {
  let files: Record<string, Uint8Array>;
  let document: string;
  const open = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  beforeAll(async () => {
    files = unzipSync(await toDocx(makeSample(8)));
    document = open('word/document.xml');
  });
  const sections = () => [...document.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([each]) => each);
  const attribute = (xml: string, element: string, name: string) => new RegExp(`<w:${element}\\b[^>]*? w:${name}="([^"]*)"`).exec(xml)?.[1];
  /** The paragraph that holds the words. */
  const paragraphOf = (words: string) => [...document.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].map(([each]) => each).find((each) => each.replace(/<[^>]*>/g, '').includes(words)) ?? '';
  const fontsOf = (words: string) => [...paragraphOf(words).matchAll(/w:eastAsia="([^"]*)"/g)].map((match) => match[1]);

  it('is A4 with the margins of the standard, and holds 22 lines of 28 characters', () => {
    const [body = ''] = sections();
    expect([attribute(body, 'pgSz', 'w'), attribute(body, 'pgSz', 'h')].map((twips) => Math.round(Number(twips) / 56.6929))).toEqual([210, 297]);
    const margins = ['top', 'bottom', 'left', 'right'].map((side) => Number(attribute(body, 'pgMar', side)));
    expect(margins.map((twips) => Math.round(twips / 56.6929))).toEqual([37, 35, 28, 26]);
    const [top, bottom, left, right] = margins as [number, number, number, number];
    expect(attribute(body, 'docGrid', 'type')).toBe('linesAndChars');
    expect(Math.floor((16837 - top - bottom) / Number(attribute(body, 'docGrid', 'linePitch')))).toBe(22);
    // 三号 is 16 points; charSpace is in 4096ths of one.
    expect(Math.floor((11905 - left - right) / 20 / (16 + Number(attribute(body, 'docGrid', 'charSpace')) / 4096))).toBe(28);
  });

  it('sets the words themselves so that 28 fit, whatever a program makes of the grid', () => {
    const tighter = Number(/<w:spacing w:val="(-?\d+)"/.exec(paragraphOf('1.强化政策解读。'))?.[1]) / 20;
    const width = (210 - 28 - 26) * 72 / 25.4;
    expect(Math.floor(width / (16 + tighter))).toBe(28);
    expect(open('word/styles.xml')).toContain('<w:snapToGrid w:val="0"/>');
    expect([...paragraphOf('1.强化政策解读。').matchAll(/w:lineRule="exact"/g)]).toHaveLength(1);
  });

  it('centres the signature above the date, four characters from the edge, never alone on a page', () => {
    const right = (words: string) => Number(attribute(paragraphOf(words), 'ind', 'right')) / 320;
    expect(right('2024年3月15日')).toBe(4);
    // 8 characters above 6.5
    const signature = [...document.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].map(([each]) => each).filter((each) => each.replace(/<[^>]*>/g, '') === '云川市交通运输局').at(-1) ?? '';
    expect(Number(attribute(signature, 'ind', 'right')) / 320).toBeCloseTo(3.25, 1);
    expect(signature).toContain('<w:keepNext/>');
    expect(paragraphOf('办好开放日活动第2批')).toContain('<w:keepNext/>');
  });

  it('has the fonts and sizes of its levels', () => {
    expect(fontsOf('云川市交通运输局2024年政务公开工作要点')).toEqual(['方正小标宋简体']);
    expect(paragraphOf('云川市交通运输局2024年政务公开工作要点')).toContain('<w:sz w:val="44"/>');
    expect(fontsOf('一、聚焦重点领域')).toEqual(['黑体']);
    expect(fontsOf('（一）深化政策公开')).toEqual(['楷体_GB2312']);
    expect(new Set(fontsOf('1.强化政策解读。'))).toEqual(new Set(['仿宋_GB2312']));
    expect(paragraphOf('1.强化政策解读。')).toContain('<w:sz w:val="32"/>');
    expect(paragraphOf('1.强化政策解读。')).toContain('w:firstLineChars="200"');
    // Below an 一、 alone an item is （一）: its title 楷体, its words 仿宋.
    expect(fontsOf('（一）规范政策咨询') .length + fontsOf('（一）全面公开').length).toBeGreaterThan(0);
  });

  it('says what fonts stand in for those a machine lacks', () => {
    expect(open('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
  });

  it('puts the table of tasks across on a page of its own, its head on each page', () => {
    const [, annex = ''] = sections();
    expect(attribute(annex, 'type', 'val')).toBe('nextPage');
    expect(attribute(annex, 'pgSz', 'orient')).toBe('landscape');
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([each]) => each);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toContain('<w:tblHeader/>');
    expect(rows.slice(1).join('')).not.toContain('<w:tblHeader/>');
    expect([...(rows[0] ?? '').matchAll(/<w:t [^>]*>([^<]*)</g)].map((match) => match[1])).toEqual(['序号', '工作任务', '具体要求', '牵头单位', '配合单位', '完成时限']);
    expect(paragraphOf('附件：')).toContain('附件：云川市交通运输局2024年政务公开工作要点任务分工表');
  });

  it('numbers its pages — 1 —, outside on both sides', () => {
    const footers = Object.keys(files).filter((name) => /footer\d\.xml$/.test(name)).map(open);
    for (const footer of footers) {
      expect(footer.replace(/<w:instrText.*?<\/w:instrText>/gs, 'N').replace(/<[^>]*>/g, '').replace(/^.*?—/s, '—')).toBe('— N —');
      expect(footer).toContain('PAGE');
    }
    expect(footers.map((footer) => attribute(footer, 'jc', 'val')).sort()).toEqual(['left', 'left', 'right', 'right']);
    expect(open('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('keeps the number of a page across where it is on the others once bound: turned with the sheet, at its left', () => {
    const [, annex = ''] = sections();
    // The sheet turned back to the right, its left is below: 版心 ends 35 mm above the edge there.
    expect(['top', 'bottom', 'left', 'right'].map((side) => Math.round(Number(attribute(annex, 'pgMar', side)) / 56.6929))).toEqual([28, 26, 35, 37]);
    const targets = new Map([...open('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([each]) => [/ Id="([^"]*)"/.exec(each)?.[1], /Target="([^"]*)"/.exec(each)?.[1]] as const));
    const place = (kind: string) => {
      const id = new RegExp(`<w:footerReference w:type="${kind}" r:id="([^"]*)"`).exec(annex)?.[1];
      const footer = open(`word/${String(targets.get(id))}`);
      expect(attribute(footer, 'textDirection', 'val')).toBe('tbRl');
      const [left, top, wide, high] = [attribute(footer, 'tblpPr', 'tblpX'), attribute(footer, 'tblpPr', 'tblpY'), attribute(footer, 'gridCol', 'w'), attribute(footer, 'trHeight', 'val')].map((twips) => Number(twips) / 56.6929) as [number, number, number, number];
      return { side: attribute(footer, 'jc', 'val'), anchor: attribute(footer, 'tblpPr', 'horzAnchor'), right: Math.round(left + wide), from: Math.round(top), to: Math.round(top + high) };
    };
    // 7 mm from 版心, and one character (5 mm) within it: an odd page's below, where the bound page has its right, an even one's above.
    expect([place('default'), place('even')]).toEqual([
      { side: 'right', anchor: 'page', right: 28, from: 28, to: 179 },
      { side: 'left', anchor: 'page', right: 28, from: 33, to: 184 },
    ]);
  });

  it('leaves what is not filled in as 〔　〕', () => {
    expect(paragraphOf('办好开放日活动')).toContain('牵头单位：〔　〕；完成时限：〔　〕');
  });
});

describe('the package', () => {
  /** Of each part, all parts that it names. */
  const check = async (draft: Draft, part: DocxPart) => {
    const files = unzipSync(await toDocx(draft, part));
    const names = Object.keys(files);
    for (const name of names.filter((each) => /\.(?:xml|rels)$/.test(each))) {
      let depth = 0;
      let failure: string | null = null;
      const parser = new Parser();
      parser.on('openTag', () => { depth += 1; });
      parser.on('closeTag', () => { depth -= 1; });
      parser.on('error', (error) => { failure ??= error.message; });
      parser.on('warn', (error) => { failure ??= error.message; });
      parser.parse(strFromU8(files[name] as Uint8Array));
      expect([name, failure, depth]).toEqual([name, null, 0]);
    }
    const types = strFromU8(files['[Content_Types].xml'] as Uint8Array);
    for (const [, path = ''] of types.matchAll(/PartName="\/([^"]*)"/g)) expect(names).toContain(path);
    const relations = strFromU8(files['word/_rels/document.xml.rels'] as Uint8Array);
    const targets = new Map([...relations.matchAll(/<Relationship [^>]*>/g)].map(([each]) => [/ Id="([^"]*)"/.exec(each)?.[1], /Target="([^"]*)"/.exec(each)?.[1]] as const));
    for (const target of targets.values()) expect(names).toContain(`word/${String(target)}`);
    const document = strFromU8(files['word/document.xml'] as Uint8Array);
    for (const [, id] of document.matchAll(/r:id="([^"]*)"/g)) expect([...targets.keys()]).toContain(id);
    return document;
  };

  it.each(['whole', 'body', 'table'] as const)('is well-formed and names only parts that are there: %s', async (part) => {
    await check(makeSample(8), part);
  });

  it('holds a draft of nothing, and text with markup and strange signs', async () => {
    await check(toDraft({ head: {}, blocks: [] }), 'whole');
    const document = await check(toDraft({ head: { title: '<script>&"' }, blocks: [{ kind: 'item', task: 'a<b>&amp;', text: '\u0000\ud800x\t|\n# y', lead: '<i>' }] }), 'whole');
    expect(document).toContain('&lt;script&gt;&amp;');
    expect(document).not.toContain('<script>');
  });

  it('holds 400 items', async () => {
    const draft = makeSample(400);
    expect((await check(draft, 'whole')).match(/<w:tr>/g)).toHaveLength(401);
  }, 60_000);
});
