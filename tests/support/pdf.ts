/** Small PDF files for tests: Chinese in a font that is not in the file, rules, tables. Places in points, y upwards. */

const HEIGHT = 842;

export function text(x: number, y: number, words: string, { size = 12, mode = 0 } = {}): string {
  const hex = [...words].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${String(size)} Tf ${String(mode)} Tr ${String(x)} ${String(HEIGHT - y)} Td <${hex}> Tj ET\n`;
}

export function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `${String(x1)} ${String(HEIGHT - y1)} m ${String(x2)} ${String(HEIGHT - y2)} l S\n`;
}

/**
 * A table: edges of columns, and rows with their height and the words of each cell, a line an entry; `null` goes on the
 * cell above it.
 */
export function table(xs: readonly number[], top: number, rows: readonly (readonly (string | null)[])[], { upright = true, height = 40 } = {}): string {
  let out = '';
  const last = xs[xs.length - 1] as number;
  rows.forEach((row, at) => {
    const y = top + at * height;
    row.forEach((cell, column) => {
      const [left, right] = [xs[column] as number, xs[column + 1] as number];
      if (cell !== null) {
        out += rule(left, y, right, y);
        cell.split('\n').forEach((line, place) => {
          if (line !== '') out += text(left + 4, y + 14 + place * 13, line, { size: 10 });
        });
      }
    });
  });
  const bottom = top + rows.length * height;
  out += rule(xs[0] as number, bottom, last, bottom);
  if (upright) for (const x of xs) out += rule(x, top, x, bottom);
  return out;
}

/** A file of pages, each the operators of its content; `box`: what of the plane is the sheet. */
export function pdf(pages: readonly string[], { image = false, box = `0 0 595 ${String(HEIGHT)}` } = {}): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, at) => `${String(6 + at * 2)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n \nendstream',
  ];
  for (const page of pages) {
    const content = `${image ? 'q 595 0 0 842 0 0 cm /I1 Do Q\n' : ''}${page}`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Resources << /Font << /F1 3 0 R >> /XObject << /I1 5 0 R >> >> /Contents ${String(objects.length + 2)} 0 R >>`,
      `<< /Length ${String(content.length)} >>\nstream\n${content}endstream`,
    );
  }
  let out = '%PDF-1.5\n';
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const list = out.length;
  out += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(list)}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
