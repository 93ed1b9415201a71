// The page for wrong addresses, which a host shows at whatever address was asked for: finds where the site begins by
// loading its stylesheet, and mends the page's links. In the page itself, since no address of a script would be right.
import { startModes } from '../every-page/modes.ts';
import { listRoots } from './roots.ts';

function load(root: string): void {
  const { documentElement: html, head } = document;
  html.dataset['root'] = root;
  document.querySelector('link[rel="icon"]')?.setAttribute('href', `${root}icon.svg`);
  const finish = (): void => {
    for (const [selector, name] of [['a[href]', 'href'], ['form[action]', 'action']] as const) {
      for (const element of document.querySelectorAll(selector)) {
        const address = element.getAttribute(name) ?? '';
        if (!/^(?:#|[a-z]+:)/.test(address)) element.setAttribute(name, root + address);
      }
    }
    const script = document.createElement('script');
    script.src = `${root}assets/every-page.js`;
    head.append(script);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', finish);
  else finish();
}

function tryRoots([root, ...others]: string[]): void {
  if (root === undefined) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `${root}assets/site.css`;
  // Where browsers know how: nothing is painted before it is there.
  link.setAttribute('blocking', 'render');
  link.onload = () => { load(root); };
  link.onerror = () => {
    link.remove();
    tryRoots(others);
  };
  document.head.append(link);
}

startModes();
const folders = document.querySelector<HTMLMetaElement>('meta[name="folders"]')?.content.split(' ') ?? [];
tryRoots(listRoots(location.pathname, folders));
