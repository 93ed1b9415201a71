/** Any notices × any themes, or two points face to face; all of it in the address. */
import { setUpComparePage } from './page.ts';

setUpComparePage();
