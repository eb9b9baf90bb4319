import { dateOf } from '../../kernel/calendar-date';
import { formatDate, formatInstant, formatQuarter, type Translate } from '../../platform/i18n';
import { clause, clauses, paragraph, type Block, type Clause } from '../model/blocks';
import type { ReportDocument } from '../model/report-document';
import type { UrgingLetterData } from '../queries/urging-letter.query';
import { dutiesTable, signatureOf } from './urging-parts';

/** Levels at which the chair is told. */
const ABOVE_THE_UNIT = ['homeAffairsLetter', 'chairProposal'];

/** The urging letter (công văn đôn đốc), a draft for the records clerk to number and date. `t` is the Vietnamese one. */
export function urgingLetterDocument(data: UrgingLetterData, t: Translate): ReportDocument {
  const { urging, roundCode, body } = data;
  const words = (key: string, params: Readonly<Record<string, unknown>> = {}): string => t(`urgingLetter:${key}`, params);
  const owed = lowerFirst(urging.missingVi);
  const quarter = formatQuarter(roundCode);
  const told = ABOVE_THE_UNIT.includes(urging.level);
  const several = data.together.length > 1;
  const number = several ? (data.together[0]?.urging.number ?? urging.number) : urging.number;
  return {
    meta: {
      kind: 'letter',
      code: `urging-${roundCode}-${number}`,
      title: several ? words('titleMany', { count: data.together.length }) : words('title', { owed, sequence: urging.sequence }),
      scope: [words('scope', { quarter, number })],
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
      summary: [several ? words('aboutMany', { quarter }) : words('about', { owed, quarter, sequence: urging.sequence })],
      addressees: [data.addressee],
      legalBases: [],
      urgency: null,
    },
    body: several ? bodyOfMany(data, words) : letterBody(data, owed, words),
    closing: {
      recipients: ['same', ...(told ? ['chair', 'office'] : []), 'file'].map((key) => words(`recipients.${key}`)),
      signatures: [signatureOf(urging.signing, words)],
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
    clauses(...demands(data, owed, words).map((text, index) => clause(`${index + 1}.`, text, index === 0 ? returnedItems(data, words) : []))),
    ...(pressing ? [paragraph(words('escalation', { issuer }))] : []),
    paragraph(words('end', { addressee })),
  ];
}

/** Of several duties a table says what, until when, how late and what lacks. */
function bodyOfMany(data: UrgingLetterData, words: Words): Block[] {
  const { urging, together, addressee } = data;
  const issuer = data.body.issuer.nameInText;
  const late = together.some(({ lateness }) => lateness.kind === 'missing');
  const demanded = [words('askMany', { issuer }), words('askManyOpen'), words(late ? 'askReason' : 'askDifficulty', { issuer })];
  return [
    paragraph(words('introMany', { when: formatInstant(urging.sentAt), issuer, addressee, count: together.length })),
    dutiesTable(together, false, words),
    ...(urging.noteVi ? [paragraph(urging.noteVi)] : []),
    paragraph(words('ask', { issuer, addressee })),
    clauses(...demanded.map((text, index) => clause(`${index + 1}.`, text))),
    ...(urging.level === 'handler' ? [] : [paragraph(words('escalation', { issuer }))]),
    paragraph(words('end', { addressee })),
  ];
}

/** What was given back, item by item. */
function returnedItems({ urging }: UrgingLetterData, words: Words): Clause[] {
  return (urging.missing ?? []).flatMap(({ kind, code, text }) => {
    if (kind === 'returned') return [clause('-', words('returnedItem', { n: code, title: text }))];
    return kind === 'signedCopy' ? [clause('-', words('signedCopy'))] : [];
  });
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
