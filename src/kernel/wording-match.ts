import type { DueRule } from './due-rule';
import type { Problem } from './problem';

/** `text`: only what is surely a time limit; `cell`: the words are known to be one. */
export type WordingSetting = 'text' | 'cell';

export interface Match {
  readonly next: number;
  readonly rule: DueRule;
  readonly problem: Problem | null;
  readonly notes: readonly Problem[];
}
