import { describe, expect, it } from 'vitest';
import { indexCitations, type CitingNotice } from '../../src/compare/cited-documents.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { readNotice } from '../../src/points/index.ts';

const texts = new Map<string, { text: string; points: Map<string, string> }>();
function read(id: string, text: string): CitingNotice {
  const notice = readNotice(text);
  const points = notice.points.map(({ evidence, ...fields }) => ({ record: { id: `${id}/${fields.number}`, source: fields.source }, evidence, text: fields.text }));
  texts.set(id, { text, points: new Map(points.map(({ record, text: words }) => [record.id, words])) });
  return { id, tree: notice.tree, points };
}
const draw = (documents: ReturnType<typeof indexCitations>) => documents.map(({ title, numbers, mentions }) =>
  `${title} ${numbers.join(' ')} ${mentions.map(({ notice, point, part }) => `${notice}:${point ?? part}`).join(' ')}`.replace(/ +/g, ' '));

describe('indexCitations', () => {
  it('finds titles in points and before them, and counts one spelling with another', () => {
    const a = read('a', '云川市交通运输局2021年政务公开工作要点\n\n根据《中华人民共和国政府信息公开条例》，制定本要点。\n\n一、做好公开\n（一）严格执行《政府信息公开条例 》，做好《交通办法（试行）》落实。\n');
    const b = read('b', '一、做好公开\n（一）落实《中华人民共和国政府信息公开条例》。\n');
    expect(draw(indexCitations([a, b]))).toEqual([
      '中华人民共和国政府信息公开条例 a:text a:a/1-1 b:b/1-1',
      '交通办法（试行） a:a/1-1',
    ]);
    expect(indexCitations([a, b])[0]).toMatchObject({ notices: ['a', 'b'], spellings: ['中华人民共和国政府信息公开条例', '政府信息公开条例 '] });
  });

  it('leads to the words in the seed and in the point', () => {
    const a = read('a', '一、做好公开\n（一）严格执行《信息公开条例》，落实《交通规定》。\n（二）执行《信息公开条例》。\n');
    for (const { mentions } of indexCitations([a])) for (const { source, span, point, quote } of mentions) {
      expect(texts.get('a')?.text.slice(source.start, source.end)).toBe(quote);
      expect(texts.get('a')?.points.get(point ?? '')?.slice(span?.start, span?.end)).toBe(quote);
    }
  });

  it('knows titles within titles', () => {
    const a = read('a', '一、做好公开\n（一）按照《关于转发〈公共交通办法〉的通知》和《关于印发《收费规定》的通知》执行。\n');
    expect(draw(indexCitations([a]))).toEqual([
      '关于转发〈公共交通办法〉的通知 a:a/1-1', '公共交通办法 a:a/1-1', '关于印发《收费规定》的通知 a:a/1-1', '收费规定 a:a/1-1',
    ]);
  });

  it('joins a title that a page break cuts', () => {
    const a = read('a', '一、做好公开\n\n（一）加强培训。提高全体人员业务能力和水平，分两次组织学习《中华人民共和国政府信息公\n\n开条例》和有关规定，提高水平。\n');
    const [document] = indexCitations([a]);
    expect(document?.title).toBe('中华人民共和国政府信息公开条例');
    const [mention] = document?.mentions ?? [];
    expect(mention).toMatchObject({ point: 'a/1-1', quote: '中华人民共和国政府信息公开条例', line: 3 });
    expect(texts.get('a')?.points.get('a/1-1')?.slice(mention?.span?.start, mention?.span?.end)).toBe('中华人民共和国政府信息公开条例');
  });

  it('joins it too where the cut made a heading of its first half', () => {
    const a = read('a', '一、做好公开\n\n（一）组织学习《中华人民共和国政府信息公\n\n开条例》和有关规定，提高水平。\n');
    expect(draw(indexCitations([a]))).toEqual(['中华人民共和国政府信息公开条例 a:a/1-1']);
  });

  it('gives a number to the title it stands behind, and else to itself', () => {
    const a = read('a', '一、做好公开\n（一）执行《办理程序的意见》（云政办发〔2018〕112号），根据国办发[2019]６１ 号文件办理。\n（二）落实云政办发〔2018〕112号。\n');
    expect(draw(indexCitations([a]))).toEqual(['办理程序的意见 云政办发〔2018〕112号 a:a/1-1 a:a/1-2', 'null 国办发〔2019〕61号 a:a/1-1']);
    expect(indexCitations([a])[0]?.mentions[1]).toMatchObject({ numberOnly: true, quote: '云政办发〔2018〕112号' });
  });

  it('counts 《条例》 to the title before it that ends with the word', () => {
    const a = read('a', '一、做好公开\n（一）学习《信息公开条例》《收费办法》。\n（二）严格按照《条例》规定办理。\n');
    expect(draw(indexCitations([a]))).toEqual(['信息公开条例 a:a/1-1 a:a/1-2', '收费办法 a:a/1-1']);
    expect(draw(indexCitations([read('b', '一、做好公开\n（一）按照《条例》办理。\n')]))).toEqual(['条例 b:b/1-1']);
  });

  it('tells what a notice issues from what it cites', () => {
    const a = read('a', '云川市交通运输局文件\n\n云交发〔2023〕8号\n\n关于印发《云川市2023年政务公开工作要点》的通知\n\n各科室、局属各单位：\n\n现将《云川市2023年政务公开工作要点》印发给你们。\n\n一、做好公开\n（一）执行《政务公开条例》和《工作要点》。\n');
    expect(indexCitations([a]).map(({ title, numbers, mentions }) => [title ?? numbers[0], mentions.map(({ part, own }) => `${part} ${own}`)])).toEqual([
      ['云川市2023年政务公开工作要点', ['title true', 'text true']], ['云交发〔2023〕8号', ['field true']], ['政务公开条例', ['heading false']], ['工作要点', ['heading false']],
    ]);
  });

  it('bears marks without a partner', () => {
    expect(draw(indexCitations([read('a', '一、做好公开\n（一）执行《甲办法，落实乙办法》》和《〉。\n（二）》《丙办法》\n')])))
      .toEqual(['甲办法，落实乙办法 a:a/1-1', '丙办法 a:a/1-2']);
  });
});

describe('the notices of the site', () => {
  const { notices } = loadCorpus(process.cwd());
  const documents = indexCitations(notices);
  const mentions = documents.flatMap((document) => document.mentions);

  it('have every 《》 of their texts in the index', () => {
    for (const { id, text } of notices) {
      expect(mentions.filter(({ notice, numberOnly }) => notice === id && !numberOnly).length).toBe([...text.matchAll(/《/g)].length);
    }
  });

  it('have every 〔〕 number, of their own and of others', () => {
    expect(documents.flatMap(({ numbers }) => numbers).length).toBe(5);
    expect(mentions.filter(({ numberOnly, own }) => numberOnly && own).length).toBe(3);
  });

  it('print each title where the index says', () => {
    for (const { notice, point, span, quote } of mentions) {
      if (!span) continue;
      const record = notices.find(({ id }) => id === notice)?.points.find((each) => each.record.id === point)?.record;
      expect(record?.text.slice(span.start, span.end)).toBe(quote);
    }
  });
});
