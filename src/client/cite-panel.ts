/** The script of the panel of references comes when the panel is opened: most readers never do. */
export function setUpCitePanel(): void {
  document.querySelector('[data-cite]')?.addEventListener('toggle', () => {
    const script = document.createElement('script');
    script.src = `${document.documentElement.dataset['root'] ?? ''}assets/cite.js`;
    document.head.append(script);
  }, { once: true });
}
