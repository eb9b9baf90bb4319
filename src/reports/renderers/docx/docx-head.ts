import { LineRuleType } from 'docx';
import type { OfficialLayout } from '../../model/official-layout';
import type { OfficialLines } from '../../model/official-lines';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { OfficialHead } from '../../model/report-document';
import { textWidthPt } from '../../model/text-width';
import { centredRule, framed, sideBySide, styled } from './docx-text';
import type { FileChild } from './docx-text';
import { twips, twipsOfPt } from './docx-units';

/** The head of an official paper (cells 1 to 6, 9a, 10b); `width` is the text width in twips. */
export function officialHead(head: OfficialHead, lines: OfficialLines, layout: OfficialLayout, width: number): FileChild[] {
  const left = Math.round(width * layout.head.leftShare);
  const right = width - left;
  const letter = head.typeName === null;
  return [
    sideBySide([
      { width: left, children: issuer(head, layout, left) },
      { width: right, children: nation(layout, right) },
    ]),
    sideBySide([
      { width: left, children: numberCell(head, lines, layout, left, letter) },
      { width: right, children: [styled('PlaceAndDate', lines.placeAndDate, { spacing: { before: 100 } })] },
    ]),
    ...(head.typeName === null ? [] : typeAndSummary(head.typeName, lines, layout, width)),
    ...addressees(lines, layout, width, letter),
    ...lines.legalBases.map((text) => styled('LegalBasis', text)),
  ];
}

function issuer(head: OfficialHead, layout: OfficialLayout, width: number): FileChild[] {
  const { bodyLines, parentLines } = head.issuer;
  const longest = Math.max(...bodyLines.map((line) => twipsOfPt(textWidthPt(line, layout.sizes.issuingBody, 'bold'))));
  return [
    ...parentLines.map((text) => styled('ParentBody', text)),
    ...bodyLines.map((text) => styled('IssuingBody', text)),
    centredRule(width, Math.min(longest, width) * layout.head.shortLineShare),
  ];
}

function nation(layout: OfficialLayout, width: number): FileChild[] {
  return [
    styled('NationalName', OFFICIAL_WORDS.nationalName),
    styled('NationalMotto', OFFICIAL_WORDS.nationalMotto),
    centredRule(width, twipsOfPt(textWidthPt(OFFICIAL_WORDS.nationalMotto, layout.sizes.nationalMotto, 'bold'))),
  ];
}

function numberCell(head: OfficialHead, lines: OfficialLines, layout: OfficialLayout, width: number, letter: boolean): FileChild[] {
  const number = styled('DocumentNumber', lines.number, { spacing: { before: 100 } });
  const summary = letter ? [styled('LetterSummary', lines.summary.join('\n'))] : [];
  if (head.urgency === null) return [number, ...summary];
  const frame = layout.urgencyFrameMm[head.urgency];
  // The frame's height is the exact line plus the point of space inside each rule.
  const box = framed('Urgency', OFFICIAL_WORDS.urgency[head.urgency], width, twips(frame.width), { before: 160, after: 0, line: twips(frame.height) - 40 });
  return [number, ...summary, box];
}

function typeAndSummary(typeName: string, lines: OfficialLines, layout: OfficialLayout, width: number): FileChild[] {
  const longest = Math.max(0, ...lines.summary.map((line) => twipsOfPt(textWidthPt(line, layout.sizes.summary, 'bold'))));
  return [
    styled('TypeName', typeName),
    ...lines.summary.map((text) => styled('Summary', text)),
    centredRule(width, Math.min(longest, width) * layout.head.shortLineShare, 160),
  ];
}

function addressees(lines: OfficialLines, layout: OfficialLayout, width: number, letter: boolean): FileChild[] {
  const label = OFFICIAL_WORDS.addressees;
  const before = letter ? 360 : 120;
  const line = Math.round(240 * layout.body.lineSpacing);
  const spacing = (above: number, after: number): { readonly before: number; readonly after: number; readonly line: number; readonly lineRule: 'auto' } => ({
    before: above, after, line, lineRule: LineRuleType.AUTO,
  });
  if (lines.soleAddressee !== null) return [styled('Addressee', `${label} ${lines.soleAddressee}.`, { alignment: 'center', spacing: spacing(before, 240) })];
  if (lines.addressees.length === 0) return [];
  const indent = Math.round(width * 0.22);
  const dashes = indent + twipsOfPt(textWidthPt(label.slice(0, -1), layout.sizes.addressees));
  return [
    styled('Addressee', label, { indent: { left: indent }, spacing: spacing(before, 40) }),
    ...lines.addressees.map((text, index) => styled('Addressee', text, { indent: { left: dashes }, spacing: spacing(0, index === lines.addressees.length - 1 ? 240 : 40) })),
  ];
}
