/**
 * Folding for reading: a copy of a text in which every letter has its usual
 * form, so that one pattern recognises all of them. The text itself is never
 * changed; offsets into the copy lead back to it.
 *
 * - Kangxi and CJK radicals, compatibility ideographs (`⽉` `⻓` `更`): what a
 *   PDF puts in place of ordinary characters.
 * - numbers in one character (`㈠` `⑴` `⒈` `❶`): `（一）` `（1）` `1.` `①`
 * - full-width digits, letters, `｜` and `．`: half width
 * - line ends that are none in plain text (vertical tab, U+0085, U+2028): `\n`
 * - no-break and other fixed spaces: a space
 * - characters without width (soft hyphen, zero-width and bidirectional marks,
 *   variation selectors): left out
 */
export interface FoldedText {
  text: string;
  /** The offset in the source of each unit of `text`, and of the end; null where `text` is the source. */
  offsets: Uint32Array | null;
}

/**
 * What NFKC does not map, or maps to a traditional form, to what simplified Chinese writes: of ⺀ (U+2E80) and those
 * behind it in their order, a space for what NFKC maps well. Pages of search load it: half of what pairs weigh.
 */
const RADICALS = ' 厂  乙亻冂几刀刂卜㔾小小尢尣尢尢巳幺彑彐忄心扌攵 旡日月歹母民氵水灬爫爫丬牛犭王疋目示礻竹糹纟罓罒网网网羊羊羊老聿聿月臼艹艹'
  + '艹虎衤覀西见角角讠贝足车辶辶辶阝钅长长长门 阝雨青韦页风飞食 食饣 马骨鬼鱼鸟卤麦黄黾 齐 齿 龙  龟';

// Marks that combine and controls are looked for one by one here.
// eslint-disable-next-line no-control-regex, no-misleading-character-class
const FOLDED = /[\u000b\u0085\u00a0\u00ad\u034f\u061c\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2460-\u24ff\u2776-\u2793\u2e80-\u2fdf\u3220-\u3229\u3280-\u3289\uf900-\ufaff\ufe00-\ufe0f\ufeff\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff5c\ufff9-\ufffb\u2502\u2503\u{2f800}-\u{2fa1f}\u{e0100}-\u{e01ef}]/gu;

/** Characters of another width or in a circle: recognised in another form, but letters like any other. */
const WIDE = /[\uff01-\uff5e\u2460-\u24ff\u2776-\u2793]/;

/**
 * Takes any string. Linear; gives the string itself where nothing folds.
 *
 * @param wide full-width characters and numbers in one character stay as they are
 */
export function foldForReading(source: string, wide = false): FoldedText {
  FOLDED.lastIndex = 0;
  if (!FOLDED.test(source)) return { text: source, offsets: null };
  FOLDED.lastIndex = 0;
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  const copy = (to: number) => {
    for (let i = at; i < to; i++) offsets.push(i);
    text += source.slice(at, to);
    at = to;
  };
  for (const match of source.matchAll(FOLDED)) {
    copy(match.index);
    const folded = wide && WIDE.test(match[0]) ? match[0] : foldCharacter(match[0]);
    for (let i = 0; i < folded.length; i++) offsets.push(match.index);
    text += folded;
    at = match.index + match[0].length;
  }
  copy(source.length);
  offsets.push(source.length);
  return { text, offsets: Uint32Array.from(offsets) };
}

/** The words as plain letters, full-width ones as they are; for names, labels and dates that are recognised, never for text that is quoted. */
export function toPlainLetters(words: string): string {
  return foldForReading(words, true).text;
}

function foldCharacter(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code === 0x0b || code === 0x85 || code === 0x2028 || code === 0x2029) return '\n';
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) return ' ';
  if (code >= 0x2474 && code <= 0x2487) return `（${code - 0x2473}）`; // ⑴
  if (code >= 0x2488 && code <= 0x249b) return `${code - 0x2487}.`; // ⒈
  if (code >= 0x2776 && code <= 0x2793) return String.fromCharCode(0x2460 + ((code - 0x2776) % 10)); // ❶ ➀ ➊
  if (code >= 0x24f5 && code <= 0x24fe) return String.fromCharCode(0x2460 + code - 0x24f5); // ⓵
  if (code >= 0x3220 && code <= 0x3229) return `（${HAN.charAt(code - 0x3220)}）`; // ㈠
  if (code >= 0x3280 && code <= 0x3289) return String.fromCharCode(0x2460 + code - 0x3280); // ㊀
  if (code >= 0x2460 && code <= 0x24ff) return char; // ①
  if (code === 0x2502 || code === 0x2503) return '|';
  if (char === '⼾') return '户';
  const radical = RADICALS[code - 0x2e80]?.trim();
  if (radical) return radical;
  if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)
    || (code >= 0xff0e && code <= 0xff5c)) return char.normalize('NFKC');
  return '';
}

const HAN = '一二三四五六七八九十';
