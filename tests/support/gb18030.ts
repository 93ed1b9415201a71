/** GB18030 by asking the decoder: the two- and four-byte sequences of the characters used here. */
export function toGb18030(text: string): Uint8Array {
  const wanted = new Set(text);
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (wanted.has(char) && !codes.has(char)) codes.set(char, [lead, trail]);
    }
  }
  for (const a of [0x81, 0x84]) for (let b = 0x30; b <= 0x39; b++) for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) {
    const char = decoder.decode(Uint8Array.of(a, b, c, d));
    if (wanted.has(char) && !codes.has(char)) codes.set(char, [a, b, c, d]);
  }
  return Uint8Array.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : codes.get(char) ?? [])));
}
