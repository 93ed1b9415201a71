/** Exported documents of every kind and size, by name: what checks of the format look at. */
import { toDocx } from '../../src/draft/docx.ts';
import { toDraft, type Draft } from '../../src/draft/draft.ts';
import { makeSample } from './sample.ts';

const LONG = '推进重大建设项目批准和实施领域政府信息公开，';

/** Words no notice has and a person still may paste. */
const ODD: Draft = toDraft({
  head: { title: '云川市交通运输局关于印发《云川市交通运输系统2024年政务公开工作要点及重点任务分工方案（征求意见稿）》并做好贯彻落实工作的通知', issuer: '云川市交通运输局政务公开工作领导小组办公室', year: 2024, date: '2024年12月31日', opening: '  \n一\t二\n', closing: '特此通知' },
  blocks: [
    { kind: 'heading', level: 2, text: '' },
    { kind: 'item', task: 'a<b>&amp;"', text: '\u0000\ud800x\t|\n# y\u2028z\u000b', lead: '<i>、]]>', deadline: '&#0;' },
    { kind: 'item', text: LONG.repeat(120), participants: Array.from({ length: 60 }, (_, at) => `处室${String(at)}`).join('、'), remark: '😀\ufffe' },
    { kind: 'heading', level: 1, text: '结尾没有条目' },
  ],
});

export async function* makeDocuments(counts: readonly number[]): AsyncGenerator<[name: string, bytes: Uint8Array]> {
  for (const part of ['whole', 'body', 'table'] as const) {
    for (const count of counts) yield [`${part}-${String(count)}`, await toDocx(makeSample(count), part)];
    yield [`${part}-odd`, await toDocx(ODD, part)];
    yield [`${part}-nothing`, await toDocx(toDraft({ head: {}, blocks: [] }), part)];
  }
}
