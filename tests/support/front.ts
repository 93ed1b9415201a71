/** The command that makes a front, in a process of its own: it builds pages, and so do tests at the same time. */
import { runCommand } from './run-command.ts';

export const runFrontCommand = (...args: readonly string[]) => runCommand(['src/cli/front.ts', ...args]);
