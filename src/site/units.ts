/** Functions of units, as the corpus has them. */
import type { UnitsDictionary } from '../compare/units.ts';
import { getCorpus } from '../corpus/load.ts';

export function getUnits(): UnitsDictionary {
  return getCorpus().units;
}
