/**
 * Loaded before anything else into a process to be measured (`--import`): when it ends it says what it used, in the
 * file that BENCH_USAGE names, one line for each process. A process that stays alive for another's sake is counted too.
 */
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['BENCH_USAGE'];
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peak: maxRSS * 1024 })}\n`);
});
