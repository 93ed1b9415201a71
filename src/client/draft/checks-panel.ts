/** What is still wrong with the whole draft, beside it; each kind leads to its items, one after the other. */
import { PROBLEM, type Problem, type ProblemKind, type Shares } from '../../draft/checks.ts';
import { h } from '../lib/dom.ts';

export interface Checked {
  /** How many items there are. */
  items: number;
  problems: readonly Problem[];
  /** Ids of items that could be more definite. */
  vague: readonly string[];
  shares: Shares | null;
  /** Themes that the draft is to have and has not. */
  lacking: readonly { id: string; name: string }[];
}

interface Actions {
  open: (item: string | null) => void;
  openTheme: (theme: string) => void;
}

const percent = (share: number): string => `${String(Math.round(share * 100))}%`;

export class ChecksPanel {
  readonly #place: HTMLElement;
  readonly #actions: Actions;
  /** The next item of each kind that its button leads to. */
  readonly #next = new Map<string, number>();

  constructor(place: HTMLElement, actions: Actions) {
    this.#place = place;
    this.#actions = actions;
  }

  show({ items, problems, vague, shares, lacking }: Checked): void {
    const place = this.#place;
    if (items === 0) {
      place.replaceChildren(h('p', { class: 'note' }, '还没有条目。展开“按主题挑条目”里的主题，按“选用”；或按“末尾加一项”自己写。'));
      return;
    }
    const kinds: [key: ProblemKind | 'vague', words: string, ids: readonly string[]][] = [
      ...(Object.keys(PROBLEM) as ProblemKind[]).map((kind): [ProblemKind, string, string[]] => [kind, PROBLEM[kind], [...new Set(problems.filter((each) => each.kind === kind).map(({ item }) => item))]]),
      ['vague', '可以写得更明确', vague],
    ];
    const buttons = kinds.filter(([, , ids]) => ids.length > 0).map(([key, words, ids]) => this.#buildKind(key, words, ids));
    const focused = place.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['check'] : undefined;
    place.replaceChildren(
      h('p', { class: 'draft-sum' }, `共${String(items)}项。`, shares ? `与其他地区一字不差的占${percent(shares.others)}，与本单位上年一字不差的占${percent(shares.lastYear)}。` : ''),
      buttons.length > 0 ? h('ul', { class: 'draft-problems', 'aria-label': '要看的地方，按一下到那一项，再按到下一项' }, ...buttons) : '',
      lacking.length > 0 ? h('p', { class: 'draft-lacking' }, '打了勾而稿子里还没有的主题：', ...lacking.flatMap(({ id, name }, at) => {
        const button = h('button', { type: 'button', class: 'plain', 'data-check': id }, name);
        button.addEventListener('click', () => { this.#actions.openTheme(id); });
        return at > 0 ? ['、', button] : [button];
      })) : '',
    );
    if (focused !== undefined) place.querySelector<HTMLElement>(`[data-check="${focused}"]`)?.focus();
  }

  #buildKind(key: string, words: string, ids: readonly string[]): HTMLElement {
    const button = h('button', { type: 'button', 'data-check': key }, `${words} ${String(ids.length)}项`);
    button.addEventListener('click', () => {
      const at = (this.#next.get(key) ?? 0) % ids.length;
      this.#next.set(key, at + 1);
      this.#actions.open(ids[at] ?? null);
    });
    return h('li', {}, button);
  }
}
