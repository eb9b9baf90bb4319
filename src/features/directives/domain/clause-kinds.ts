/** What sort of demand a clause makes; `group` only holds others together. */
export const CLAUSE_KINDS = ['group', 'one_off', 'immediate', 'continuous', 'no_deadline', 'project'] as const;
