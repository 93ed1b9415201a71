// The page of a point, opened from a result: loaded by src/client/every-page/search-box.ts when the address says what to mark.
import { showMarks } from './marks.ts';

showMarks(new URLSearchParams(location.search).get('hl') ?? '');
