/** Numbers of lists, in the forms word processors and browsers draw: 一 ① ⑴ 甲 a iv */

const HAN = '零一二三四五六七八九';

/** 1 → 一, 十二, 二十, 一百零五 */
export function toHan(number: number): string {
  if (number < 10) return HAN.charAt(Math.max(0, number));
  if (number < 20) return `十${number % 10 === 0 ? '' : HAN.charAt(number % 10)}`;
  if (number < 100) return `${HAN.charAt(Math.floor(number / 10))}十${number % 10 === 0 ? '' : HAN.charAt(number % 10)}`;
  if (number < 1000) {
    const rest = number % 100;
    return `${HAN.charAt(Math.floor(number / 100))}百${rest === 0 ? '' : rest < 10 ? `零${HAN.charAt(rest)}` : `${rest < 20 ? '一' : ''}${toHan(rest)}`}`;
  }
  return String(number);
}

/** 1 → 壹, 12 → 壹拾贰 */
function toLegalHan(number: number): string {
  const legal: Record<string, string> = { 零: '零', 一: '壹', 二: '贰', 三: '叁', 四: '肆', 五: '伍', 六: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰' };
  const words = toHan(number);
  return [...(words.startsWith('十') ? `一${words}` : words)].map((char) => legal[char] ?? char).join('');
}

function toRoman(number: number): string {
  const signs: [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let text = '';
  let rest = Math.min(number, 9999);
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** Characters that stand for 1, 2, 3 … in a row from this one on; the number itself beyond the last. */
function fromRow(first: number, most: number): (number: number) => string {
  return (number) => (number >= 1 && number <= most ? String.fromCharCode(first + number - 1) : String(number));
}

const toCircled = fromRow(0x2460, 20);
const toParenthesized = fromRow(0x2474, 20);
const toFullStopped = fromRow(0x2488, 20);
const toHanCircled = fromRow(0x3280, 10);
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

function toLetter(number: number): string {
  // z, then aa, bb: as Word counts.
  const at = Math.max(1, number) - 1;
  return String.fromCharCode(97 + (at % 26)).repeat(Math.min(8, Math.floor(at / 26) + 1));
}

/** @param format by its name in WordprocessingML */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'taiwaneseDigital':
    case 'koreanDigital2':
      return toHan(number);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return toLegalHan(number);
    case 'ideographTraditional':
      return STEMS.charAt(number - 1) || String(number);
    case 'ideographZodiac':
      return BRANCHES.charAt(number - 1) || String(number);
    case 'ideographEnclosedCircle':
      return toHanCircled(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return toCircled(number);
    case 'decimalEnclosedParen':
      return toParenthesized(number);
    case 'decimalEnclosedFullstop':
      return toFullStopped(number);
    case 'numberInDash':
      return `- ${String(number)} -`;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'upperRoman':
      return toRoman(number);
    case 'lowerRoman':
      return toRoman(number).toLowerCase();
    case 'upperLetter':
      return toLetter(number).toUpperCase();
    case 'lowerLetter':
      return toLetter(number);
    default:
      return String(number);
  }
}

/** A number before its paragraph: `1.` and `2024年…` must not run together into a decimal. */
export function joinNumber(number: string, text: string): string {
  return number !== '' && /[0-9.．]$/.test(number) && /^[0-9]/.test(text) ? `${number} ${text}` : `${number}${text}`;
}
