import { dateOf } from '../../kernel/calendar-date';
import { formatDate, formatInstant, formatQuarter, type Translate } from '../../platform/i18n';
import { clause, clauses, paragraph, type Block } from '../model/blocks';
import { OFFICIAL_WORDS } from '../model/official-words';
import type { ReportDocument } from '../model/report-document';
import type { UrgingLetterData } from '../queries/urging-letter.query';

/** Levels at which the chair is told. */
const ABOVE_THE_UNIT = ['homeAffairsLetter', 'chairProposal'];

/** The urging letter (công văn đôn đốc), a draft for the records clerk to number and date. `t` is the Vietnamese one. */
export function urgingLetterDocument(data: UrgingLetterData, t: Translate): ReportDocument {
  const { urging, roundCode, body } = data;
  const words = (key: string, params: Readonly<Record<string, unknown>> = {}): string => t(`urgingLetter:${key}`, params);
  const owed = lowerFirst(urging.missingVi);
  const quarter = formatQuarter(roundCode);
  const told = ABOVE_THE_UNIT.includes(urging.level);
  return {
    meta: {
      kind: 'letter',
      code: `urging-${roundCode}-${urging.number}`,
      title: words('title', { owed, sequence: urging.sequence }),
      scope: [words('scope', { quarter, number: urging.number })],
      date: null,
      draftedOn: dateOf(urging.sentAt),
      dataAt: urging.sentAt,
      sampleNotice: data.sample,
    },
    head: {
      issuer: body.issuer,
      number: null,
      symbol: words('symbol'),
      place: body.place,
      typeName: null,
      summary: [words('about', { owed, quarter, sequence: urging.sequence })],
      addressees: [data.addressee],
      legalBases: [],
      urgency: null,
    },
    body: letterBody(data, owed, words),
    closing: {
      recipients: ['same', ...(told ? ['chair', 'office'] : []), 'file'].map((key) => words(`recipients.${key}`)),
      signatures: [{ authority: [], post: words('signature'), name: OFFICIAL_WORDS.nameToFill, postUnderName: null }],
    },
    annexes: [],
  };
}

type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

function letterBody(data: UrgingLetterData, owed: string, words: Words): Block[] {
  const { urging, earlier, addressee, lateness } = data;
  const issuer = data.body.issuer.nameInText;
  const pressing = urging.level !== 'handler';
  return [
    paragraph(basis(data, words)),
    paragraph(timeLimit(data, words), standing(data, owed, words), words(lateness.kind === 'missing' ? 'late' : 'notLate', { count: lateness.days })),
    paragraph(
      earlier.length === 0
        ? words('first')
        : words('earlier', { issuer, list: earlier.map(({ sequence, sentAt, channel }) => words('earlierItem', { sequence, when: formatInstant(sentAt), channel: words(`channel.${channel}`) })).join('; ') }),
    ),
    ...(urging.noteVi ? [paragraph(urging.noteVi)] : []),
    paragraph(words('ask', { issuer, addressee })),
    clauses(...demands(data, owed, words).map((text, index) => clause(`${index + 1}.`, text))),
    ...(pressing ? [paragraph(words('escalation', { issuer }))] : []),
    paragraph(words('end', { addressee })),
  ];
}

function basis({ directive, clause: { number, quote }, addressee }: UrgingLetterData, words: Words): string {
  const params = { clause: number, quote, addressee };
  if (!directive) return words('basisShort', params);
  const { documentNumber, signedOn, issuerTitleVi, summaryVi } = directive;
  // A number nobody knows is left to write in, never made up.
  const document = documentNumber && signedOn ? words('document', { number: documentNumber, date: formatDate(signedOn, 'text') }) : words('documentBlank');
  return words('basis', { ...params, issuer: issuerTitleVi, summary: summaryVi, document });
}

function timeLimit({ due, requestedOn }: UrgingLetterData, words: Words): string {
  if (!due) return words('noDue', { requestedOn });
  if (due.extension) return words('dueExtended', { wording: due.wording ?? '', n: due.extension.time, lastDay: due.lastDay });
  return due.wording === null ? words('dueOnly', { lastDay: due.lastDay }) : words('due', { wording: due.wording, lastDay: due.lastDay });
}

function standing({ urging, addressee, sentBefore, body }: UrgingLetterData, owed: string, words: Words): string {
  const params = { when: formatInstant(urging.sentAt), issuer: body.issuer.nameInText, owed, addressee };
  return sentBefore === null ? words('notReceived', params) : words('toSupplement', { ...params, sent: formatInstant(sentBefore) });
}

function demands({ kind, sentBefore, findings, body, lateness }: UrgingLetterData, owed: string, words: Words): readonly string[] {
  const issuer = body.issuer.nameInText;
  const report = kind === 'remediation_report';
  const first = sentBefore !== null ? words('askSupplement', { owed }) : report && findings > 0 ? words('askReport', { owed, issuer, count: findings }) : words('askOther', { owed, issuer });
  return [first, ...(report ? [words('askOpen')] : []), words(lateness.kind === 'missing' ? 'askReason' : 'askDifficulty', { issuer })];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
