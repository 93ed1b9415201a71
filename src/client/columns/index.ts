/** Columns of a comparison can be hidden and moved; the choice stands in the address. */
import { setUpColumns } from './columns.ts';

for (const comparison of document.querySelectorAll<HTMLElement>('[data-comparison]')) {
  const tools = document.querySelector<HTMLElement>('[data-column-tools]');
  if (tools) setUpColumns(comparison, tools);
}
