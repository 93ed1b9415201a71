/** The field with the reader's text: shows a stretch of it, takes files that are dropped anywhere on the page. */

/** Beyond so many characters the place of a stretch is only estimated. */
const LONGEST_MEASURED = 1_000_000;
const COPIED = ['width', 'padding', 'border', 'box-sizing', 'font', 'letter-spacing', 'line-height', 'tab-size', 'text-spacing-trim', 'text-autospace', 'word-break', 'overflow-wrap', 'line-break'];

/** Selects a stretch of the text, of a mere place its line, and brings it into sight; browsers alone do not scroll to it. */
export function showStretch(field: HTMLTextAreaElement, start: number, end: number): void {
  const lineEnd = field.value.indexOf('\n', start);
  field.focus();
  field.setSelectionRange(start, end > start ? end : lineEnd < 0 ? field.value.length : lineEnd);
  field.scrollTop = measureTop(field, start) - field.clientHeight / 3;
}

/** How far below the top of the text a character stands. */
function measureTop(field: HTMLTextAreaElement, at: number): number {
  if (field.value.length > LONGEST_MEASURED) return field.scrollHeight * (at / field.value.length);
  // The same words in the same type, up to there.
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of COPIED) copy.style.setProperty(name, style.getPropertyValue(name));
  copy.style.setProperty('position', 'absolute');
  copy.style.setProperty('visibility', 'hidden');
  copy.style.setProperty('white-space', 'pre-wrap');
  // A scroll bar takes its share of the width.
  copy.style.setProperty('width', `${String(field.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth))}px`);
  copy.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = '|';
  copy.append(mark);
  document.body.append(copy);
  const top = mark.offsetTop;
  copy.remove();
  return top;
}

/**
 * Takes what is dropped. A file that missed the field would else replace the page, and the text with it.
 *
 * @param zone is given the class `over` while something hangs above the page
 */
export function takeDrops(zone: HTMLElement, take: (files: readonly File[]) => void): void {
  const over = (is: boolean) => zone.classList.toggle('over', is);
  const carries = (event: DragEvent, kind: string) => event.dataTransfer?.types.includes(kind) === true;
  for (const name of ['dragenter', 'dragover'] as const) {
    document.addEventListener(name, (event) => {
      if (!carries(event, 'Files')) return;
      event.preventDefault();
      over(true);
    });
  }
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) over(false);
  });
  document.addEventListener('drop', (event) => {
    over(false);
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length === 0 && !carries(event, 'Files')) return;
    event.preventDefault();
    if (files.length > 0) take(files);
  });
}
