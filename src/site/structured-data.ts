/** Pages → schema.org. Addresses are relative to the page unless the site's own is known. */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';
import { KIND, toPointLabel } from '../view/labels.ts';
import { toSiteUrl } from './site-url.ts';

type Node = Record<string, unknown>;

const given = (node: Record<string, unknown>): Node => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined));

/** An official document: a report, else a document. What the notice does not state is not there. */
export function describeNotice(root: string, notice: NoticeRecord): Node {
  return given({
    '@type': notice.kind === 'annual-report' ? 'Report' : 'DigitalDocument',
    '@id': toSiteUrl(root, notice.url),
    url: toSiteUrl(root, notice.url),
    name: notice.title ?? notice.id,
    genre: KIND[notice.kind],
    inLanguage: 'zh-CN',
    identifier: notice.number,
    author: notice.issuer === null ? null : { '@type': 'GovernmentOrganization', name: notice.issuer },
    dateCreated: notice.issued,
    datePublished: notice.published,
    spatialCoverage: notice.region,
    isAccessibleForFree: true,
  });
}

/** A point as a part of its notice. */
export function describePoint(root: string, notice: NoticeRecord, point: WorkPoint, themes: readonly string[]): Node {
  return given({
    '@type': 'CreativeWork',
    '@id': toSiteUrl(root, point.url),
    url: toSiteUrl(root, point.url),
    name: `${notice.title ?? notice.id} ${toPointLabel(point)}`,
    position: point.number,
    text: point.text,
    inLanguage: 'zh-CN',
    keywords: themes.length > 0 ? themes.join(',') : null,
    isPartOf: describeNotice(root, notice),
  });
}

/** The way to a page from the home page. */
export function describeTrail(root: string, trail: readonly (readonly [href: string, label: string])[], here: string): Node {
  const items = [['index.html', '首页'] as const, ...trail];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...items.map(([href, name], at) => ({ '@type': 'ListItem', position: at + 1, name, item: toSiteUrl(root, href) })),
      { '@type': 'ListItem', position: items.length + 1, name: here },
    ],
  };
}
