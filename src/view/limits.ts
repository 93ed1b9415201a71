/**
 * What pages show of much or many, in the build and by scripts. Where a page leaves something out it says so, with the
 * number or a way to the rest.
 *
 * A number rests on what stands beside it: the signs and colours there are, the room of a window, or the bytes of a
 * page (HTML of a site of 200 invented notices, not packed). Where it says “by eye” it is a judgement of how much a
 * reader takes in before choosing, made on the five notices and on a thousand invented ones. None changes what is
 * compared or counted. Limits against hostile files stand beside their readers, in `limits.ts` of src/reading and
 * src/formats and in src/ledger.
 */
export { MOST_ON_A_PAGE } from '../compare/limits.ts';

/** Lists of all notices, beyond the number that home names: a line takes 370 bytes, a list below 200 KB. */
export const NOTICES_PER_LIST = 500;

/** Home: six findings are what the first window of a phone holds (390 × 844), questions by eye. The rest of each has a page of its own. */
export const HOME_FINDINGS = 6;
export const HOME_QUESTIONS = 10;

/**
 * Places seen at once before the reader chooses: as many as there are signs and colours (`places.ts`), beyond which two
 * share one. Of very many, the columns of a comparison that are open at first: six of 19 rem fill its widest room, 118 rem.
 */
export const FEW_PLACES = 12;
export const FEW_COLUMNS = 6;
/** Notices side by side on the page of comparison: each a column with a colour of its own. */
export const MOST_SIDE_BY_SIDE = 12;

/** Places that are columns of a table; of more, those that a row has stand beneath its head. As with `FEW_COLUMNS`. */
export const MOST_COLUMNS = 6;

/** Laid beside one notice, report or point: of many the nearest, each with a colour of its own. */
export const MOST_BESIDE = 12;
/** Of very many notices so many of the nearest are told of in a sentence: each pair is looked at alone. */
export const MOST_TOLD_OF_MANY = 3;
/** Points of one notice that are listed beside a point, by eye. */
export const POINTS_OF_ONE_NOTICE = 3;
/** Points of a kind that a cell of a comparison names: two lines of a column of 19 rem. */
export const POINTS_NAMED_IN_A_CELL = 4;

/**
 * Shared wording: the longest spans, the first places of each, and how so many pairs of their notices stand to each other
 * (by eye). A span with twelve places takes 4.5 KB, the page of three hundred 1.4 MB, the largest after that of units.
 */
export const MOST_SPANS = 300;
export const PLACES_OF_A_SPAN = 12;
export const ORDERS_OF_A_SPAN = 3;

/** At the head of a theme, by eye: the comparison begins in the first window. */
export const THEME_OPENING = { leads: 8, concrete: 2, notes: 1, law: 1, alone: 4 } as const;

/** Notices that cite one document: two of each colour. */
export const MOST_CITING = 24;

/** Points behind an answer that are shown with their words, half a kilobyte each; where there are more, each is a line half as long, its words a click away. */
export const MOST_WITH_WORDS = 200;
/** Of a point behind an answer, the characters on either side of the words that count: a line of a desk's window. */
export const AROUND_A_QUOTE = 60;
/** The same around what stands word for word in two notices, where two are read against each other. */
export const AROUND_A_SPAN = 24;

/** Units, by eye: the names said of a function in an answer of search, and beside the points that only touch a theme. */
export const NAMES_OF_A_FUNCTION = 4;
export const NAMES_BESIDE_A_THEME = 4;

/** Search, by eye: hits at first and with each press of 再看, passages outside of points, suggestions below the box, words offered instead. */
export const HITS_AT_FIRST = 20;
export const MORE_HITS = 50;
export const MOST_PASSAGES = 20;
export const MOST_SUGGESTIONS = 8;
export const MOST_WORDS_OFFERED = 8;
/** A facet with more values than this is closed at first, and scrolls: all themes stand open, of the notices three of each colour. */
export const VALUES_OF_AN_OPEN_FACET = 36;

/** The ledger, by eye: differences that a person decides one by one when two are merged; the others follow the choice for all. */
export const MOST_CHOICES = 200;

/** 自查, by eye but where something else is said. */
export const TRY_LIMITS = {
  /** Points fetched and shown at once; of each its characters, and the stretches that others share. */
  points: 30, characters: 4000, stretches: 20,
  /** Points of others nearest to one. */
  nearest: 5,
  /** Messages, all of them and at first. */
  messages: 200, messagesAtFirst: 12,
  /** Places that were not understood. */
  notUnderstood: 12,
  /** Themes of a gap at first, and one's own points named beside a theme. */
  gapsAtFirst: 6, ownPointsBeside: 3,
  /** Tables whose columns can be corrected, cells shown of a column and the characters of each. */
  tables: 12, cells: 2, cellCharacters: 24,
  /** Headings of the outline, and the characters of each. */
  headings: 200, headingCharacters: 60,
};
