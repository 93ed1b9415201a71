/** The panel of references: the address and the day of access are added where the page has an address; copy, download. */
import { toCitations, type Access, type Citable } from '../../data/references.ts';
import { copyText, say } from '../every-page/copy-link.ts';
import { download } from '../lib/download.ts';

export function setUpCitations(): void {
  const panel = document.querySelector<HTMLElement>('[data-cite]');
  const json = panel?.querySelector('script')?.textContent;
  if (!panel || !json) return;
  const item = JSON.parse(json) as Citable;
  const access = readAccess();
  const citations = new Map(toCitations(item, access).map((citation) => [citation.format as string, citation]));
  if (access) {
    for (const text of panel.querySelectorAll<HTMLElement>('[data-format]')) text.textContent = citations.get(text.dataset['format'] ?? '')?.text ?? text.textContent;
    const note = panel.querySelector('[data-cite-note]');
    if (note?.firstChild) note.firstChild.textContent = '已补上本页网址和今天的日期作为引用日期。全部条目的引用见';
  }
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-copy-cite], [data-download-cite]') : null;
    const text = button?.closest('.cite-format')?.querySelector<HTMLElement>('[data-format]');
    const citation = citations.get(text?.dataset['format'] ?? '');
    if (!button || !citation) return;
    if (button.dataset['copyCite'] === undefined) {
      download(`${item.id.replace('/', '-')}.${citation.extension}`, citation.text, `${citation.type};charset=utf-8`);
      return;
    }
    void copyText(citation.text).then((done) => {
      say(button, done ? '已复制' : '请选中文字复制');
    });
  });
}

/** A page opened from a disk has no address to cite. */
function readAccess(): Access | null {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const url = new URL(canonical ?? location.href);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  url.search = '';
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return { url: url.href, accessed: `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}` };
}
