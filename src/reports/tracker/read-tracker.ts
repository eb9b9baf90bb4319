import type { TrackedDuty, TrackerPayload } from '../../features/directives';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { cleanLine, foldForSearch } from '../../kernel/vietnamese-text';
import { cellAddress, type RawWorkbook } from '../workbook/raw-workbook';
import { cellText, type PlacedCell } from '../workbook/typed-values';

export const TRACKER_COLUMNS = ['letter', 'signedOn', 'duty', 'clause', 'content', 'lead', 'coordinators', 'dueWording', 'lastDay', 'state', 'lateness', 'recorded', 'result', 'reference', 'status', 'note'] as const;
export type TrackerColumn = (typeof TRACKER_COLUMNS)[number];

/** Head of each column, as the workbook goes out; when read, only these words count, in any place and order. */
export const TRACKER_HEADS: Readonly<Record<TrackerColumn, string>> = {
  letter: 'Số, ký hiệu văn bản',
  signedOn: 'Ngày ký',
  duty: 'Mã nhiệm vụ',
  clause: 'Mục',
  content: 'Nội dung chỉ đạo',
  lead: 'Đơn vị chủ trì',
  coordinators: 'Đơn vị phối hợp',
  dueWording: 'Thời hạn trong văn bản',
  lastDay: 'Hạn chót',
  state: 'Trạng thái',
  lateness: 'Tình hình thời hạn',
  recorded: 'Nhập thay',
  result: 'Kết quả, tình hình mới nhất',
  reference: 'Mã ở hệ thống theo dõi',
  status: 'Trạng thái ở hệ thống theo dõi',
  note: 'Ghi chú của hệ thống theo dõi',
};

/** The letter a workbook must belong to: its number as signed, its code here, and the codes of its duties. */
export interface ExpectedLetter {
  readonly documentNumber: string | null;
  readonly code: string;
  readonly duties: readonly string[];
}

type Row = ReadonlyMap<number, PlacedCell>;
const LAST_HEAD_ROW = 60;
const LONGEST = { reference: 80, status: 200, note: 4000 } as const;

/** What the workbook of the tracker says of each duty, and every cell that cannot be read; or why it is no such workbook. */
export function readTracker(workbook: RawWorkbook, letter: ExpectedLetter): TrackerPayload | Problem {
  for (const { cells } of workbook.sheets) {
    const rows = new Map<number, Map<number, PlacedCell>>();
    for (const [row, column, kind, value] of cells) rows.set(row, (rows.get(row) ?? new Map<number, PlacedCell>()).set(column, { at: cellAddress(row, column), kind, value }));
    const head = [...rows].find(([row, line]) => row <= LAST_HEAD_ROW && columnsOf(line).has('duty'));
    if (!head) continue;
    const columns = columnsOf(head[1]);
    if (!['reference', 'status', 'note'].some((name) => columns.has(name as TrackerColumn))) return problem('workbook.columnMissing', undefined, { columns: [TRACKER_HEADS.reference, TRACKER_HEADS.note].map((words) => `“${words}”`).join(', ') });
    return readRows([...rows].filter(([row]) => row > head[0]).sort(([a], [b]) => a - b).map(([, line]) => line), columns, letter);
  }
  return problem('tracker.noTable', undefined, { column: TRACKER_HEADS.duty });
}

function columnsOf(line: Row): ReadonlyMap<TrackerColumn, number> {
  const columns = new Map<TrackerColumn, number>();
  for (const [column, { value }] of line) {
    const folded = foldForSearch(String(value ?? ''));
    const name = TRACKER_COLUMNS.find((one) => foldForSearch(TRACKER_HEADS[one]) === folded);
    if (name && !columns.has(name)) columns.set(name, column);
  }
  return columns;
}

function readRows(lines: readonly Row[], columns: ReadonlyMap<TrackerColumn, number>, letter: ExpectedLetter): TrackerPayload {
  const errors: Problem[] = [];
  const duties = new Map<string, TrackedDuty>();
  const known = new Map(letter.duties.map((code) => [code.toLowerCase(), code]));
  for (const line of lines) {
    const cell = (name: TrackerColumn): PlacedCell => line.get(columns.get(name) ?? -1) ?? { at: '', kind: null, value: null };
    const read = (name: TrackerColumn, longest: number): string => {
      const text = cellText(cell(name), longest);
      if (!isProblem(text)) return text;
      errors.push(text);
      return '';
    };
    const said = cleanLine(read('duty', 80));
    const [number, reference, status, note] = [cleanLine(read('letter', 80)), cleanLine(read('reference', LONGEST.reference)), cleanLine(read('status', LONGEST.status)), read('note', LONGEST.note)];
    if (said === '' && number === '' && reference === '' && status === '' && note === '') continue;
    const code = known.get(said.toLowerCase());
    if (number !== '' && ![letter.documentNumber, letter.code].some((own) => own !== null && foldForSearch(own) === foldForSearch(number))) errors.push(problem('tracker.otherLetter', undefined, { cell: cell('letter').at, value: number, own: letter.documentNumber ?? letter.code }));
    else if (said === '') errors.push(problem('tracker.dutyMissing', undefined, { cell: cell('reference').at || cell('note').at || cell('letter').at }));
    else if (code === undefined) errors.push(problem('tracker.dutyUnknown', undefined, { cell: cell('duty').at, value: said }));
    else if (duties.has(code)) errors.push(problem('workbook.rowTwice', undefined, { cell: cell('duty').at, value: code }));
    else duties.set(code, { code, externalReference: reference || null, note: [status && `${STATUS}: ${status}`, note].filter(Boolean).join('\n') || null });
  }
  return { duties: [...duties.values()], errors };
}

/** In front of what the tracker calls the state of a duty: it is kept in words and moves nothing. */
const STATUS = 'Trạng thái ở hệ thống theo dõi';
