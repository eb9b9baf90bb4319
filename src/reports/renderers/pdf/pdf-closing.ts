import type { Content, ContentNode } from 'pdfmake';
import { recipientLines } from '../../model/official-lines';
import { lineCount } from '../../model/text-width';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Closing, SignatureBlock } from '../../model/report-document';
import { centred, sampleMark } from './pdf-lines';
import { pt } from './pdf-units';

const SIGNATURE_SPACE_MM = 26;
const COLUMN_GAP = 8;
const TOP_GAP = 10;
/** A line of Tinos is higher than its type size. */
const FACE_HEIGHT = 1.15;

/** Nơi nhận on the left level with the signature on the right; several signatures stand side by side above the recipients. */
export function closingContent(closing: Closing, layout: OfficialLayout, sampleNotice: boolean): Content[] {
  const recipients = recipientsList(closing, layout);
  const signatures = closing.signatures.map((signature): ContentNode => ({ width: '*', stack: signatureStack(signature, layout, sampleNotice) }));
  if (signatures.length > 1) {
    return [{ columns: signatures, columnGap: COLUMN_GAP, unbreakable: true, margin: [0, TOP_GAP, 0, TOP_GAP] }, ...recipients];
  }
  return [{ columns: [{ width: '*', stack: recipients }, ...signatures], columnGap: COLUMN_GAP, unbreakable: true, margin: [0, TOP_GAP, 0, 0] }];
}

/** Height of the closing in points, over its columns. */
export function closingHeightPt(closing: Closing, layout: OfficialLayout, width: number): number {
  const half = (width - COLUMN_GAP) / 2;
  const { recipients, recipientsLabel, signature } = layout.sizes;
  const lines = recipientLines(closing.recipients).reduce((sum, text) => sum + lineCount(text, recipients, half), 0);
  const ofRecipients = closing.recipients.length === 0 ? 0 : (recipientsLabel + lines * recipients) * FACE_HEIGHT;
  const ofSignatures = Math.max(...closing.signatures.map(({ authority, postUnderName }) => (authority.length + 2 + (postUnderName === null ? 0 : 1)) * signature * FACE_HEIGHT + pt(SIGNATURE_SPACE_MM)));
  return TOP_GAP + (closing.signatures.length > 1 ? ofSignatures + TOP_GAP + ofRecipients : Math.max(ofRecipients, ofSignatures));
}

function recipientsList(closing: Closing, layout: OfficialLayout): Content[] {
  if (closing.recipients.length === 0) return [];
  return [
    { text: OFFICIAL_WORDS.recipients, bold: true, italics: true, fontSize: layout.sizes.recipientsLabel, lineHeight: 1 },
    ...recipientLines(closing.recipients).map((text): Content => ({ text, fontSize: layout.sizes.recipients, lineHeight: 1 })),
  ];
}

function signatureStack(signature: SignatureBlock, layout: OfficialLayout, sampleNotice: boolean): Content[] {
  const size = layout.sizes.signature;
  const line = (text: string): Content => ({ text, bold: true, fontSize: size, alignment: 'center', lineHeight: 1 });
  const space = pt(SIGNATURE_SPACE_MM);
  const gap: Content = sampleNotice ? centred(sampleMark(11), [0, space / 2 - 8, 0, space / 2 - 8]) : { text: '', margin: [0, space / 2, 0, space / 2] };
  const under: Content[] = signature.postUnderName === null ? [] : [{ text: signature.postUnderName, bold: true, fontSize: size - 1, alignment: 'center', lineHeight: 1 }];
  return [...signature.authority.map(line), line(signature.post), gap, line(signature.name), ...under];
}
