/** Who is responsible for what: functions of units × themes, and who leads a theme in each place. */
import type { WorkPoint } from '../points/index.ts';
import { groupBy } from '../points/group-by.ts';
import { findUnit, listDuties, UNIT_ROLES, type AssignmentThemes, type UnitDuty, type UnitRole, type UnitsDictionary } from './units.ts';

/** A printed name, and the points that give it a role. */
export interface NamedUnit {
  notice: string;
  name: string;
  /** Null where nobody has said what it does. */
  function: string | null;
  points: string[];
  /** Those of them in which its role is limited to a clause or a matter, and to which. */
  limits: { point: string; scope: string }[];
}

/** One figure of the matrix: the points of a theme that give a function a role. */
export interface ResponsibilityCell {
  function: string;
  theme: string;
  role: UnitRole;
  /** Each once, in the order given; their number is the figure. */
  points: string[];
  names: NamedUnit[];
}

export interface ResponsibilityMatrix {
  /** Functions with any point, in the order of the dictionary. */
  functions: string[];
  /** Themes with any point, in the order given. */
  themes: string[];
  /** Only cells with points; by function, then theme, then role. */
  cells: ResponsibilityCell[];
  /** Names nobody has mapped: they are in no cell. */
  unmapped: NamedUnit[];
  /** Points that name no unit at all. */
  withoutUnits: string[];
}

export interface ResponsibilityOptions {
  /** Also count secondary themes of a point. */
  secondary?: boolean;
  /** Also count the further functions of a unit. */
  also?: boolean;
  /** What the leads of single clauses are for. */
  assignmentThemes?: AssignmentThemes;
}

const themesOf = ({ themes }: WorkPoint, secondary: boolean | undefined) =>
  [...new Set(secondary ? [themes.primary, ...themes.secondary] : [themes.primary])];

/**
 * The matrix function × theme, for each role.
 *
 * A point counts once in a cell however many of its units have the function.
 *
 * @param points of any notices
 * @param units what the printed names mean
 * @param themes ids in the order wanted; points of others are left out
 */
export function toResponsibilityMatrix(
  points: readonly WorkPoint[], units: UnitsDictionary, themes: readonly string[], { secondary, also, assignmentThemes }: ResponsibilityOptions = {},
): ResponsibilityMatrix {
  const cells = new Map<string, { cell: ResponsibilityCell; names: Map<string, NamedUnit> }>();
  const unmapped: UnitDuty[] = [];
  const withoutUnits: string[] = [];
  const duties = groupBy(listDuties(points, units, assignmentThemes), ({ point }) => point);
  for (const point of points) {
    const own = duties.get(point.id) ?? [];
    if (own.length === 0 && themesOf(point, secondary).some((theme) => themes.includes(theme))) withoutUnits.push(point.id);
    for (const duty of own) {
      const inThemes = [...duty.themes, ...(secondary ? duty.touched : [])].filter((theme) => themes.includes(theme));
      if (inThemes.length === 0) continue;
      if (duty.function === null) unmapped.push(duty);
      const functions = duty.function === null ? [] : [...new Set([duty.function, ...(also ? duty.also : [])])];
      for (const name of functions) {
        for (const theme of inThemes) {
          const key = `${name} ${theme} ${duty.role}`;
          let found = cells.get(key);
          if (!found) cells.set(key, (found = { cell: { function: name, theme, role: duty.role, points: [], names: [] }, names: new Map() }));
          // Points come one after the other: a point named already is the last.
          if (found.cell.points.at(-1) !== point.id) found.cell.points.push(point.id);
          addName(found.names, duty);
        }
      }
    }
  }
  const functions = Object.keys(units.functions);
  const found = [...cells.values()].map(({ cell, names }): ResponsibilityCell => ({ ...cell, names: [...names.values()] })).sort((a, b) => functions.indexOf(a.function) - functions.indexOf(b.function)
    || themes.indexOf(a.theme) - themes.indexOf(b.theme) || UNIT_ROLES.indexOf(a.role) - UNIT_ROLES.indexOf(b.role));
  return {
    functions: functions.filter((name) => found.some((cell) => cell.function === name)),
    themes: themes.filter((theme) => found.some((cell) => cell.theme === theme)),
    cells: found,
    unmapped: collectNames(unmapped),
    withoutUnits,
  };
}

/** Who leads a theme in one place. */
export interface ThemeLeaders {
  notice: string;
  /** Points whose primary theme it is. */
  points: string[];
  /** Points that touch it besides. */
  touching: string[];
  /** Units named as lead of such a point, or of a clause that speaks of the theme; most points first. */
  leads: NamedUnit[];
  /** Units with the responsibility: none leads, or only in one matter. */
  responsible: NamedUnit[];
  /** The same of points that only touch the theme. */
  besides: { leads: NamedUnit[]; responsible: NamedUnit[] };
  /** Points of the theme that name neither. */
  withoutUnits: string[];
}

export interface ThemeLeadership {
  theme: string;
  /** One for each notice, in the order given; also for those without points. */
  places: ThemeLeaders[];
}

/**
 * Who leads each theme in each place: a row a theme. A theme's lead is the lead of the points it is primary in, and of
 * the clause that speaks of it in others.
 *
 * @param points of any notices
 * @param units what the printed names mean
 * @param themes ids, in the order wanted
 * @param notices ids, in the order of the columns
 * @param assignmentThemes what the leads of single clauses are for
 */
export function listLeaders(
  points: readonly WorkPoint[], units: UnitsDictionary, themes: readonly string[], notices: readonly string[], assignmentThemes?: AssignmentThemes,
): ThemeLeadership[] {
  const byPlace = groupBy(points.flatMap((point) => themesOf(point, true).map((theme) => ({ theme, point }))), ({ theme, point }) => `${point.notice} ${theme}`);
  return themes.map((theme) => ({
    theme,
    places: notices.map((notice): ThemeLeaders => {
      const all = (byPlace.get(`${notice} ${theme}`) ?? []).map(({ point }) => point);
      const [own, touching] = [all.filter((point) => point.themes.primary === theme), all.filter((point) => point.themes.primary !== theme)];
      const duties = listDuties(all, units, assignmentThemes);
      const inRole = (role: UnitRole, kind: 'themes' | 'touched') => collectNames(duties.filter((duty) => duty.role === role && duty[kind].includes(theme)));
      return {
        notice,
        points: own.map(({ id }) => id),
        touching: touching.map(({ id }) => id),
        leads: inRole('lead', 'themes'),
        responsible: inRole('responsible', 'themes'),
        besides: { leads: inRole('lead', 'touched'), responsible: inRole('responsible', 'touched') },
        withoutUnits: own.filter(({ lead, responsible }) => lead.length === 0 && responsible.length === 0).map(({ id }) => id),
      };
    }),
  }));
}

/** A function, the names it goes by in each notice, and what they do there. */
export interface FunctionProfile {
  function: string;
  name: string;
  units: (NamedUnit & { lead: string[]; responsible: string[]; participants: string[]; reason: string | null; also: readonly string[] })[];
}

/** Each function of the dictionary with every printed name that has it: the register of units. */
export function listFunctions(points: readonly WorkPoint[], units: UnitsDictionary): FunctionProfile[] {
  const byFunction = groupBy(listDuties(points, units), (duty) => duty.function ?? '');
  return Object.entries(units.functions).map(([id, name]) => {
    const own = byFunction.get(id) ?? [];
    const byName = groupBy(own, toNameKey);
    return {
      function: id,
      name,
      units: collectNames(own).map((unit) => {
        const inRole = (role: UnitRole) => (byName.get(toNameKey(unit)) ?? []).filter((duty) => duty.role === role).map(({ point }) => point);
        const entry = findUnit(units, unit.notice, unit.name);
        return {
          ...unit, lead: inRole('lead'), responsible: inRole('responsible'), participants: inRole('participants'),
          reason: entry?.reason ?? null, also: entry ? [entry.function, ...entry.also ?? []].filter((each) => each !== id) : [],
        };
      }),
    };
  });
}

/** Names with their points, those with most points first, else in the order they come. Duties of a point come together. */
function collectNames(duties: readonly UnitDuty[]): NamedUnit[] {
  const names = new Map<string, NamedUnit>();
  for (const duty of duties) addName(names, duty);
  return [...names.values()].sort((a, b) => b.points.length - a.points.length);
}

const toNameKey = ({ notice, name }: Pick<UnitDuty, 'notice' | 'name'>) => `${notice}\n${name}`;

function addName(names: Map<string, NamedUnit>, duty: UnitDuty): void {
  const { notice, name, function: unitFunction, point, scope } = duty;
  let known = names.get(toNameKey(duty));
  if (!known) names.set(toNameKey(duty), (known = { notice, name, function: unitFunction, points: [], limits: [] }));
  if (known.points.at(-1) !== point) known.points.push(point);
  if (scope !== null) known.limits.push({ point, scope });
}
