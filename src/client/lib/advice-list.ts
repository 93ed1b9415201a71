/** Where an item is vague or lacks something, how others put it, and buttons that put it in. */
import { sentenceOf, type Advice, type Insertion } from '../../draft/advice.ts';
import { h } from './dom.ts';

export interface AdviceNames {
  /** Of a point of this site: its address and `济南2023第13项`. */
  linkOf: (point: string) => { href: string; label: string } | null;
}

const FIELD = { lead: { lacks: '没有写牵头单位', before: '由', after: '牵头' }, deadline: { lacks: '没有写完成时限', before: '', after: '完成' } } as const;

export function buildAdvice(text: string, { vague, lacking }: Advice, { linkOf }: AdviceNames, insert: (insertion: Insertion) => void): HTMLElement[] {
  const button = (words: string, label: string, insertion: Insertion) => {
    const made = h('button', { type: 'button', 'aria-label': `${words}：${label}的写法` }, words);
    made.addEventListener('click', () => { insert(insertion); });
    return made;
  };
  return [
    ...vague.map((each) => h('div', { class: 'advice', role: 'group', 'aria-label': `可写明${each.matter}` },
      h('p', {}, h('q', {}, text.slice(each.span.start, each.span.end)), `没有写明${each.matter}。`, each.offers.length > 0 ? '其他地区写：' : ''),
      h('ul', {}, ...each.offers.map((offer) => {
        const link = linkOf(offer.point);
        const [label, beside] = [link?.label ?? '', sentenceOf(text, each)];
        return h('li', {}, link && h('a', { href: link.href }, link.label), '写', h('q', { class: 'point-text' }, offer.sentence), ' ',
          button('插入', label, { kind: 'sentence', way: 'behind', beside, offer }), ' ', button('替换这一句', label, { kind: 'sentence', way: 'instead', beside, offer }));
      })))),
    ...lacking.map(({ field, offers }) => h('div', { class: 'advice', role: 'group', 'aria-label': FIELD[field].lacks },
      h('p', {}, `${FIELD[field].lacks}。其他地区类似的事：`),
      h('ul', {}, ...offers.map((offer) => {
        const link = linkOf(offer.point);
        return h('li', {}, link && h('a', { href: link.href }, link.label), FIELD[field].before, h('q', { class: 'point-text' }, offer.words), FIELD[field].after, ' ', button('填入', link?.label ?? '', { kind: field, offer }));
      })))),
  ];
}
