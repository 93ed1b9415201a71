/** What pages and files can hold of very many notices. */
export { MOST_ON_A_PAGE, toAlignmentLimits } from '../compare/limits.ts';
