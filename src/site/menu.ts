/** The parts of the site, by what a reader wants: to read, to look up, to use. */
export const MENU = [
  {
    name: '看', of: '读文件和对照', parts: [
      ['questions', 'questions/index.html', '问题'],
      ['notices', 'index.html#notices', '文件'],
      ['themes', 'themes/index.html', '主题'],
      ['compare', 'compare/index.html', '对照'],
      ['units', 'units/index.html', '单位'],
      ['commitments', 'commitments/index.html', '期限与数字'],
      ['wording', 'wording/index.html', '措辞'],
    ],
  },
  {
    name: '查', of: '查找和出处', parts: [
      ['search', 'search/index.html', '搜索'],
      ['glossary', 'glossary/index.html', '术语'],
      ['sources', 'sources/index.html', '来源'],
      ['data', 'data/index.html', '数据'],
      ['guide', 'guide/index.html', '说明'],
    ],
  },
  {
    name: '用', of: '自己的文件和台账', parts: [
      ['try', 'try/index.html', '自查'],
      ['draft', 'draft/index.html', '起草'],
      ['ledger', 'ledger/index.html', '台账'],
    ],
  },
] as const;

/** A part of the site that a page may belong to. */
export type MenuPart = (typeof MENU)[number]['parts'][number][0];
