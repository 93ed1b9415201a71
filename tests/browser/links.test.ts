/** Every link of every built page leads somewhere, and none leaves the folder: the site works under any path. Every page has its policy. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const dist = inject('siteFolder');

function findFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? findFiles(join(folder, entry.name)) : [join(folder, entry.name)]);
}

const pages = findFiles(dist).filter((file) => file.endsWith('.html')).map((file) => {
  const html = readFileSync(file, 'utf8');
  // What scripts carry as data is no link.
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => script.slice(0, script.indexOf('>') + 1));
  return { file, name: relative(dist, file), html, markup, ids: new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])) };
});
const byFile = new Map(pages.map((page) => [page.file, page]));

function decode(attribute: string): string {
  return attribute.replace(/&amp;/g, '&').replace(/&#38;/g, '&').replace(/&quot;/g, '"');
}

describe('the built site', () => {
  it('has the pages of the design', () => {
    const names = new Set(pages.map(({ name }) => name));
    for (const name of ['index.html', 'themes/index.html', 'themes/interpretation.html', 'sources/index.html', 'search/index.html', 'units/index.html', 'data/index.html']) {
      expect(names).toContain(name);
    }
    const published = readFileSync('content/permalinks.txt', 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const id of published.map((line) => line.split(' ')[0] as string)) {
      expect(names.has(`${id}.html`) || names.has(`${id}/index.html`), id).toBe(true);
    }
  });

  it('has only relative links, and each leads to a file and a fragment that exist', () => {
    const broken: string[] = [];
    for (const { file, name, markup } of pages) {
      for (const match of markup.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
        const href = decode(match[1] ?? '');
        if (/^(?:https?:|mailto:|data:)/.test(href)) continue;
        if (href.startsWith('/')) {
          broken.push(`${name}: ${href} is absolute`);
          continue;
        }
        const [path = '', fragment] = href.split('#');
        const target = path === '' || path.startsWith('?') ? file : join(dirname(file), decodeURIComponent(path.split('?')[0] ?? ''));
        if (!existsSync(target) || statSync(target).isDirectory()) broken.push(`${name}: ${href} has no file`);
        else if (fragment && !byFile.get(target)?.ids.has(decodeURIComponent(fragment))) broken.push(`${name}: ${href} has no such fragment`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('gives every page a policy before anything it governs, and nothing inline that it would have to allow', () => {
    for (const { name, html, markup } of pages) {
      const head = markup.slice(0, markup.indexOf('<body'));
      const policy = decode(/<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(head)?.[1] ?? '').replace(/&#39;/g, "'");
      expect(policy, name).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'(?: 'sha256-[\w+/=]+')?; style-src 'self';/);
      expect(policy, name).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
      expect(head.search(/Content-Security-Policy/), name).toBeLessThan(head.search(/<(?:script|link|style)\b|$/));
      expect(markup, name).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="|javascript:/);
      for (const [, attributes = '', script = ''] of html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)) {
        if (/\ssrc=/.test(attributes) || /type="application\/(?:ld\+)?json"/.test(attributes)) continue;
        expect(policy, name).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
      }
    }
  });

  it('gives every page a title and a description of its own, and one first heading', () => {
    const [titles, descriptions] = [new Map<string, string>(), new Map<string, string>()];
    for (const { name, markup } of pages) {
      if (/http-equiv="refresh"/.test(markup)) continue;
      const title = /<title>([^<]+)<\/title>/.exec(markup)?.[1] ?? '';
      expect(title, name).not.toBe('');
      expect(titles.get(title), `${name} has the title of another page`).toBeUndefined();
      titles.set(title, name);
      const description = /<meta name="description" content="([^"]+)"/.exec(markup)?.[1] ?? '';
      expect(description, name).not.toBe('');
      expect(descriptions.get(description), `${name} has the description of another page`).toBeUndefined();
      descriptions.set(description, name);
      expect(markup.match(/<h1\b/g)?.length, name).toBe(1);
      expect([...markup.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]).filter((id, at, all) => all.indexOf(id) !== at), name).toEqual([]);
    }
  });
});
