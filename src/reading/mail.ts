/** A page saved as one file (.mht, .mhtml; a .doc that is one) → its first page. */
import PostalMime from 'postal-mime';
import { decodeLeniently, recogniseEncoding } from '../text/decode.ts';
import { DocumentError } from './document-error.ts';
import { readHtml } from './html.ts';
import { paragraph, type ReadDocument } from './layout.ts';
import { Losses } from './loss.ts';

/** What a decoder called latin1 makes of 80 to 9F, and back: it is windows-1252. */
const WINDOWS = new Map([...new TextDecoder('latin1').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))].map((char, at) => [char, 0x80 + at]));

/** @throws DocumentError */
export async function readMail(bytes: Uint8Array): Promise<ReadDocument & { encoding: string | null }> {
  // A page is wanted as its bytes: what it says of its encoding is often wrong. So it is called by another name.
  // The address of a part has no field in what the library gives: it goes where it has one.
  const renamed = new TextDecoder('latin1').decode(bytes).replace(/^(content-type:\s*)text\/html/gim, '$1application/xhtml+xml').replace(/^content-location:/gim, 'Content-Description:');
  const mail = await PostalMime.parse(Uint8Array.from(renamed, (char) => WINDOWS.get(char) ?? char.charCodeAt(0)), { attachmentEncoding: 'arraybuffer', maxNestingDepth: 20, forceRfc822Attachments: true }).catch(() => null);
  if (!mail) throw new DocumentError('其中的 MIME 结构已损坏');
  const pages = mail.attachments.filter(({ mimeType }) => /^(?:text\/html|application\/xhtml\+xml)$/i.test(mimeType));
  const [page] = pages;
  if (page) {
    // Browsers call a part by its number (cid:frame-1@mhtml.blink) or by its address. Each is shown once: pages may frame one another.
    const shown = new Set([page]);
    const findFrame = (address: string) => {
      const whole = resolve(address, page.description);
      const part = pages.find(({ contentId, description }) => (contentId !== undefined && address === `cid:${contentId.replace(/^<|>$/g, '')}`) || description === address || description === whole);
      if (!part || shown.has(part)) return null;
      shown.add(part);
      return decodeLeniently(toBytes(part.content));
    };
    const content = toBytes(page.content);
    return { ...readHtml(decodeLeniently(content), findFrame), encoding: recogniseEncoding(content) };
  }
  if (mail.html) return { ...readHtml(mail.html), encoding: null };
  if (mail.text) return { blocks: [paragraph([mail.text])], losses: new Losses(), encoding: null };
  throw new DocumentError('其中没有网页');
}

function toBytes(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** An address beside that of its page. */
function resolve(address: string, base: string | undefined): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
