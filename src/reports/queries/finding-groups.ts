import type { FindingState } from '../../features/findings';

/** How papers and screens gather the states of findings; every counted finding is in exactly one group. */
export const FINDING_GROUPS = ['verified', 'claimed', 'inRemedy', 'transferred', 'unanswered'] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

const GROUP_OF: Readonly<Partial<Record<FindingState, FindingGroup>>> = {
  verified: 'verified',
  claimed_done: 'claimed',
  in_remedy: 'inRemedy',
  returned: 'inRemedy',
  accepted_open: 'inRemedy',
  transferred: 'transferred',
};

/** A finding without a report is unanswered, also before its result was issued. */
export function findingGroup(state: FindingState): FindingGroup {
  return GROUP_OF[state] ?? 'unanswered';
}

export function countGroups(states: readonly FindingState[]): Record<FindingGroup, number> {
  const counts = { verified: 0, claimed: 0, inRemedy: 0, transferred: 0, unanswered: 0 };
  for (const state of states) counts[findingGroup(state)] += 1;
  return counts;
}
