import type { ClauseView } from '../../features/directives';
import type { Unit } from '../../features/organisation';
import type { UndatedClause } from '../domain/proposals';

/** Bodies of the province and of the State beside the local governments ("sở, ngành"). */
export function isDepartment({ level }: Pick<Unit, 'level'>): boolean {
  return level === 'department' || level === 'subBody' || level === 'vertical';
}

/** Leaf clauses that ask for something to be finished, not for lasting care, and name no date. */
export function undatedClauses(clauses: readonly ClauseView[], units: ReadonlyMap<string, Unit>): readonly UndatedClause[] {
  return clauses
    .filter(({ leaf, kind, dueRule }) => leaf && dueRule.kind === 'none' && (kind === 'project' || kind === 'one_off'))
    .map(({ number, topic, addressees }) => ({
      number,
      topic,
      lead: addressees.map(({ unitId, labelVi }) => (unitId ? units.get(unitId)?.shortNameVi : undefined) ?? labelVi).join(', '),
      leadIds: addressees.flatMap(({ unitId }) => unitId ?? []),
    }));
}
