// Runs on every page: what needs no page of its own.
import { setUpCopyLinks } from '../copy-link.ts';

document.documentElement.classList.add('has-script');
setUpCopyLinks();
