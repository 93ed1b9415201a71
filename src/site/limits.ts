/**
 * What pages show of much or many. Where a page leaves something out it says so, with the number or a link to the rest.
 * Limits against hostile files stand beside their readers, in src/reading, src/formats and src/ledger.
 */
export { MOST_ON_A_PAGE, toAlignmentLimits } from '../compare/limits.ts';

/** Lists of all notices, beyond the number that home names. */
export const NOTICES_PER_LIST = 500;

/** Home: the rest of each has a page of its own. */
export const HOME_FINDINGS = 6;
export const HOME_QUESTIONS = 10;

/** Laid beside one notice, report or point: of many the nearest. */
export const MOST_BESIDE = 12;
/** Of very many notices so many of the nearest are told of in a sentence: each pair is looked at alone. */
export const MOST_TOLD_OF_MANY = 3;
/** Points of one notice that are listed beside a point. */
export const POINTS_OF_ONE_NOTICE = 3;

/** Shared wording: the longest spans, the first places of each, and how so many pairs of their notices stand to each other. */
export const MOST_SPANS = 300;
export const PLACES_OF_A_SPAN = 12;
export const ORDERS_OF_A_SPAN = 3;

/** At the head of a theme: the comparison begins in the first window. */
export const THEME_OPENING = { leads: 8, concrete: 2, notes: 1, law: 1, alone: 4 } as const;

/** Notices that cite one document. */
export const MOST_CITING = 24;

/** Points behind an answer that are shown with their words; of more the words are a click away. */
export const MOST_WITH_WORDS = 200;

/** So many places are columns of a table; of more, those that a row has stand beneath its head. */
export const MOST_COLUMNS = 6;
