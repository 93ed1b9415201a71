// Runs on every page: what needs no page of its own.
import { setUpCopyLinks } from '../copy-link.ts';
import { setUpOffline } from '../offline.ts';
import { setUpSearchBox } from '../search-box.ts';
import { setUpTableDownloads } from '../table-download.ts';

document.documentElement.classList.add('has-script');
setUpCopyLinks();
setUpTableDownloads();
setUpSearchBox();
setUpOffline();
