/** The little of CSS that decides whether a reader sees words: display, visibility, a line through them. */
import type { Element, Root, RootContent } from 'hast';

/** What the page's own style sheets hide: by class, by id, by element. */
export interface HiddenBy {
  classes: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

/** Where scripts of a 公众号 article show what its page hides until then. */
const SHOWN_LATER = /^(?:js_content|js_article|page-content|img-content)$/;

/** The value of a property in an element's own style; '' where it has none. */
export function styleOf({ properties }: Element, property: string): string {
  const style = typeof properties['style'] === 'string' ? properties['style'] : '';
  if (!style.includes(property.slice(0, 4)) && style === style.toLowerCase()) return '';
  for (const part of style.split(';').reverse()) {
    const colon = part.indexOf(':');
    if (colon > 0 && part.slice(0, colon).trim().toLowerCase() === property) return part.slice(colon + 1).replace(/!important/i, '').trim().toLowerCase();
  }
  return '';
}

export function isHidden(node: Element, { classes, ids }: HiddenBy): boolean {
  const { properties } = node;
  const id = typeof properties['id'] === 'string' ? properties['id'] : '';
  if (SHOWN_LATER.test(id)) return false;
  if (properties['hidden'] === true || properties['hidden'] === '') return true;
  const display = styleOf(node, 'display');
  if (display === 'none' || /^(?:hidden|collapse)$/.test(styleOf(node, 'visibility')) || styleOf(node, 'mso-hide') === 'all') return true;
  // A style of its own wins over that of its class.
  if (display !== '') return false;
  const names = Array.isArray(properties['className']) ? properties['className'] : [];
  return ids.has(id) || names.some((name) => classes.has(String(name)));
}

export function isStruck(node: Element): boolean {
  return /line-through/.test(styleOf(node, 'text-decoration') + styleOf(node, 'text-decoration-line'));
}

/** Reads what `<style>` hides by a class or an id alone: `.note{display:none}`. Rules for print or small screens do not count. */
export function readStyleSheets(tree: Root): HiddenBy {
  const classes = new Set<string>();
  const ids = new Set<string>();
  for (const sheet of findStyles(tree.children)) {
    for (const { selectors, declarations } of readRules(sheet)) {
      const hides = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(declarations);
      for (const selector of selectors) {
        const match = /^[a-z]*([.#])([\w-]+)$/i.exec(selector.trim());
        const set = match?.[1] === '.' ? classes : ids;
        if (!match?.[2]) continue;
        if (hides) set.add(match[2]);
        else if (/(?:^|[;\s])display\s*:/i.test(declarations)) set.delete(match[2]);
      }
    }
  }
  return { classes, ids };
}

function findStyles(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    if (node.tagName === 'style') {
      if (/print/.test(String(node.properties['media'] ?? ''))) return [];
      return [node.children.map((child) => ('value' in child ? child.value : '')).join('')];
    }
    return findStyles(node.children);
  });
}

function readRules(sheet: string): { selectors: string[]; declarations: string }[] {
  const rules: { selectors: string[]; declarations: string }[] = [];
  const text = sheet.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, '');
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    const head = text.slice(at, open).replace(/^[^;]*;/, (each) => (each.trimStart().startsWith('@') ? '' : each)).trim();
    let depth = 1;
    let end = open + 1;
    for (; end < text.length && depth > 0; end++) {
      if (text[end] === '{') depth++;
      else if (text[end] === '}') depth--;
    }
    // @media, @font-face, @keyframes: skipped with all that is in them.
    if (!head.startsWith('@')) rules.push({ selectors: head.split(','), declarations: text.slice(open + 1, end - 1) });
    at = end;
  }
  return rules;
}
