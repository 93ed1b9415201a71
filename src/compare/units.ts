/** From the names bureaus print to what their units do. */
import type { WorkPoint } from '../points/index.ts';

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
  reason?: string | undefined;
}

/** 牵头, 配合, 责任单位 without a named lead. */
export type UnitRole = 'lead' | 'participants' | 'responsible';

export const UNIT_ROLES: readonly UnitRole[] = ['lead', 'responsible', 'participants'];

/** A unit named for a point. */
export interface UnitDuty {
  point: string;
  notice: string;
  role: UnitRole;
  /** As printed. */
  name: string;
  /** Null where nobody has said what it does. */
  function: string | null;
  also: readonly string[];
  /** The cell that names it was merged over several points. */
  inherited: boolean;
}

/** All units named for the points, in their order: leads, responsible ones, participants. */
export function listDuties(points: readonly WorkPoint[], units: UnitsDictionary): UnitDuty[] {
  return points.flatMap((point) => UNIT_ROLES.flatMap((role) => point[role].map((name): UnitDuty => {
    const entry = findUnit(units, point.notice, name);
    return {
      point: point.id, notice: point.notice, role, name,
      function: entry?.function ?? null, also: entry?.also ?? [], inherited: point.inherited,
    };
  })));
}

/** What a printed name means in a notice, or null. */
export function findUnit({ names }: UnitsDictionary, notice: string, name: string): UnitEntry | null {
  const ofNotice = Object.hasOwn(names, notice) ? names[notice] : undefined;
  return ofNotice && Object.hasOwn(ofNotice, name) ? ofNotice[name] ?? null : null;
}
