// Every page of a front: colours and large print, and tables as files.
import { setUpModes } from '../../client/every-page/modes.ts';
import { setUpTableDownloads } from '../../client/every-page/table-download.ts';

setUpModes();
setUpTableDownloads();
