import { tellsCause } from './domain/cause';
import { fileChanges, type FileChange } from './domain/file-changes';
import type { ItemView } from './remediation.queries';
import { wordDifference, type DiffPart } from './word-difference';

type Compared = Pick<ItemView, 'result' | 'doneVi' | 'difficultyVi' | 'causeKind' | 'causeVi' | 'figuresVi' | 'committedOn' | 'transferredToUnitNameVi' | 'transferredToUnitNameEn' | 'evidence'>;

export interface AnswerChanges {
  readonly done: readonly DiffPart[];
  readonly difficulty: readonly DiffPart[];
  readonly cause: readonly DiffPart[];
  /** Short fields that changed, each with both values. */
  readonly fields: readonly { readonly name: 'result' | 'committedOn' | 'receiver' | 'figures' | 'causeKind'; readonly from: string | null; readonly to: string | null }[];
  readonly files: readonly FileChange[];
  /** Nothing at all is different. */
  readonly none: boolean;
}

/** What a later answer to the same finding changed. */
export function answerChanges(before: Compared, after: Compared, english = false): AnswerChanges {
  const told = ({ result }: Compared): boolean => tellsCause(result);
  const receiver = (one: Compared): string | null => (english ? one.transferredToUnitNameEn : one.transferredToUnitNameVi);
  const fields = [
    { name: 'result' as const, from: before.result, to: after.result },
    { name: 'committedOn' as const, from: before.committedOn, to: after.committedOn },
    { name: 'receiver' as const, from: receiver(before), to: receiver(after) },
    { name: 'figures' as const, from: before.figuresVi, to: after.figuresVi },
    { name: 'causeKind' as const, from: told(before) ? before.causeKind : null, to: told(after) ? after.causeKind : null },
  ].filter(({ from, to }) => from !== to);
  const cause = wordDifference(told(before) ? before.causeVi : null, told(after) ? after.causeVi : null);
  const [done, difficulty] = [wordDifference(before.doneVi, after.doneVi), wordDifference(before.difficultyVi, after.difficultyVi)];
  const files = fileChanges(before.evidence, after.evidence);
  const same = (parts: readonly DiffPart[]): boolean => parts.every(({ op }) => op === 'same');
  return { done, difficulty, cause, fields, files, none: same(done) && same(difficulty) && same(cause) && fields.length === 0 && files.length === 0 };
}
