/** The text of a notice in the browser, loaded on demand; works from a disk too. */
import { loadScript } from './load-script.ts';

declare global {
  // What the scripts of src/pages/assets/texts call.
  var receiveText: ((id: string, text: string) => void) | undefined;
}

const received = new Map<string, string>();

/** @throws where the script cannot be loaded; asking again tries again */
export async function loadNoticeText(id: string): Promise<string> {
  globalThis.receiveText ??= (name, text) => received.set(name, text);
  await loadScript(`texts/${encodeURIComponent(id)}`);
  const text = received.get(id);
  if (text === undefined) throw new Error(`没有读到通知“${id}”的文字`);
  return text;
}
