import { dateOf, isoOf } from '../../kernel/calendar-date';
import type { Lateness } from '../../features/obligations';
import { formatInstant, formatQuarter, type Translate } from '../../platform/i18n';
import { note, tableBlock, type Block } from '../model/blocks';
import { integerCell, textCell } from '../model/cells';
import type { ReportDocument } from '../model/report-document';
import { column, dataRow, type Table } from '../model/table';
import type { ReceiptData } from '../queries/receipt.query';

/** The receipt (phiếu tiếp nhận) of one sent version: what came when, and whether that was in time. `t` is the Vietnamese one. */
export function receiptDocument(data: ReceiptData, t: Translate): ReportDocument {
  const words: Words = (key, params = {}) => t(`receiptPaper:${key}`, params);
  const { submittedAt, receiptNumber, reportCode, number } = data;
  return {
    meta: {
      kind: 'listing',
      code: `receipt-${reportCode}-${number}`,
      title: words('title'),
      scope: [words('scope', { receipt: receiptNumber, unit: data.unitName, quarter: formatQuarter(data.roundCode) })],
      date: null,
      draftedOn: dateOf(submittedAt),
      dataAt: submittedAt,
      sampleNotice: data.sample,
    },
    head: null,
    body: [tableBlock(factsTable(data, words)), ...remarks(data, words), tableBlock(answersTable(data, words, t)), tableBlock(filesTable(data, words)), note(words('note'))],
    closing: null,
    annexes: [],
  };
}

type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

function factsTable(data: ReceiptData, words: Words): Table {
  const { document, submittedAt, fact, onBehalf, due } = data;
  const rows: (readonly [string, string])[] = [
    ['receiptNumber', data.receiptNumber],
    ['receivedBy', data.body.issuer.nameInText],
    ['unit', data.unitName],
    ['report', words('version', { code: data.reportCode, number: data.number })],
    ['items', String(data.answers.length)],
    ...(document.number && document.date ? [['document', words('documentValue', document)] as const] : []),
    ...(document.signer ? [['signer', document.signer] as const] : []),
    onBehalf
      ? ['arrivedAt', words(onBehalf.channel === 'phone' ? 'calledAtValue' : 'arrivedAtValue', { when: formatInstant(submittedAt), iso: isoOf(submittedAt) })]
      : ['receivedAt', words('receivedAtValue', { when: formatInstant(submittedAt), iso: isoOf(submittedAt) })],
    ...(onBehalf
      ? ([
          ['channel', words(`channels.${onBehalf.channel}`)],
          ['enteredBy', words('enteredByValue', { who: onBehalf.enteredBy, when: formatInstant(onBehalf.enteredAt), iso: isoOf(onBehalf.enteredAt) })],
          ...(onBehalf.note ? ([['proofNote', onBehalf.note]] as const) : []),
        ] as const)
      : ([['sentBy', data.submittedBy]] as const)),
    ['due', data.dueWording ?? words('noDue')],
    ...(due?.extension ? ([['extension', words('extensionValue', { n: due.extension.time, date: due.extension.until, first: due.firstDay })]] as const) : []),
    ...(due ? ([['moment', words('momentValue', { when: formatInstant(due.tooLateAt), iso: isoOf(due.tooLateAt) })]] as const) : []),
    ...(['strict', 'lenient'] as const).flatMap((reading) => (due ? [[reading, words(`${reading}Value`, { result: result(data.lateness[reading], words), lastDay: due[reading] })] as const] : [])),
    ...(data.supplement ? [['supplementDue', words('supplementDueValue', { result: result(data.supplement.lateness, words), lastDay: data.supplement.dueOn })] as const] : []),
    ['audit', fact ? words('auditValue', { seq: fact.seq, hash: halves(fact.hash) }) : words('noAudit')],
  ];
  return {
    ...PLAIN,
    key: 'receipt',
    title: null,
    sheetName: words('field'),
    columns: [column('field', words('field'), 'text', 26), column('value', words('value'), 'text', 74)],
    rows: rows.map(([key, value]) => dataRow({ field: textCell(words(key)), value: textCell(value) })),
  };
}

function remarks({ due, lateness, submittedAt, firstSubmittedAt, decidedBy }: ReceiptData, words: Words): Block[] {
  const differ = due !== null && lateness.strict.kind !== lateness.lenient.kind;
  return [...(differ ? [note(words('rule'))] : []), ...(submittedAt > firstSubmittedAt && decidedBy === 'firstSubmission' ? [note(words('supplement', { when: formatInstant(firstSubmittedAt) }))] : []), ...(decidedBy === 'firstComplete' ? [note(words('firstComplete'))] : [])];
}

function answersTable({ answers }: ReceiptData, words: Words, t: Translate): Table {
  return {
    ...PLAIN,
    key: 'answers',
    title: words('answers'),
    sheetName: words('answers'),
    columns: [
      column('serial', words('serial'), 'integer', 6, { align: 'center' }),
      column('finding', words('finding'), 'text', 18),
      column('result', words('resultOf'), 'text', 44),
      column('difficulty', words('difficulty'), 'text', 32),
    ],
    rows: answers.map(({ n, finding, result: said, committedOn, receiver, difficulty }) =>
      dataRow({
        serial: integerCell(n),
        finding: textCell(finding),
        result: textCell([t(`states:itemResult.${said ?? 'none'}`), ...(committedOn ? [words('committed', { date: committedOn })] : []), ...(receiver ? [t('reports:review.receiver', { unit: receiver })] : [])].join('\n')),
        difficulty: textCell(difficulty ?? '–'),
      }),
    ),
  };
}

function filesTable({ files }: ReceiptData, words: Words): Table {
  return {
    ...PLAIN,
    key: 'files',
    title: words('files', { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }),
    sheetName: words('file'),
    columns: [
      column('serial', words('serial'), 'integer', 6, { align: 'center' }),
      column('file', words('file'), 'text', 22),
      column('for', words('for'), 'text', 18),
      column('size', words('size'), 'integer', 9),
      column('hash', words('hash'), 'text', 48),
    ],
    rows: files.map(({ name, size, sha256, findings, proof }, index) =>
      dataRow({
        serial: integerCell(index + 1),
        file: textCell(name),
        for: textCell(proof ? words('proof') : findings.length === 0 ? words('signed') : findings.join(', ')),
        size: integerCell(size),
        hash: textCell(halves(sha256)),
      }),
    ),
  };
}

/** A hash on two lines: no column cuts its last letters off. */
function halves(hash: string): string {
  return `${hash.slice(0, 32)}\n${hash.slice(32)}`;
}

const PLAIN = { unitOfMeasure: null, use: 'printed', numberedColumns: false, total: null } as const;

function result({ kind, days }: Lateness, words: Words): string {
  return words(`result.${kind}`, { count: days });
}
