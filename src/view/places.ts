/** How a notice's place is named and marked: its name, its colour, its sign. */

/** The marks of places: a second sign beside the colour, steady by the order of notices. */
const GLYPHS = ['●', '■', '▲', '◆', '★', '⬟', '✚', '⬢', '▼', '◗', '✦', '❖'];

/** After twelve the colours begin again, with another sign each: no two of 144 places have both in common. */
export function toGlyph(order: number): string {
  return GLYPHS[(order + Math.floor(order / GLYPHS.length)) % GLYPHS.length] as string;
}


/** The class that gives a notice its colour; twelve colours, then again from the first. */
export function toPlaceClass(order: number): string {
  return `place-${String((order % 12) + 1)}`;
}
