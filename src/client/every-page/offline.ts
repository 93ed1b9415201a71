/** Registers the service worker, and says when there is a new build. */

/** Call once on every page. Does nothing from file:// and where there is no secure context. */
export function setUpOffline(): void {
  if (location.protocol === 'file:' || !('serviceWorker' in navigator)) return;
  const register = (): void => { void registerWorker().catch(() => undefined); };
  // The page first.
  const registerSoon = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 2000 });
    else setTimeout(register, 200);
  };
  if (document.readyState === 'complete') registerSoon();
  else addEventListener('load', registerSoon, { once: true });
}

async function registerWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  const site = new URL(document.documentElement.dataset['root'] || './', location.href);
  let asked = false;
  let controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of a first visit changes nothing for the reader.
    if (!controlled) controlled = true;
    else if (asked) location.reload();
    else showNotice('网站已在另一个窗口更新，这里还是旧的一页。', '重新载入', () => { location.reload(); });
  });

  const registration = await serviceWorker.register(new URL('sw.js', site), { scope: site.pathname, updateViaCache: 'none' });
  const offer = (): void => {
    if (!registration.waiting || !serviceWorker.controller) return;
    showNotice('网站有了新版本。', '更新', () => {
      asked = true;
      registration.waiting?.postMessage('skip-waiting');
    });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}

function showNotice(words: string, action: string, act: () => void): void {
  document.querySelector('[data-update-notice]')?.remove();
  const notice = document.createElement('div');
  notice.className = 'update-notice';
  notice.setAttribute('role', 'status');
  notice.dataset['updateNotice'] = '';
  const button = (label: string, onClick: () => void): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.addEventListener('click', onClick);
    return element;
  };
  const text = document.createElement('span');
  text.textContent = words;
  notice.append(text, button(action, act), button('以后再说', () => { notice.remove(); }));
  document.body.append(notice);
}
