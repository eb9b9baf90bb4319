interface AddressedLeaf {
  readonly clause: { readonly number: string };
  readonly addressees: readonly { readonly unitId: string | null }[];
}

export interface PlannedDuty<L, M> {
  readonly code: string;
  readonly unitId: string;
  readonly member: M;
  readonly leaf: L;
}

/** One duty per leaf clause and addressed unit of the round; a unit named twice owes it once. */
export function plannedDuties<L extends AddressedLeaf, M extends { readonly unitCode: string }>(roundCode: string, leaves: readonly L[], members: ReadonlyMap<string, M>): readonly PlannedDuty<L, M>[] {
  return leaves.flatMap((leaf) =>
    [...new Set(leaf.addressees.flatMap(({ unitId }) => unitId ?? []))].flatMap((unitId) => {
      const member = members.get(unitId);
      return member ? [{ code: `${roundCode}-${leaf.clause.number}-${member.unitCode}`, unitId, member, leaf }] : [];
    }),
  );
}
