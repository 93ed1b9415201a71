/**
 * npm run front -- FILE [--out DIR] [--link]
 *
 * Sites that were built, each from a folder of its own → one folder with a front page over them: docs/shards.md.
 * Exit code: 0 all of them, 1 written without some of them or not written, 2 for wrong usage.
 */
import { CorpusError } from '../corpus/load.ts';
import { describeError, isSystemError } from '../corpus/system-error.ts';
import { buildFront, FrontError } from '../front/build.ts';
import { readShardsFile } from '../front/shards-file.ts';
import { isStarted } from './is-started.ts';
import { readOptions, toPath, UsageError } from './options.ts';

const USAGE = `用法：npm run front -- 清单.yaml [--out 文件夹] [--link]

清单.yaml  写首页的名称和各网站，见 docs/shards.md：
             title: 全国交通运输政务公开要点
             shards:
               - { path: "37", name: 山东, site: ../shandong/dist }
--out      写到哪里，默认 front/；写完才替换旧的
--link     各网站的文件不复制，做成硬链接：省地方，要求在同一个磁盘上`;

/** @returns the exit code */
export async function runFront(args: readonly string[], write = (text: string) => void process.stdout.write(text), warn = (text: string) => void process.stderr.write(text)): Promise<number> {
  try {
    const { values, positionals: [file, ...more] } = readOptions(args, { out: { type: 'string', default: 'front' }, link: { type: 'boolean' } });
    if (values.help === true) {
      write(`${USAGE}\n`);
      return 0;
    }
    if (file === undefined || more.length > 0) throw new UsageError(file === undefined ? '请写清单文件。' : `不知道“${more.join(' ')}”是什么。`);
    const out = toPath(values.out);
    const list = toPath(file);
    const surveys = await buildFront({ ...readShardsFile(list), list, out, link: values.link === true, say: (words) => { warn(`${words}……\n`); } });
    const sum = (of: 'notices' | 'points') => surveys.reduce((all, { figures }) => all + (figures?.[of] ?? 0), 0);
    write(`${String(surveys.length)} 个网站，${String(sum('notices'))} 份文件，${String(sum('points'))} 项，写入 ${out}。\n`);
    const faulty = surveys.filter(({ faults }) => faults.length > 0);
    for (const { name, faults } of faulty) warn(`${name}：${faults.join('；')}。\n`);
    return faulty.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      warn(`${error.message}\n\n${USAGE}\n`);
      return 2;
    }
    const kept = '原来的没有动。';
    if (error instanceof CorpusError || error instanceof FrontError) warn(`${error.message.trim()}\n\n没有写。${kept}\n`);
    else if (isSystemError(error)) warn(`写不了：${describeError(error)}。${kept}\n`);
    else throw error;
    return 1;
  }
}

if (isStarted(import.meta.url)) process.exitCode = await runFront(process.argv.slice(2));
