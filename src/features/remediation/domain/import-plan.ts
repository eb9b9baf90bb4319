import type { CalendarDate } from '../../../kernel/calendar-date';
import type { RemedyResult } from '../../findings';
import type { CauseKind } from './cause';

/** What a unit writes about one finding, apart from its files. Nothing written is ''. */
export interface AnswerContent {
  readonly result: RemedyResult | null;
  readonly doneVi: string;
  readonly committedOn: CalendarDate | null;
  /** Code of the body that is competent. */
  readonly receiverCode: string | null;
  readonly difficultyVi: string;
  readonly causeKind: CauseKind | null;
  readonly causeVi: string;
  readonly figuresVi: string;
}

export interface ImportedAnswer extends AnswerContent {
  readonly finding: string;
  /** Row version when the file was downloaded. */
  readonly version: number;
  /** The file says something else than it said when it was downloaded. */
  readonly touched: boolean;
}

export interface StoredAnswer extends AnswerContent {
  readonly finding: string;
  readonly version: number;
}

/** `conflict`: changed in the file and, since its download, also here. */
export interface PlannedAnswer {
  readonly kind: 'unchanged' | 'change' | 'conflict';
  readonly stored: StoredAnswer;
  /** Null when the file has no row for it. */
  readonly imported: ImportedAnswer | null;
}

const FIELDS = ['result', 'doneVi', 'committedOn', 'receiverCode', 'difficultyVi', 'causeKind', 'causeVi', 'figuresVi'] as const;

export function sameContent(a: AnswerContent, b: AnswerContent): boolean {
  return FIELDS.every((name) => (a[name] ?? '') === (b[name] ?? ''));
}

/** What would become of every answer; what the file does not hold or did not touch stays. */
export function planImport(stored: readonly StoredAnswer[], imported: readonly ImportedAnswer[]): readonly PlannedAnswer[] {
  const byFinding = new Map(imported.map((one) => [one.finding, one]));
  return stored.map((answer) => {
    const sent = byFinding.get(answer.finding) ?? null;
    if (sent === null || !sent.touched || sameContent(answer, sent)) return { kind: 'unchanged', stored: answer, imported: sent };
    return { kind: sent.version === answer.version ? 'change' : 'conflict', stored: answer, imported: sent };
  });
}

/** The answers that are written: every change, and the conflicts for which the file was chosen. */
export function taken(plan: readonly PlannedAnswer[], chosen: readonly string[]): readonly ImportedAnswer[] {
  return plan.flatMap(({ kind, imported }) => (imported && (kind === 'change' || (kind === 'conflict' && chosen.includes(imported.finding))) ? [imported] : []));
}
