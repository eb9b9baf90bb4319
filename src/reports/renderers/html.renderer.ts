import { withEndMark } from '../model/closing-mark';
import { annexLabel, officialLines, recipientLines } from '../model/official-lines';
import type { OfficialLines } from '../model/official-lines';
import { officialLayoutOn } from '../model/official-layout';
import type { OfficialLayout } from '../model/official-layout';
import { OFFICIAL_WORDS } from '../model/official-words';
import type { Annex, Closing, OfficialHead, ReportDocument, SignatureBlock } from '../model/report-document';
import { blockHtml } from './html/html-blocks';
import { element, escapeHtml, lines } from './html/html-text';
import { PAPER_STYLE } from './html/paper-style';

/** The document as one self-contained page without scripts. */
export function renderHtml(document: ReportDocument): Promise<Buffer> {
  const page = `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(document.meta.title)}</title><style>${PAPER_STYLE}</style></head><body>${htmlFragment(document)}</body></html>\n`;
  return Promise.resolve(Buffer.from(page, 'utf8'));
}

/** The paper as an `<article>` of classes only (no inline style), for the print view of a page with a strict content policy. */
export function htmlFragment(document: ReportDocument): string {
  const layout = officialLayoutOn(document.meta.date ?? document.meta.draftedOn);
  const composed = document.head === null ? null : officialLines(document, document.head, layout);
  const body = document.closing === null ? document.body : withEndMark(document.body);
  const parts = [
    sampleMark(document),
    document.head === null || composed === null ? plainHead(document) : officialHead(document.head, composed, layout),
    ...body.map(blockHtml),
    document.closing === null ? '' : closingHtml(document.closing, document.meta.sampleNotice),
    ...document.annexes.map((annex) => annexHtml(document, annex, composed)),
  ];
  return element('article', `paper paper--${document.meta.kind}`, parts.join('\n'));
}

function sampleMark(document: ReportDocument): string {
  return document.meta.sampleNotice ? element('p', 'paper-sample', OFFICIAL_WORDS.sampleNotice) : '';
}

function plainHead(document: ReportDocument): string {
  return element('header', 'paper-title', `<h1>${escapeHtml(document.meta.title)}</h1>${document.meta.scope.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}`);
}

function officialHead(head: OfficialHead, composed: OfficialLines, layout: OfficialLayout): string {
  const letter = head.typeName === null;
  const summary = composed.summary.map((text) => escapeHtml(text)).join('<br>');
  const left = [
    element('div', 'paper-head__issuer', [...head.issuer.parentLines.map((text) => `<p>${escapeHtml(text)}</p>`), ...head.issuer.bodyLines.map((text) => `<p><strong>${escapeHtml(text)}</strong></p>`)].join('')),
    '<hr class="paper-rule">',
    `<p>${lines(composed.number)}</p>`,
    letter ? `<p>${summary}</p>` : '',
    head.urgency === null ? '' : `<p class="paper-urgency"><strong>${OFFICIAL_WORDS.urgency[head.urgency]}</strong></p>`,
  ];
  const right = [
    `<p class="paper-head__nation"><strong>${OFFICIAL_WORDS.nationalName}</strong></p><p><strong>${OFFICIAL_WORDS.nationalMotto}</strong></p>`,
    '<hr class="paper-rule paper-rule--motto">',
    `<p><em>${lines(composed.placeAndDate)}</em></p>`,
  ];
  const title = letter ? '' : element('div', 'paper-centre', `<p><strong>${escapeHtml(head.typeName ?? '')}</strong></p><p><strong>${summary}</strong></p><hr class="paper-rule">`);
  const basis = composed.legalBases.map((text) => element('p', 'paper-text paper-text--body', layout.legalBasis.italic ? `<em>${escapeHtml(text)}</em>` : escapeHtml(text))).join('');
  return element('header', 'paper-head', `<div>${left.join('')}</div><div>${right.join('')}</div>`) + title + addresseesHtml(composed) + basis;
}

function addresseesHtml(composed: OfficialLines): string {
  if (composed.soleAddressee !== null) return element('div', 'paper-centre', `<p>${OFFICIAL_WORDS.addressees} ${escapeHtml(composed.soleAddressee)}.</p>`);
  if (composed.addressees.length === 0) return '';
  return element('div', 'paper-centre', `<p>${OFFICIAL_WORDS.addressees}</p>${composed.addressees.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}`);
}

function closingHtml(closing: Closing, sampleNotice: boolean): string {
  const recipients =
    closing.recipients.length === 0
      ? ''
      : element('div', 'paper-recipients', `<p class="paper-recipients__label">${OFFICIAL_WORDS.recipients}</p>${recipientLines(closing.recipients).map((text) => `<p>${escapeHtml(text)}</p>`).join('')}`);
  return element('footer', 'paper-closing', recipients + closing.signatures.map((signature) => signatureHtml(signature, sampleNotice)).join(''));
}

function signatureHtml(signature: SignatureBlock, sampleNotice: boolean): string {
  const above = [...signature.authority, signature.post].map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  const space = element('div', 'paper-signature__space', sampleNotice ? `<span>${OFFICIAL_WORDS.sampleNotice}</span>` : '');
  const below = [signature.name, signature.postUnderName ?? ''].filter((text) => text !== '').map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  return element('div', 'paper-signature', above + space + below);
}

function annexHtml(document: ReportDocument, annex: Annex, composed: OfficialLines | null): string {
  const head = `<p><strong>${annexLabel(annex.number)}</strong></p><p><strong>${escapeHtml(annex.title.toLocaleUpperCase('vi'))}</strong></p>${composed === null ? '' : `<p><em>${lines(composed.annexedTo)}</em></p>`}<hr class="paper-rule">`;
  return element('section', `paper-annex paper-annex--${annex.orientation}`, sampleMark(document) + element('div', 'paper-centre', head) + annex.blocks.map(blockHtml).join('\n'));
}
