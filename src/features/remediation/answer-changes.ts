import { fileChanges, type FileChange } from './domain/file-changes';
import type { ItemView } from './remediation.queries';
import { wordDifference, type DiffPart } from './word-difference';

type Compared = Pick<ItemView, 'result' | 'doneVi' | 'difficultyVi' | 'committedOn' | 'transferredToUnitNameVi' | 'transferredToUnitNameEn' | 'evidence'>;

export interface AnswerChanges {
  readonly done: readonly DiffPart[];
  readonly difficulty: readonly DiffPart[];
  /** Short fields that changed, each with both values. */
  readonly fields: readonly { readonly name: 'result' | 'committedOn' | 'receiver'; readonly from: string | null; readonly to: string | null }[];
  readonly files: readonly FileChange[];
  /** Nothing at all is different. */
  readonly none: boolean;
}

/** What a later answer to the same finding changed. */
export function answerChanges(before: Compared, after: Compared, english = false): AnswerChanges {
  const receiver = (one: Compared): string | null => (english ? one.transferredToUnitNameEn : one.transferredToUnitNameVi);
  const fields = [
    { name: 'result' as const, from: before.result, to: after.result },
    { name: 'committedOn' as const, from: before.committedOn, to: after.committedOn },
    { name: 'receiver' as const, from: receiver(before), to: receiver(after) },
  ].filter(({ from, to }) => from !== to);
  const [done, difficulty] = [wordDifference(before.doneVi, after.doneVi), wordDifference(before.difficultyVi, after.difficultyVi)];
  const files = fileChanges(before.evidence, after.evidence);
  const same = (parts: readonly DiffPart[]): boolean => parts.every(({ op }) => op === 'same');
  return { done, difficulty, fields, files, none: same(done) && same(difficulty) && fields.length === 0 && files.length === 0 };
}
