import { defineMachine } from '../../../kernel/state-machine';

export const DIRECTIVE_STATES = ['draft', 'issued', 'superseded'] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

export const DIRECTIVE_ACTIONS = ['issue', 'supersede'] as const;
export type DirectiveAction = (typeof DIRECTIVE_ACTIONS)[number];

/** The chair's document as recorded here. Issuing it creates the obligations, so its clauses are fixed from then on. */
export const directiveMachine = defineMachine<DirectiveState, DirectiveAction>({
  name: 'directive',
  initial: 'draft',
  ends: ['superseded'],
  states: {
    draft: { issue: { to: 'issued', by: ['homeAffairsStaff', 'homeAffairsLeader'], needs: ['everyLeafAddressed'] } },
    issued: { supersede: { to: 'superseded', by: ['homeAffairsStaff', 'homeAffairsLeader'], comment: 'required' } },
    superseded: {},
  },
});
