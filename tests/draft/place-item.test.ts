import { describe, expect, it } from 'vitest';
import { toDraft, type Block, type ItemBlock } from '../../src/draft/draft.ts';
import { applyChange, toChange } from '../../src/draft/edits.ts';
import { placeItem } from '../../src/draft/place-item.ts';
import { THEMES } from './corpus.ts';

const item = (theme: string, text: string): Omit<ItemBlock, 'id' | 'rank'> => ({ kind: 'item', task: '', text, lead: '', participants: '', deadline: '', remark: '', theme, byLaw: false, borrowed: [] });
function put(draft: { blocks: Block[] }, each: Omit<ItemBlock, 'id' | 'rank'>) {
  const whole = { head: toDraft({ blocks: [] }).head, blocks: draft.blocks };
  const change = toChange(whole, placeItem(whole.blocks, each, THEMES).edit);
  if (!change) throw new Error('nothing was put');
  return applyChange(whole, change);
}
const words = ({ blocks }: { blocks: Block[] }) => blocks.map(({ kind, text }) => (kind === 'heading' ? `【${text}】` : text));

describe('an item that is picked', () => {
  it('stands with its theme, under a heading of its group, groups in their order', () => {
    let draft: { blocks: Block[] } = { blocks: [] };
    for (const [theme, text] of [['training', '培训'], ['interpretation', '解读'], ['budget', '预算'], ['interpretation', '解读二'], ['consultation', '热线'], ['enforcement', '执法']] as const) draft = put(draft, item(theme, text));
    expect(words(draft)).toEqual(['【深化主动公开】', '预算', '执法', '【做好政策解读和回应关切】', '解读', '解读二', '热线', '【强化监督保障】', '培训']);
  });

  it('goes behind the last of its theme in a notice with headings of its own', () => {
    const draft = toDraft({ blocks: [{ kind: 'heading', level: 1, text: '甲' }, { ...item('budget', '预算'), id: 'x' }, { kind: 'heading', level: 1, text: '乙' }, { ...item('training', '培训'), id: 'y' }] });
    expect(words(put(draft, item('budget', '决算')))).toEqual(['【甲】', '预算', '决算', '【乙】', '培训']);
    expect(words(put(draft, item('interpretation', '解读')))).toEqual(['【甲】', '预算', '【做好政策解读和回应关切】', '解读', '【乙】', '培训']);
  });

  it('goes to the end where nothing says its theme', () => {
    expect(words(put(toDraft({ blocks: [{ kind: 'heading', level: 1, text: '甲' }] }), item('', '别的')))).toEqual(['【甲】', '别的']);
  });
});
