import { defineMachine } from '../../../kernel/state-machine';

export const CHECKLIST_VERSION_STATES = ['draft', 'published', 'retired'] as const;
export type ChecklistVersionState = (typeof CHECKLIST_VERSION_STATES)[number];

export const CHECKLIST_VERSION_ACTIONS = ['publish', 'retire'] as const;
export type ChecklistVersionAction = (typeof CHECKLIST_VERSION_ACTIONS)[number];

/** A published version is never edited: a correction is a new version, so that old rounds keep the questions they asked. */
export const checklistVersionMachine = defineMachine<ChecklistVersionState, ChecklistVersionAction>({
  name: 'checklist',
  initial: 'draft',
  ends: ['retired'],
  states: {
    draft: { publish: { to: 'published', by: ['homeAffairsStaff', 'homeAffairsLeader', 'administrator'], needs: ['scoresAddUp'] } },
    published: { retire: { to: 'retired', by: ['homeAffairsStaff', 'homeAffairsLeader'] } },
    retired: {},
  },
});
