import { dateOf } from '../../kernel/calendar-date';
import { formatInstant, type Translate } from '../../platform/i18n';
import { clause, clauses, paragraph } from '../model/blocks';
import type { ReportDocument } from '../model/report-document';
import type { UrgingProposalData } from '../queries/urging-letter.query';
import { dutiesTable, signatureOf } from './urging-parts';

/** The proposal to the provincial chair (tờ trình): who did not answer although urged, and what the chair is asked to direct. A draft. */
export function urgingProposalDocument(data: UrgingProposalData, t: Translate): ReportDocument {
  const words = (key: string, params: Readonly<Record<string, unknown>> = {}): string => t(`urgingLetter:${key}`, params);
  const issuer = data.body.issuer.nameInText;
  const units = new Set(data.duties.map(({ urging }) => urging.unitId)).size;
  const asked = [words('proposal.ask1'), words('proposal.ask2', { issuer })];
  return {
    meta: {
      kind: 'official',
      code: `proposal-${data.dispatch}`,
      title: words('proposal.title', { count: units }),
      scope: [words('proposal.scope', { dispatch: data.dispatch })],
      date: null,
      draftedOn: dateOf(data.sentAt),
      dataAt: data.sentAt,
      sampleNotice: data.sample,
    },
    head: {
      issuer: data.body.issuer,
      number: null,
      symbol: words('proposal.symbol'),
      place: data.body.place,
      typeName: words('proposal.type'),
      summary: [words('proposal.about')],
      addressees: [words('proposal.addressee')],
      legalBases: [],
      urgency: null,
    },
    body: [
      paragraph(words('proposal.intro', { when: formatInstant(data.sentAt), issuer, count: units })),
      dutiesTable(data.duties, true, words),
      paragraph(words('proposal.ask', { issuer })),
      clauses(...asked.map((text, index) => clause(`${index + 1}.`, text))),
      paragraph(words('proposal.end', { issuer })),
    ],
    closing: { recipients: ['same', 'office', 'file'].map((key) => words(`recipients.${key}`)), signatures: [signatureOf(data.signing, words)] },
    annexes: [],
  };
}
