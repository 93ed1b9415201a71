import { describe, expect, it } from 'vitest';
import { findBodyAnnexDifferences, pairBodyWithAnnex } from '../../src/points/body-annex.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { readNotice, type ExtractedPoint } from '../../src/points/index.ts';

/** An invented notice: two chapters, three clauses, an annex of four rows with every kind of fault. */
const NOTICE = `关于印发2023年云川市交通运输局政务公开工作要点的通知

各科室、局属各单位：

一、突出重点领域公开

（一）做好重点工作公开。重点围绕年度重大工程项目和民生实事，主动公开工作进展。特别是加强风险排查，确保信息安全准确。

（二）做好政策解读工作。严格落实政策解读三同步要求，丰富解读形式，未经解读不得发布。

二、加强公开平台建设

（一）管好政府网站栏目。及时更新政府网站各个栏目，避免出现空白栏目和错误链接。

附件：重点任务分工表

附件

重点任务分工表

序号	工作任务	具体要求	责任单位	完成时限
1	一、突出重点领域公开	（一）做好重点工作公开	重点围绕年度重点工程项目和民生实事，主动公开工作进展。	办公室	6月底前
2			加强 risk 排查，确保信息安全准确。		
3		（二）做好政策解读	严格落实政策解读三同步要求，丰富解读形式，末经解读不得发布。	法规科	9月底前
4	二、加强公开平台建设	（一）管好政府网站栏目	及时更新政府网站各个栏目，切实避免出现空白栏目和错误链接。	办公室	12月底前
`;

const { points } = readNotice(NOTICE);
const found = findBodyAnnexDifferences(points);
const draw = ({ number, part, kind, annex, body }: (typeof found)[number]) => `${number} ${part} ${kind} ${annex}/${body}`;

describe('findBodyAnnexDifferences', () => {
  it('types each difference of an invented notice', () => {
    expect(found.map(draw)).toEqual([
      '1 requirement wording 点/大',
      '2 requirement missing /特别是',
      '2 requirement recognition risk/风险',
      '2 units inherited 办公室/',
      '2 deadline inherited 6月底前/',
      '3 heading missing /工作',
      '3 requirement recognition 末/未',
      '4 requirement added 切实/',
    ]);
  });

  it('leads to both places', () => {
    const wording = found.find(({ kind }) => kind === 'wording');
    expect(NOTICE.slice(wording?.annexPlace.start.offset, wording?.annexPlace.end.offset)).toBe('点');
    expect(NOTICE.slice(wording?.bodyPlace?.start.offset, wording?.bodyPlace?.end.offset)).toBe('大');
    const deadline = found.find(({ part }) => part === 'deadline');
    expect(NOTICE.slice(deadline?.bodyPlace?.start.offset, deadline?.bodyPlace?.end.offset)).toBe('6月底前');
  });

  it('says what the annex lost altogether', () => {
    const first = points[0] as ExtractedPoint;
    const lost = { ...first, evidence: { ...first.evidence, textFromBody: true, pathFromBody: true } };
    const second = { ...(points[1] as ExtractedPoint), evidence: { ...(points[1] as ExtractedPoint).evidence, pathFromBody: true } };
    expect(findBodyAnnexDifferences([lost, second]).filter(({ kind }) => kind === 'missing').slice(0, 2).map(({ part, body, numbers }) => [part, body.slice(0, 8), numbers])).toEqual([
      ['heading', '做好重点工作公开', ['1', '2']], ['requirement', '重点围绕年度重大', ['1']],
    ]);
  });

  it('finds none in a notice without an annex', () => {
    expect(findBodyAnnexDifferences(readNotice('一、做好公开\n（一）公开预算。\n（二）公开决算。\n').points)).toEqual([]);
  });
});

describe('pairBodyWithAnnex', () => {
  it('puts the rows of a clause beside it', () => {
    expect(pairBodyWithAnnex(points).map(({ clause, rows }) => [clause.path.map(({ text }) => text).join('/'), rows.map(({ number, differences }) => `${number}:${differences.length}`).join(' ')])).toEqual([
      ['突出重点领域公开/做好重点工作公开', '1:1 2:4'], ['突出重点领域公开/做好政策解读工作', '3:2'], ['加强公开平台建设/管好政府网站栏目', '4:1'],
    ]);
  });
});

describe('the notice of the site with body and annex', () => {
  const { notices } = loadCorpus(process.cwd());
  const differences = notices.map((notice) => findBodyAnnexDifferences(notice.points.map(({ record, evidence }) => ({ ...record, evidence }))));

  it('differs in nine places and more, and no other notice does', () => {
    const [real, ...others] = differences.filter((each) => each.length > 0);
    expect(others).toEqual([]);
    const kinds = (kind: string) => (real ?? []).filter((each) => each.kind === kind).map(draw);
    expect(kinds('recognition')).toEqual(['18 requirement recognition risk/风险']);
    expect(kinds('wording')).toEqual(['1 requirement wording 点/大', '14 requirement wording 声/生']);
    expect((real ?? []).filter(({ kind }) => kind !== 'inherited').length).toBeGreaterThanOrEqual(9);
    expect((real ?? []).filter(({ kind, whole }) => kind === 'missing' && whole).map(({ part, numbers }) => `${part} ${numbers.join(' ')}`)).toEqual([
      'requirement 5', 'requirement 6', 'heading 24 25 26 27',
    ]);
  });
});
