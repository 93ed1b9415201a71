// Runs on every page: what needs no page of its own.
import { setUpCitePanel } from './cite-panel.ts';
import { setUpCharts } from './charts-loader.ts';
import { setUpAnchors, setUpCopyLinks } from './copy-link.ts';
import { setUpLedger } from './ledger-loader.ts';
import { setUpMenu } from './menu.ts';
import { setUpModes } from './modes.ts';
import { setUpOffline } from './offline.ts';
import { setUpPrinting } from './printing.ts';
import { setUpReadAloud } from './read-aloud.ts';
import { setUpSearchBox } from './search-box.ts';
import { setUpTableDownloads } from './table-download.ts';

setUpModes();
setUpMenu();
setUpCopyLinks();
setUpReadAloud();
setUpAnchors();
setUpCitePanel();
setUpPrinting();
setUpTableDownloads();
setUpSearchBox();
setUpCharts();
setUpLedger();
setUpOffline();
