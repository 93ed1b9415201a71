/** Names of other bureaus' units → what they do → the reader's own units. */
import { findUnit, type UnitsDictionary } from '../compare/units.ts';
import { splitUnits, type ItemBlock } from './draft.ts';

/** 职能 → 本单位处室, as the reader filled it in. */
export type OwnUnits = Readonly<Record<string, string>>;

/** Functions that name nobody in particular: what the notice printed can stand. */
const GENERAL = new Set(['all-units', 'other-agency']);

/** `〔政策法规〕`: a function for which the reader has named no unit yet. */
export function toPlaceholder(name: string): string {
  return `〔${name}〕`;
}

export interface Replaced {
  name: string;
  /** What stands there now. */
  by: string;
  function: string;
}

/**
 * Names of one notice in words, longest first, replaced by the reader's own units or by what they do.
 *
 * @param notice whose names they are
 */
export function replaceUnits(words: string, notice: string, units: UnitsDictionary, own: OwnUnits): { words: string; replaced: Replaced[] } {
  const names = Object.keys(Object.hasOwn(units.names, notice) ? units.names[notice] ?? {} : {}).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const replaced: Replaced[] = [];
  let out = '';
  for (let at = 0; at < words.length;) {
    // A short name such as 单位 is a word of its own elsewhere: 机关事业单位.
    const name = names.find((each) => each.length > 2 && words.startsWith(each, at));
    const by = name === undefined ? null : toOwn(name, notice, units, own);
    if (name === undefined || by === null) {
      out += name ?? words.charAt(at);
      at += name?.length ?? 1;
      continue;
    }
    replaced.push(by);
    out += by.by;
    at += name.length;
  }
  return { words: out, replaced };
}

function toOwn(name: string, notice: string, units: UnitsDictionary, own: OwnUnits): Replaced | null {
  const entry = findUnit(units, notice, name);
  if (!entry) return null;
  const mine = Object.hasOwn(own, entry.function) ? own[entry.function]?.trim() ?? '' : '';
  if (mine === '' && GENERAL.has(entry.function)) return null;
  return { name, by: mine !== '' ? mine : toPlaceholder(units.functions[entry.function] ?? entry.function), function: entry.function };
}

/** Names separated by 、, each replaced as a whole; the same unit stands once. */
export function replaceUnitList(list: string, notice: string, units: UnitsDictionary, own: OwnUnits): { words: string; replaced: Replaced[] } {
  const replaced: Replaced[] = [];
  const names = splitUnits(list).map((name) => {
    const found = toOwn(name, notice, units, own);
    if (found) replaced.push(found);
    return found?.by ?? name;
  });
  return { words: [...new Set(names.flatMap((name) => splitUnits(name)))].join('、'), replaced };
}

/** Of an item, what its units become. */
export function replaceInItem<Item extends Pick<ItemBlock, 'text' | 'lead' | 'participants'>>(item: Item, notice: string, units: UnitsDictionary, own: OwnUnits): { item: Item; replaced: Replaced[] } {
  const text = replaceUnits(item.text, notice, units, own);
  const lead = replaceUnitList(item.lead, notice, units, own);
  const leads = new Set(splitUnits(lead.words));
  const participants = replaceUnitList(item.participants, notice, units, own);
  return {
    item: { ...item, text: text.words, lead: lead.words, participants: splitUnits(participants.words).filter((name) => !leads.has(name)).join('、') },
    replaced: [...lead.replaced, ...participants.replaced, ...text.replaced],
  };
}

/** Placeholders of functions in words, filled in with the reader's own units; others stay. */
export function fillPlaceholders(words: string, units: Pick<UnitsDictionary, 'functions'>, own: OwnUnits): string {
  let out = words;
  for (const [id, name] of Object.entries(units.functions)) {
    const mine = Object.hasOwn(own, id) ? own[id]?.trim() ?? '' : '';
    if (mine !== '') out = out.replaceAll(toPlaceholder(name), mine);
  }
  return out;
}

/** The functions whose placeholders stand in words. */
export function listPlaceholders(words: string, units: Pick<UnitsDictionary, 'functions'>): string[] {
  return Object.entries(units.functions).filter(([, name]) => words.includes(toPlaceholder(name))).map(([id]) => id);
}
