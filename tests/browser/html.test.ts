/** Every built page is valid HTML. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, inject, it } from 'vitest';

const dist = inject('siteFolder');

function findPages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? findPages(join(folder, entry.name)) : entry.name.endsWith('.html') ? [join(folder, entry.name)] : []);
}

it('is valid HTML by the standard, on every page', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } });
  const faults: string[] = [];
  const pages = findPages(dist);
  expect(pages.length).toBeGreaterThan(150);
  for (const page of pages) {
    const { results } = await validator.validateString(readFileSync(page, 'utf8'), page);
    for (const { messages } of results) {
      for (const { ruleId, message, line, column } of messages) faults.push(`${relative(dist, page)}:${String(line)}:${String(column)} ${ruleId}: ${message}`);
    }
  }
  expect(faults).toEqual([]);
}, 120_000);
