/** The grammar of who, what, by when, on the words alone. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAssignment, readAssignment, type Stretch } from '../../src/notice/assignment.ts';
import { nodesOf, parse, wordsOf, type Role } from '../../src/notice/index.ts';
import { ROOT } from '../support/notices.ts';

/** `lead A、B [matter]` a part, then the deadline and the sentences about something else. */
function say(words: string, column?: Role): string[] {
  const { parts, deadline, beyond } = readAssignment(words, column);
  const quote = ({ start, end }: Stretch) => words.slice(start, end);
  return [
    ...parts.map(({ role, units, matter }) => `${role} ${units.map(quote).join('、')}${matter ? ` [${quote(matter)}]` : ''}`),
    ...(deadline === null ? [] : [`by ${quote(deadline)}`]),
    ...beyond.map((stretch) => `beyond ${quote(stretch)}`),
  ];
}

describe('roles', () => {
  it.each([
    ['（规划科牵头，相关科室、单位按职责分工负责）', ['lead 规划科', 'participants 相关科室、单位']],
    ['规划科、法规科', ['responsible 规划科、法规科']],
    ['规划科（牵头）、法规科、各镇街', ['lead 规划科', 'participants 法规科、各镇街']],
    ['牵头单位：规划科；配合单位：法规科；完成时限：6月底前', ['lead 规划科', 'participants 法规科', 'by 6月底前']],
    ['责任站所：农业农村办、各村（社区）', ['responsible 农业农村办、各村（社区）']],
    ['——登记科牵头，信用科配合', ['lead 登记科', 'participants 信用科']],
    ['办公室会同人事科负责', ['lead 办公室', 'participants 人事科']],
    ['由办公室牵头，12月底前完成', ['lead 办公室', 'by 12月底前完成']],
    ['【责任单位及时限：办公室，6月底前】', ['responsible 办公室', 'by 6月底前']],
    ['市交通管理总站(局热线管理中心),局审批管理处', ['responsible 市交通管理总站(局热线管理中心)、局审批管理处']],
    ['无', []],
    ['牵头领导：张三；牵头科室：规划科；责任人：李四', ['lead 规划科']],
    ['责任人：办公室、各科室', ['responsible 办公室、各科室']],
    ['由办公室牵头，会同法规处、财务处落实', ['lead 办公室', 'participants 法规处、财务处']],
    ['办公室负责牵头，各科室等有关单位配合', ['lead 办公室', 'participants 各科室']],
    ['规划科、法规科（按职责分工负责）', ['responsible 规划科、法规科']],
    ['【牵头单位】规划科【配合单位】法规科、各镇街', ['lead 规划科', 'participants 法规科、各镇街']],
    ['办公室负责牵头协调，各科室做好配合工作', ['lead 办公室', 'participants 各科室']],
    ['各科室按分工负责', ['responsible 各科室']],
    ['规划科、法规科 6月底前', ['responsible 规划科、法规科', 'by 6月底前']],
    ['〔牵头单位：规划科；责任单位：各县〔区〕政府〕', ['lead 规划科', 'participants 各县〔区〕政府']],
    ['规划科牵头，有关科室落实；各镇街参照落实', ['lead 规划科', 'participants 有关科室', 'participants 各镇街']],
    ['（责任时限：2024年底前，牵头单位：规划科，责任单位：各镇街、各园区管委会，以下统称各镇街，各科室）', ['lead 规划科', 'participants 各镇街、各园区管委会、各科室', 'by 2024年底前']],
    ['规划科牵头，其他股室及下属单位配合', ['lead 规划科', 'participants 其他股室、下属单位']],
    ['县级各有关部门及各乡镇街道按职责分工负责', ['responsible 县级各有关部门、各乡镇街道']],
    ['县发展和改革局、社区及养老服务科', ['responsible 县发展和改革局、社区及养老服务科']],
    ['责任单位：规划科、财务科按职责分工负责。以下任务均涉及各村，不再列出。', ['responsible 规划科、财务科', 'beyond 以下任务均涉及各村，不再列出']],
    ['办公室牵头。各科室每月向办公室报送材料，逾期通报', ['lead 办公室', 'beyond 各科室每月向办公室报送材料，逾期通报']],
    ['法规科负责。2024年6月底前完成。', ['responsible 法规科', 'by 2024年6月底前完成']],
    ['规划股和财务股配合办公室', ['participants 规划股、财务股', 'lead 办公室']],
    ['办公室牵头，规划股配合办公室', ['lead 办公室', 'participants 规划股']],
    ['（规划股配合财务处负责）', ['participants 规划股', 'lead 财务处']],
    ['（各科室配合办公室落实）', ['participants 各科室', 'lead 办公室']],
    ['（各科室配合办公室做好落实）', ['participants 各科室', 'lead 办公室']],
    ['省发展改革委协同发展处', ['responsible 省发展改革委协同发展处']],
    ['市科技局协同创新科负责', ['responsible 市科技局协同创新科']],
    ['组织部和人社局、干部和人事科', ['responsible 组织部、人社局、干部和人事科']],
    ...['公共场所和学校卫生科', '医院和社区卫生科', '客运站及货运管理科', '图书馆与博物馆处', '党支部和党员教育科'].map((name): [string, string[]] => [name, [`responsible ${name}`]]),
    ['司法所和经济发展办、人社局及设计院', ['responsible 司法所、经济发展办、人社局、设计院']],
    ['社区建设办公室和各社区居委会', ['responsible 社区建设办公室、各社区居委会']],
    ['〔办公室〕', ['responsible 办公室']],
    ['〔办公室综合〕', ['responsible 〔办公室综合〕']],
  ])('%s', (words, expected) => {
    expect(say(words)).toEqual(expected);
  });

  it('those of a column of leads that share the work by their duties have the responsibility', () => {
    expect(say('各科室按职责分工负责', 'lead')).toEqual(['responsible 各科室']);
  });
});

describe('a role for one matter', () => {
  it.each([
    ['各科室、站所(法规科牵头规范性文件有关事项)', ['responsible 各科室、站所', 'lead 法规科 [规范性文件有关事项]']],
    ['各科室、站所，办公室、法规科负责对告知书审核把关', ['responsible 各科室、站所', 'responsible 办公室、法规科 [告知书审核把关]']],
    ['财务科牵头预算、决算公开，办公室配合做好网上发布', ['lead 财务科 [预算、决算公开]', 'participants 办公室 [网上发布]']],
    ['宣传科负责对外发布', ['responsible 宣传科 [对外发布]']],
    ['办公室（负责汇总）、财务科（牵头预算公开）', ['responsible 办公室 [汇总]', 'lead 财务科 [预算公开]']],
    ['办公室负责统筹协调、督促检查', ['responsible 办公室']],
    ['财务科牵头负责组织实施相关工作', ['lead 财务科']],
    ['各科室负责人', ['responsible 各科室']],
    ['制度公开由拟稿科室牵头，其他科室配合；执法公开由法规科牵头', ['lead 拟稿科室 [制度公开]', 'participants 其他科室 [制度公开]', 'lead 法规科 [执法公开]']],
    ['具体由法规科负责', ['responsible 法规科']],
    ['各项收费由财务科负责', ['responsible 财务科 [各项收费]']],
    ['各项目办、各类学校按职责分工负责', ['responsible 各项目办、各类学校']],
  ])('%s', (words, expected) => {
    expect(say(words)).toEqual(expected);
  });
});

describe('what names units', () => {
  it.each(['办公室牵头', '财政所负责', '牵头部门：财务处', '责任站所：各村', '机关各处室、局属各单位按职责分工负责', '办公室牵头、人事科配合，12月底前完成'])('%s does', (words) => {
    expect(parseAssignment(words)).not.toBeNull();
  });

  it.each(['2016年以后制定的', '苏政办发〔2018〕112号', '由区里负责的项目', '责任追究：按规定处理', '落实：到位', '规划科、办公室', '含教学点', '时间：2024年', ''])('%s does not', (words) => {
    expect(parseAssignment(words)).toBeNull();
  });

  it('names alone do where they may', () => {
    expect(parseAssignment('规划科、办公室', true)).not.toBeNull();
    expect(parseAssignment('含教学点、公开栏', true)).toBeNull();
  });
});

it('reads any words: parts stand in them, in order, with names that are printed there', () => {
  const words = fc.array(fc.constantFrom('办公室', '财务处', '牵头', '负责', '配合', '会同', '对', '（', '）', '、', '，', '；', '：', '责任单位', '完成时限', '6月底前', '无', '——', '=cmd|', ' ', '。', '预算公开', '由'), { maxLength: 14 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 })), fc.constantFrom<Role>('lead', 'participants', 'responsible'), (text, column) => {
    for (const { units, matter, start, end } of readAssignment(text, column).parts) {
      const printed = units.length > 0 && units.every((unit) => start <= unit.start && unit.start < unit.end && unit.end <= end);
      // One that holds for several parts stands before them: 预算公开由财务处牵头，办公室配合
      const inPlace = !matter || (matter.start < matter.end && (matter.end <= start || (start <= matter.start && matter.end <= end)));
      if (!printed || !inPlace) return false;
    }
    return true;
  }));
});

it('is kept by the nodes: a bracket, a line, a cell on two lines, and what it is limited to with its place', () => {
  const text = '一、公开\n1.公开规划。（规划科牵头）\n责任单位：办公室\n\n| 序号 | 工作要求 | 责任科室 | 完成时限 |\n| 1 | 公开预算。 | 各科室(财务科牵头预算) | 6月底前 |\n';
  const kept = [...nodesOf(parse(text))].flatMap((node) => ((node.type === 'assignment' || node.type === 'cell') && node.said ? [node.said] : []));
  expect(kept.map(({ parts }) => parts.map(({ role, units }) => [role, ...units]))).toEqual([
    [['lead', '规划科']], [['responsible', '办公室']], [['responsible', '各科室'], ['lead', '财务科']],
  ]);
  const matter = kept[2]?.parts[1]?.matter;
  expect(matter?.text).toBe('预算');
  expect(matter?.source.map(({ start, end }) => text.slice(start.offset, end.offset))).toEqual(['预算']);
});

it('is read once where a page break cuts a cell: by its first part, and the rest says nothing of its own', () => {
  const text = readFileSync(`${ROOT}tests/fixtures/pages-of-a-pdf/input.txt`, 'utf8');
  const tree = parse(text);
  const cells = [...nodesOf(tree)].flatMap((row) => (row.type === 'row' && !row.header ? row.children.flatMap((cell) => (cell.type === 'cell' && cell.column === 'responsible' ? [{ cell, continued: row.continued }] : [])) : []));
  const cut = cells.flatMap(({ cell, continued }, at) => (continued && wordsOf(cell) !== '' ? [{ cell, above: cells[at - 1]?.cell }] : []));
  expect(cut.length).toBeGreaterThan(0);
  for (const { cell, above } of cut) {
    expect(cell.said).toBeNull();
    expect(above?.said?.parts.flatMap(({ units }) => units).join('')).toContain(wordsOf(cell).replace(/、/g, ''));
  }
});
