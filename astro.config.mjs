// @ts-check
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { siteMap } from './src/build/site-map.ts';
import { serviceWorker } from './src/build/service-worker.ts';

export default defineConfig({
  output: 'static',
  // Builds of several corpora at the same time need folders of their own for what Astro keeps between builds.
  cacheDir: process.env['CACHE_DIR'] ?? './node_modules/.astro',
  integrations: [siteMap(), serviceWorker()],
  // n/x.astro → n/x.html, q/index.astro → q/index.html: addresses that also work from file://.
  build: { format: 'preserve' },
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  markdown: {
    // Straight quotes stay straight: the guide quotes official texts.
    processor: unified({
      gfm: true,
      smartypants: false,
      remarkRehype: { footnoteLabel: '脚注', footnoteBackLabel: '返回正文' },
    }),
    syntaxHighlight: false,
  },
});
