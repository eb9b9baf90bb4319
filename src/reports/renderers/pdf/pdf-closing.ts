import type { Content, ContentNode } from 'pdfmake';
import { recipientLines } from '../../model/official-lines';
import type { OfficialLayout } from '../../model/official-layout';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Closing, SignatureBlock } from '../../model/report-document';
import { centred, sampleMark } from './pdf-lines';
import { pt } from './pdf-units';

const SIGNATURE_SPACE_MM = 26;

/** Nơi nhận on the left level with the signature on the right; several signatures stand side by side above the recipients. */
export function closingContent(closing: Closing, layout: OfficialLayout, sampleNotice: boolean): Content[] {
  const recipients = recipientsList(closing, layout);
  const signatures = closing.signatures.map((signature): ContentNode => ({ width: '*', stack: signatureStack(signature, layout, sampleNotice) }));
  if (signatures.length > 1) {
    return [{ columns: signatures, columnGap: 8, unbreakable: true, margin: [0, 10, 0, 10] }, ...recipients];
  }
  return [{ columns: [{ width: '*', stack: recipients }, ...signatures], columnGap: 8, unbreakable: true, margin: [0, 10, 0, 0] }];
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
