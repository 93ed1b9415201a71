/** Loads a script of the site when it is first wanted; works from a disk too. */

const requested = new Map<string, Promise<void>>();

/**
 * Loads `assets/<name>.js` once.
 *
 * @returns settled when it has run; where it could not be loaded, rejected, and asking again tries again
 */
export function loadScript(name: string): Promise<void> {
  let promise = requested.get(name);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${document.documentElement.dataset['root'] ?? ''}assets/${name}.js`;
      script.onload = () => { resolve(); };
      script.onerror = () => {
        requested.delete(name);
        reject(new Error(`assets/${name}.js`));
      };
      document.head.append(script);
    });
    requested.set(name, promise);
  }
  return promise;
}
