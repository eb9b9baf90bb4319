import { problem, type Problem } from '../../../kernel/problem';
import type { ObligationState } from './obligation.machine';

/** Why nothing more is written about a duty; empty while it is owed. */
export function stillOpenProblems({ state, supersededBy }: { readonly state: ObligationState; readonly supersededBy: string | null }, field: string): readonly Problem[] {
  if (state === 'accepted') return [problem('obligation.alreadyAccepted', field)];
  if (state === 'superseded') return [problem('obligation.superseded', field, { by: supersededBy ?? '' })];
  return [];
}
