// The page of a point, opened from a result: loaded by src/client/search-box.ts when the address says what to mark.
import { showMarks } from '../search/marks.ts';

showMarks(new URLSearchParams(location.search).get('hl') ?? '');
