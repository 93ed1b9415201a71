/** Search: records → index, and query → hits. Pure: the same code runs in the build, in tests and in the browser. */
export { fromQueryString, hasChoices, parameterOf, toQueryString, type Search } from './address.ts';
export { makeExcerpt, type ExcerptPiece } from './excerpt.ts';
export { applyFacets, FACETS, type Choices, type Counts, type Facet } from './facets.ts';
export { findMarks, findMarksIn, findPassages, FIELDS, matchPoint, openBlock, type Block, type Field, type FoundNotice, type Hit, type Passage, type Point, type Shard } from './match.ts';
export { LONGEST_QUERY, parseQuery, quoteTerm, type Query } from './query.ts';
export { mergeRanked, rankHits, type Sort } from './rank.ts';
export { fieldsOf, ROLES, SEARCH_FORMAT, toBlocks, type NoticeSource, type PackedBlock, type Role } from './records.ts';
export { findEverywhere, indexTokens, MOST_BLOCKS_WITHOUT_RUNS, queryTokens } from './tokens.ts';
