/** What the pages of a front are made from: src/front/build.ts leaves it in a file and names the file in FRONT_DATA. */
import { readFileSync } from 'node:fs';
import type { Survey } from './survey.ts';

export interface Front {
  title: string;
  surveys: Survey[];
}

let front: Front | null = null;

export function getFront(): Front {
  front ??= JSON.parse(readFileSync(process.env['FRONT_DATA'] ?? '', 'utf8')) as Front;
  return front;
}
