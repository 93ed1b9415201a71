// The page of a point or of a notice, opened from a result: loaded by src/client/every-page/search-box.ts when the address says what to mark.
import { showMarks } from './marks.ts';

const query = new URLSearchParams(location.search);
showMarks(query.get('hl') ?? '', Number(query.get('line') ?? 0));
