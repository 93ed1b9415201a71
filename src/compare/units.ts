/** From the names bureaus print to what their units do. */
import type { Assignment, WorkPoint } from '../points/index.ts';

/**
 * Functions of units, and which printed name has which in which notice: what
 * people write in content/units.yaml.
 */
export interface UnitsDictionary {
  /** Id → name of the function. */
  functions: Readonly<Record<string, string>>;
  /** Notice → printed name → its function. The same name may do different work in two places. */
  names: Readonly<Record<string, Readonly<Record<string, UnitEntry>>>>;
}

export interface UnitEntry {
  function: string;
  /** Further functions of the same unit. */
  also?: readonly string[] | undefined;
  /** Number of a point → which of its functions the unit has there. */
  at?: Readonly<Record<string, string>> | undefined;
  reason?: string | undefined;
}

/** 牵头, 配合, 责任单位 without a named lead. */
export type UnitRole = 'lead' | 'participants' | 'responsible';

export const UNIT_ROLES: readonly UnitRole[] = ['lead', 'responsible', 'participants'];

/** A unit named for a point. */
export interface UnitDuty {
  point: string;
  notice: string;
  /** As the notice says it: those with the responsibility beside a lead for one matter keep it. */
  role: UnitRole;
  /** As printed. */
  name: string;
  /** Null where nobody has said what it does. */
  function: string | null;
  also: readonly string[];
  /** The clause or matter the role is limited to; null for all of the point. */
  scope: string | null;
  /** What it is for: the primary theme of the point, or the themes of the clause it is limited to. */
  themes: readonly string[];
  /** Further themes that the point, or its clause, touches. */
  touched: readonly string[];
  /** The cell that names it was merged over several points. */
  inherited: boolean;
}

/** Point → for each of its assignments the themes of the point that it is for; see toAssignmentThemes. */
export type AssignmentThemes = ReadonlyMap<string, readonly (readonly string[])[]>;

/** All units named for the points, in their order: leads, responsible ones, participants. */
export function listDuties(points: readonly WorkPoint[], units: UnitsDictionary, assignmentThemes: AssignmentThemes = new Map()): UnitDuty[] {
  return points.flatMap((point) => {
    const { id, notice, number, inherited, themes: { primary, secondary } } = point;
    const toDuties = ({ role, units: names, scope }: Assignment, at: number) => {
      const all = assignmentThemes.get(id)?.[at] ?? [primary, ...secondary];
      const themes = all.includes(primary) ? [primary] : all;
      const touched = all.filter((theme) => !themes.includes(theme));
      return names.map((name): UnitDuty => {
        const entry = findUnit(units, notice, name);
        const here = entry?.at && Object.hasOwn(entry.at, number) ? entry.at[number] : undefined;
        return { point: id, notice, role, name, function: here ?? entry?.function ?? null, also: here === undefined ? entry?.also ?? [] : [], scope: scope?.text ?? null, themes, touched, inherited };
      });
    };
    const duties = point.assignments.flatMap(toDuties);
    return UNIT_ROLES.flatMap((role) => duties.filter((duty) => duty.role === role));
  });
}

/** What a printed name means in a notice, or null. */
export function findUnit({ names }: UnitsDictionary, notice: string, name: string): UnitEntry | null {
  const ofNotice = Object.hasOwn(names, notice) ? names[notice] : undefined;
  return ofNotice && Object.hasOwn(ofNotice, name) ? ofNotice[name] ?? null : null;
}
