import type { LetterSigning } from '../../features/urging';
import { dateOf } from '../../kernel/calendar-date';
import { formatDate } from '../../platform/i18n';
import { tableBlock, type Block } from '../model/blocks';
import { integerCell, textCell } from '../model/cells';
import { OFFICIAL_WORDS } from '../model/official-words';
import type { SignatureBlock } from '../model/report-document';
import { column, dataRow } from '../model/table';
import type { UrgedDuty } from '../queries/urging-letter.query';

type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** The director signs in own right, a deputy for the director, the office by order. */
export function signatureOf(signing: LetterSigning | null, words: Words): SignatureBlock {
  const authority = signing === 'deputy' ? [words('signing.deputyFor')] : signing === 'office' ? [words('signing.officeFor')] : [];
  const post = signing === 'deputy' ? words('signing.deputy') : signing === 'office' ? words('signing.office') : words('signature');
  return { authority, post, name: OFFICIAL_WORDS.nameToFill, postUnderName: null };
}

/** The duties of a letter or, with their units, of the proposal to the chair. */
export function dutiesTable(duties: readonly UrgedDuty[], withUnits: boolean, words: Words): Block {
  return tableBlock({
    key: 'duties',
    title: null,
    sheetName: words('table.sheet'),
    unitOfMeasure: null,
    use: 'printed',
    columns: [
      column('serial', OFFICIAL_WORDS.serial, 'integer', 5, { align: 'center' }),
      ...(withUnits ? [column('unit', words('table.unit'), 'text', 18)] : []),
      column('duty', words('table.duty'), 'text', 36),
      column('due', words('table.due'), 'text', 16),
      column('late', words('table.late'), 'integer', 9, { align: 'center' }),
      ...(withUnits ? [] : [column('missing', words('table.missing'), 'text', 24)]),
      column('urged', words('table.urged'), 'text', 20),
    ],
    rows: duties.map((one, index) =>
      dataRow({
        serial: integerCell(index + 1),
        unit: textCell(one.unitName),
        duty: textCell(words('table.dutyOf', { title: one.title, clause: one.clauseNumber })),
        due: textCell(dueWords(one, words)),
        ...(one.lateness.kind === 'missing' ? { late: integerCell(one.lateness.days) } : {}),
        missing: textCell(missingWords(one, words)),
        urged: textCell(one.earlier.length === 0 ? words('table.never') : one.earlier.map(({ sequence, sentAt }) => words('table.time', { sequence, day: formatDate(dateOf(sentAt), 'text') })).join('; ')),
      }),
    ),
    numberedColumns: false,
    total: null,
  });
}

function dueWords({ wording, lastDay }: UrgedDuty, words: Words): string {
  if (lastDay === null) return words('table.noDue');
  return wording ? words('table.dueWorded', { wording, lastDay }) : words('table.dueOn', { lastDay });
}

/** Findings are counted: each has its line in the system; what was given back is named by its number. */
function missingWords({ urging, title }: UrgedDuty, words: Words): string {
  const missing = urging.missing ?? [];
  const findings = missing.filter(({ kind }) => kind === 'finding').length;
  const returned = missing.filter(({ kind }) => kind === 'returned').map(({ code }) => code);
  const parts = [
    ...(returned.length > 0 ? [words('table.returned', { list: returned.join(', ') })] : [urging.missingVi === title ? words('table.result') : urging.missingVi]),
    ...(findings > 0 ? [words('table.findings', { count: findings })] : []),
    ...(missing.some(({ kind }) => kind === 'signedCopy') ? [words('signedCopy')] : []),
  ];
  return parts.join('; ');
}
