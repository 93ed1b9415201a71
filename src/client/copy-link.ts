/** Buttons that put the address of a point on the clipboard. */

/** Makes every `[data-copy-link]` button copy the page's address, with the button's fragment if it names one. */
export function setUpCopyLinks(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-copy-link]') : null;
    if (!button) return;
    const address = new URL(button.dataset['copyLink'] ?? '', location.href);
    address.search = '';
    void copy(address.href).then((done) => {
      say(button, done ? '已复制' : address.href);
    });
  });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure context (plain http on an intranet, file://) the old way still works.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** The button says what happened, for eyes and for screen readers, and then is itself again. */
function say(button: HTMLButtonElement, words: string): void {
  const before = button.dataset['label'] ?? button.textContent;
  button.dataset['label'] = before;
  button.textContent = words;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
