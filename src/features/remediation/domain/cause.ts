import type { RemedyResult } from '../../findings';

/** Khách quan, chủ quan: outside the unit's reach, or its own doing. */
export const CAUSE_KINDS = ['objective', 'subjective'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** What is still open asks why; a cause that was written before the matter was settled is not told any more. */
export function tellsCause(result: RemedyResult | null): boolean {
  return result === 'inProgress' || result === 'notYet';
}
