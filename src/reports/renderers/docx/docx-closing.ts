import { LineRuleType, Paragraph } from 'docx';
import { recipientLines } from '../../model/official-lines';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Closing, SignatureBlock } from '../../model/report-document';
import { framed, sideBySide, styled } from './docx-text';
import type { FileChild } from './docx-text';
import { twips } from './docx-units';

const SIGNATURE_SPACE = twips(26);
const MARK_WIDTH = twips(36);

/** Nơi nhận on the left level with the signature; several signatures stand side by side above the recipients. `width` in twips. */
export function closingChildren(closing: Closing, sampleNotice: boolean, width: number): FileChild[] {
  const recipients = recipientParagraphs(closing);
  const gap = new Paragraph({ keepNext: true, spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } });
  if (closing.signatures.length > 1) {
    const share = Math.floor(width / closing.signatures.length);
    return [gap, sideBySide(closing.signatures.map((signature) => ({ width: share, children: signatureParagraphs(signature, sampleNotice, share) }))), ...recipients];
  }
  const half = Math.floor(width / 2);
  return [gap, sideBySide([{ width: half, children: recipients }, ...closing.signatures.map((signature) => ({ width: width - half, children: signatureParagraphs(signature, sampleNotice, width - half) }))])];
}

function recipientParagraphs(closing: Closing): Paragraph[] {
  if (closing.recipients.length === 0) return [];
  return [styled('RecipientsLabel', OFFICIAL_WORDS.recipients), ...recipientLines(closing.recipients).map((text) => styled('Recipients', text))];
}

function signatureParagraphs(signature: SignatureBlock, sampleNotice: boolean, width: number): Paragraph[] {
  const space = sampleNotice
    ? framed('SampleMark', OFFICIAL_WORDS.sampleNotice, width, MARK_WIDTH, { before: SIGNATURE_SPACE / 2 - 160, after: SIGNATURE_SPACE / 2 - 160 })
    : new Paragraph({ spacing: { before: 0, after: 0, line: SIGNATURE_SPACE, lineRule: LineRuleType.EXACT } });
  return [
    ...[...signature.authority, signature.post].map((text) => styled('Signature', text)),
    space,
    styled('Signature', signature.name),
    ...(signature.postUnderName === null ? [] : [styled('Signature', signature.postUnderName)]),
  ];
}
