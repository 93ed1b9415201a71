/** Reads a point aloud with the browser's own voice, with a stop. */

/** `<button data-read-aloud="id of the text">`; the button is there only where the browser can speak. */
export function setUpReadAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-read-aloud]');
  if (!button) return;
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : null;
  if (!speech) return;
  button.hidden = false;
  const label = button.textContent;
  const show = (speaking: boolean) => {
    button.textContent = speaking ? '停止朗读' : label;
    button.setAttribute('aria-pressed', String(speaking));
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') {
      speech.cancel();
      show(false);
      return;
    }
    const text = document.querySelector('[data-point-text]')?.textContent ?? '';
    // Long utterances stop by themselves in some browsers: a sentence at a time.
    const sentences = text.match(/[^。；！？]+[。；！？]?/g) ?? [text];
    sentences.forEach((sentence, at) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = 'zh-CN';
      if (at === sentences.length - 1) utterance.addEventListener('end', () => { show(false); });
      utterance.addEventListener('error', () => { show(false); });
      speech.speak(utterance);
    });
    show(true);
  });
  window.addEventListener('pagehide', () => {
    speech.cancel();
  });
}
