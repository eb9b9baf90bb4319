import type { LeafClause } from '../directive.store';

export interface PlannedDuty<M> {
  readonly code: string;
  readonly unitId: string;
  readonly member: M;
  readonly leaf: LeafClause;
}

/** One duty per leaf clause and addressed unit of the round; a unit named twice owes it once. */
export function plannedDuties<M extends { readonly unitCode: string }>(roundCode: string, leaves: readonly LeafClause[], members: ReadonlyMap<string, M>): readonly PlannedDuty<M>[] {
  return leaves.flatMap((leaf) =>
    [...new Set(leaf.addressees.flatMap(({ unitId }) => unitId ?? []))].flatMap((unitId) => {
      const member = members.get(unitId);
      return member ? [{ code: `${roundCode}-${leaf.clause.number}-${member.unitCode}`, unitId, member, leaf }] : [];
    }),
  );
}
