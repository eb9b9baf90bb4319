import type { AnswerContent, ImportedAnswer, ImportPayload } from '../../features/remediation';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { cleanLine, foldForSearch } from '../../kernel/vietnamese-text';
import { cellAddress, type RawCell, type RawWorkbook } from './raw-workbook';
import { cellCause, cellDate, cellReceiver, cellResult, cellText, type PlacedCell } from './typed-values';
import { answerBase, HEADS, LONGEST, TECHNICAL, WORKBOOK_MARK, type WorkbookColumn } from './workbook-format';

/** What the file must belong to, and what its cells may name. */
export interface ExpectedWorkbook {
  readonly code: string;
  readonly number: number;
  /** Findings that may be answered now, and all others of the report. */
  readonly open: readonly string[];
  readonly locked: readonly string[];
  readonly receivers: readonly { readonly code: string; readonly nameVi: string }[];
}

type Sheet = RawWorkbook['sheets'][number];
type Given = ReadonlyMap<string, { readonly version: number; readonly base: string }>;

const NEEDED = ['code', 'result', 'done', 'committedOn', 'receiver', 'figures', 'causeKind', 'cause', 'difficulty'] as const satisfies readonly WorkbookColumn[];
type Needed = (typeof NEEDED)[number];
const WRITTEN = NEEDED.slice(1);
/** A head is looked for in the first lines only. */
const LAST_HEAD_ROW = 60;
/** So many known heads in one line make it the head. */
const FEWEST_HEADS = 3;

/** The answers of a workbook, and every cell that cannot be read; or why it is not a workbook for this report at all. */
export function readAnswers(workbook: RawWorkbook, expected: ExpectedWorkbook): ImportPayload | Problem {
  const technical = workbook.sheets.find(({ cells }) => cells.some(([row, column, , value]) => row === 1 && column === 1 && value === WORKBOOK_MARK));
  if (!technical) return problem('workbook.notOurs');
  const rows = rowsOf(technical.cells);
  const fact = (label: string): string => String([...rows.values()].find((cells) => cells.get(1)?.value === label)?.get(2)?.value ?? '');
  if (fact(TECHNICAL.report) !== expected.code) return problem('workbook.otherReport', undefined, { code: fact(TECHNICAL.report), now: expected.code });
  if (fact(TECHNICAL.version) !== String(expected.number)) return problem('workbook.oldVersion', undefined, { number: fact(TECHNICAL.version), now: expected.number });
  const given: Given = new Map(
    [...rows.values()].flatMap((cells) => (cells.get(1)?.value === TECHNICAL.item ? [[String(cells.get(2)?.value), { version: Number(cells.get(3)?.value), base: String(cells.get(4)?.value) }] as const] : [])),
  );
  const found = workbook.sheets.filter((sheet) => sheet !== technical).map(headOf).find((head) => head !== null);
  if (!found) return problem('workbook.noTable');
  const missing = NEEDED.filter((name) => !found.columns.has(name));
  if (missing.length > 0) return problem('workbook.columnMissing', undefined, { columns: missing.map((name) => `“${HEADS[name]}”`).join(', ') });
  return new AnswerReader(found, expected, given, workbook.date1904).read();
}

interface Head {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, PlacedCell>>;
  readonly row: number;
  readonly columns: ReadonlyMap<WorkbookColumn, number>;
}

function rowsOf(cells: readonly RawCell[]): ReadonlyMap<number, ReadonlyMap<number, PlacedCell>> {
  const rows = new Map<number, Map<number, PlacedCell>>();
  for (const [row, column, kind, value] of cells) {
    const line = rows.get(row) ?? new Map<number, PlacedCell>();
    line.set(column, { at: cellAddress(row, column), kind, value });
    rows.set(row, line);
  }
  return rows;
}

function headOf({ cells }: Sheet): Head | null {
  const rows = rowsOf(cells);
  const heads = (Object.entries(HEADS) as [WorkbookColumn, string][]).map(([name, words]) => [name, foldForSearch(words).split(' ').slice(0, 2).join(' ')] as const);
  for (const row of [...rows.keys()].filter((at) => at <= LAST_HEAD_ROW).sort((a, b) => a - b)) {
    const columns = new Map<WorkbookColumn, number>();
    for (const [column, { value }] of rows.get(row) ?? []) {
      const folded = foldForSearch(String(value ?? ''));
      const name = heads.find(([, words]) => folded === words || folded.startsWith(`${words} `))?.[0];
      if (name && !columns.has(name)) columns.set(name, column);
    }
    if (columns.size >= FEWEST_HEADS && columns.has('code')) return { rows, row, columns };
  }
  return null;
}

class AnswerReader {
  private readonly errors: Problem[] = [];
  private readonly answers = new Map<string, ImportedAnswer>();

  constructor(
    private readonly head: Head,
    private readonly expected: ExpectedWorkbook,
    private readonly given: Given,
    private readonly date1904: boolean,
  ) {}

  read(): ImportPayload {
    const below = [...this.head.rows.keys()].filter((row) => row > this.head.row).sort((a, b) => a - b);
    for (const row of below) this.row(row);
    return { answers: [...this.answers.values()], errors: this.errors };
  }

  private cell(row: number, name: Needed): PlacedCell {
    const column = this.head.columns.get(name) ?? 1;
    return this.head.rows.get(row)?.get(column) ?? { at: cellAddress(row, column), kind: null, value: null };
  }

  private row(row: number): void {
    const code = this.cell(row, 'code');
    const typed = cleanLine(String(code.value ?? ''));
    const blank = WRITTEN.every((name) => this.cell(row, name).kind === null);
    if (typed === '') {
      if (!blank) this.errors.push(problem('workbook.codeMissing', undefined, { cell: code.at }));
      return;
    }
    const finding = this.finding(typed);
    if (finding === null) {
      // Notes below the table are nobody's answer.
      if (!blank) this.errors.push(problem(this.expected.locked.some((one) => foldForSearch(one) === foldForSearch(typed)) ? 'workbook.rowLocked' : 'workbook.codeUnknown', undefined, { cell: code.at, value: typed.slice(0, 60) }));
      return;
    }
    if (this.answers.has(finding)) {
      this.errors.push(problem('workbook.rowTwice', undefined, { cell: code.at, value: finding }));
      return;
    }
    const content = this.content(row, finding);
    const { version = 0, base = '' } = this.given.get(finding) ?? {};
    if (content) this.answers.set(finding, { finding, version, ...content, touched: answerBase(content) !== base });
  }

  private finding(typed: string): string | null {
    const folded = foldForSearch(typed);
    return this.expected.open.find((code) => foldForSearch(code) === folded) ?? null;
  }

  /** Null when a cell cannot be read; each is told. */
  private content(row: number, finding: string): AnswerContent | null {
    const result = cellResult(this.cell(row, 'result'));
    const doneVi = cellText(this.cell(row, 'done'), LONGEST.done);
    const committedOn = cellDate(this.cell(row, 'committedOn'), this.date1904);
    const receiverCode = cellReceiver(this.cell(row, 'receiver'), this.expected.receivers);
    const difficultyVi = cellText(this.cell(row, 'difficulty'), LONGEST.difficulty);
    const figuresVi = cellText(this.cell(row, 'figures'), LONGEST.figures);
    const causeKind = cellCause(this.cell(row, 'causeKind'));
    const causeVi = cellText(this.cell(row, 'cause'), LONGEST.cause);
    const all = { result, doneVi, committedOn, receiverCode, figuresVi, causeKind, causeVi, difficultyVi };
    const wrong = Object.values(all).filter(isProblem);
    this.errors.push(...wrong.map((one) => ({ ...one, params: { ...one.params, finding } })));
    return wrong.length > 0 ? null : (all as AnswerContent);
  }
}
