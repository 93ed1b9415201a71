/** The order of test files: those that wait for long first, so that none of them is left alone at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They build sites or wait for other processes. */
const LONG = ['browser/shards', 'browser/hostile', 'notice/growth', 'browser/reproducible', 'export/export', 'browser/crawl-wide', 'browser/try', 'browser/many'];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.replaceAll('\\', '/').endsWith(`tests/${name}.test.ts`));
  return at === -1 ? LONG.length : at;
};

export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.map((file, at) => ({ file, at })).sort((a, b) => rank(a.file) - rank(b.file) || a.at - b.at).map(({ file }) => file);
  }
}
