/** What a document has and a text has not: said wherever such a document is read. */

export const noteOf = {
  scripts: '脚本和样式',
  navigation: '导航栏',
  controls: '按钮和输入框',
  embedded: '嵌入的内容',
  images: '图片（图中文字没有读）',
  hidden: '隐藏的文字',
  links: '链接的网址（链接文字保留）',
  markup: 'HTML 标签',
  footnotes: '脚注、尾注和批注',
  deleted: '修订中删去的文字',
  edges: '页眉和页脚',
  symbols: '特殊字体的符号',
  formulas: '公式',
} as const;

export interface Loss {
  kind: keyof typeof noteOf;
  count: number;
}

/** `图片（图中文字没有读）2处、页眉和页脚1处` */
export function toLossWords(losses: readonly Loss[]): string {
  return losses.map(({ kind, count }) => `${noteOf[kind]}${String(count)}处`).join('、');
}
