/**
 * What ISO/IEC 29500-1 asks of the parts of a Word document and what Word insists on: the children of properties in
 * the order of the schema's sequences, attributes that must be there, and ids that lead somewhere. `bench/ooxml.ts`
 * checks the same documents by the schemas themselves, where a person has them.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';

/** By element: its children in the order of the standard (annex A, wml.xsd). */
const SEQUENCES: Record<string, string> = {
  document: 'background body',
  tbl: 'tblPr tblGrid tr',
  tr: 'tblPrEx trPr tc',
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr: 'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  tblBorders: 'top start left bottom end right insideH insideV',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers tcPrChange',
  tcMar: 'top start left bottom end right',
  sectPr: 'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  styles: 'docDefaults latentStyles style',
  docDefaults: 'rPrDefault pPrDefault',
  style: 'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  font: 'altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic',
  abstractNum: 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
};
/** Children of a row's properties come in any order. */
const MEMBERS: Record<string, string> = { trPr: 'cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange' };
const REQUIRED: Record<string, string> = {
  pgMar: 'top right bottom left header footer gutter', pgSz: '', tblGrid: '', comment: 'id author', commentRangeStart: 'id', commentRangeEnd: 'id', commentReference: 'id',
  headerReference: 'type', footerReference: 'type', style: '', font: 'name', instrText: '', fldChar: 'fldCharType',
};

const childrenOf = (node: Element | Root): Element[] => (node.children as (Element | { type: string })[]).filter((each): each is Element => each.type === 'element');

function findInPart(name: string, root: Root): string[] {
  const found: string[] = [];
  const visit = (node: Element | Root): void => {
    if (node.type === 'element' && node.name.startsWith('w:')) {
      const local = node.name.slice(2);
      const own = childrenOf(node).map((each) => each.name.replace(/^w:/, ''));
      const sequence = SEQUENCES[local]?.split(' ');
      if (sequence) {
        const places = own.map((each) => sequence.indexOf(each));
        places.forEach((place, at) => {
          if (place < 0) found.push(`${name}: ${own[at] ?? ''} in ${local}`);
          else if (at > 0 && place < (places[at - 1] ?? 0)) found.push(`${name}: ${own[at] ?? ''} behind ${own[at - 1] ?? ''} in ${local}`);
        });
        const single = local.endsWith('Pr') ? own.filter((each, at) => own.indexOf(each) < at && !each.endsWith('Reference')) : [];
        found.push(...single.map((each) => `${name}: ${each} twice in ${local}`));
      }
      const members = MEMBERS[local]?.split(' ');
      if (members) found.push(...own.filter((each) => !members.includes(each)).map((each) => `${name}: ${each} in ${local}`));
      for (const attribute of (REQUIRED[local] ?? '').split(' ')) if (attribute !== '' && node.attributes[`w:${attribute}`] === undefined) found.push(`${name}: ${local} without ${attribute}`);
      // Word opens no cell without a paragraph at its end.
      if (local === 'tc' && own.at(-1) !== 'p') found.push(`${name}: a cell ends with ${own.at(-1) ?? 'nothing'}`);
      if (local === 't' && /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(node.children.map((each) => ('value' in each ? each.value : '')).join(''))) found.push(`${name}: a control character`); // eslint-disable-line no-control-regex
    }
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

const attributesOf = (root: Root | undefined, element: string, attribute: string): string[] => {
  const found: string[] = [];
  const visit = (node: Element | Root): void => {
    if (node.type === 'element' && node.name === element) found.push(node.attributes[attribute] ?? '');
    childrenOf(node).forEach(visit);
  };
  if (root) visit(root);
  return found;
};

/** What is wrong with a Word document; empty where nothing is. */
export function findFaults(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const found: string[] = [];
  const parts = new Map<string, Root>();
  for (const name of names.filter((each) => /\.(?:xml|rels)$/.test(each))) {
    try {
      parts.set(name, fromXml(strFromU8(files[name] as Uint8Array)));
    } catch (error) {
      found.push(`${name}: ${String(error)}`);
    }
  }
  for (const [name, root] of parts) found.push(...findInPart(name, root));
  const types = parts.get('[Content_Types].xml');
  const defaults = attributesOf(types, 'Default', 'Extension').map((each) => each.toLowerCase());
  const overrides = attributesOf(types, 'Override', 'PartName');
  found.push(...overrides.filter((each, at) => overrides.indexOf(each) < at).map((each) => `[Content_Types].xml: ${each} twice`));
  found.push(...overrides.filter((each) => !names.includes(each.slice(1))).map((each) => `[Content_Types].xml: ${each} is not there`));
  found.push(...names.filter((name) => name !== '[Content_Types].xml' && !name.endsWith('/') && !overrides.includes(`/${name}`) && !defaults.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())).map((name) => `${name} has no content type`));
  for (const [name, root] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    const ids = attributesOf(root, 'Relationship', 'Id');
    found.push(...ids.filter((each, at) => ids.indexOf(each) < at).map((each) => `${name}: ${each} twice`));
    const modes = attributesOf(root, 'Relationship', 'TargetMode');
    attributesOf(root, 'Relationship', 'Target').forEach((target, at) => {
      const path = target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);
      if (modes[at] !== 'External' && !names.includes(path)) found.push(`${name}: ${target} is not there`);
    });
  }
  const document = parts.get('word/document.xml');
  const comments = attributesOf(parts.get('word/comments.xml'), 'w:comment', 'w:id');
  for (const element of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']) {
    const ids = attributesOf(document, element, 'w:id');
    if ([...ids].sort().join() !== [...comments].sort().join()) found.push(`word/document.xml: ${element} of ${String(ids.length)} for ${String(comments.length)} comments`);
  }
  const relations = attributesOf(parts.get('word/_rels/document.xml.rels'), 'Relationship', 'Id');
  for (const element of ['w:headerReference', 'w:footerReference', 'w:hyperlink']) {
    found.push(...attributesOf(document, element, 'r:id').filter((id) => id !== '' && !relations.includes(id)).map((id) => `word/document.xml: ${element} ${id} leads nowhere`));
  }
  return found;
}
