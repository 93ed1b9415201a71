/** Typing with an input method: nothing happens until a composition is over. */

/** Calls back when the words in a field have changed and no composition is under way. */
export function onTyped(field: HTMLInputElement, act: () => void): void {
  let composing = false;
  field.addEventListener('compositionstart', () => { composing = true; });
  field.addEventListener('compositionend', () => {
    composing = false;
    act();
  });
  field.addEventListener('input', (event) => {
    if (!composing && !(event as InputEvent).isComposing) act();
  });
  // A form must not go off when Enter only takes what the input method offers.
  field.form?.addEventListener('submit', (event) => {
    if (composing) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
}

/** Whether a key belongs to the input method. 229: what browsers call a key the method has taken. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
