import { defineMachine } from '../../../kernel/state-machine';

export const ROUND_STATES = ['draft', 'approved', 'inspecting', 'concluded', 'remediation', 'consolidated', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const ROUND_ACTIONS = ['approve', 'startInspecting', 'conclude', 'startRemediation', 'consolidate', 'close'] as const;
export type RoundAction = (typeof ROUND_ACTIONS)[number];

const HOME_AFFAIRS = ['homeAffairsStaff', 'homeAffairsLeader'] as const;

/** One quarter, from the plan to the file (đợt kiểm tra). The checklist and the units are fixed once the plan is approved. */
export const roundMachine = defineMachine<RoundState, RoundAction>({
  name: 'round',
  initial: 'draft',
  ends: ['closed'],
  states: {
    draft: { approve: { to: 'approved', by: HOME_AFFAIRS, needs: ['checklistPublished', 'unitsInspected'] } },
    approved: { startInspecting: { to: 'inspecting', by: HOME_AFFAIRS } },
    inspecting: { conclude: { to: 'concluded', by: HOME_AFFAIRS, needs: ['minutesSignedEverywhere'] } },
    concluded: { startRemediation: { to: 'remediation', by: HOME_AFFAIRS, needs: ['directiveIssued'] } },
    remediation: { consolidate: { to: 'consolidated', by: HOME_AFFAIRS } },
    // Figures may be frozen again until the round is closed; every freeze keeps its number and its files.
    consolidated: { consolidate: { to: 'consolidated', by: HOME_AFFAIRS }, close: { to: 'closed', by: HOME_AFFAIRS } },
    closed: {},
  },
});
