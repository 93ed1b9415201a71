/** Which files of an archive to read: a notice, alone or with its annexes. */
import type { ArchivePart } from '../../reading/index.ts';
import { h } from '../lib/dom.ts';

/**
 * @param read is given the names that were chosen
 */
export function buildArchiveChoice(parts: readonly ArchivePart[], read: (names: string[]) => void): HTMLElement {
  const readable = parts.filter((part) => part.readable);
  const notices = readable.filter(({ annex }) => !annex);
  /** One notice and what its name calls annexes go together. */
  const together = notices.length === 1 ? readable : readable.slice(0, 1);
  const boxes: HTMLInputElement[] = [];
  const go = h('button', { type: 'submit' }, '读选中的文件');
  const update = () => { go.disabled = !boxes.some(({ checked }) => checked); };
  const form = h('form', { class: 'try-archive', 'data-try-archive': '' },
    h('fieldset', {}, h('legend', {}, '压缩包里有几个文件，选一份通知，或通知和它的附件'),
      ...parts.map((part) => {
        const box = h('input', { type: 'checkbox', value: part.name });
        box.checked = together.includes(part);
        box.disabled = !part.readable;
        box.addEventListener('change', update);
        boxes.push(box);
        return h('p', {}, h('label', {}, box, ' ', h('b', {}, part.name), part.annex && ' ', part.annex && h('span', { class: 'tag' }, '像附件')),
          part.looks !== '' && h('span', { class: 'note' }, ` ${part.readable ? '' : '读不了：'}${part.looks}`));
      })),
    h('p', { class: 'actions' }, go));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    read(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  });
  update();
  return form;
}
