import { GROUP_LABEL_VI, membersOf, type GroupMember, type PartyGroup } from './party-groups';

export interface NamedParty {
  readonly unitId: string | null;
  readonly labelVi: string;
}

/** Bodies as people say them: whole groups with their number, then the single ones by name. */
export interface PartySummary {
  readonly groups: readonly { readonly group: PartyGroup; readonly count: number }[];
  readonly names: readonly string[];
  /** The single units behind the names, for forms. */
  readonly unitIds: readonly string[];
}

/** The largest groups first: all districts before the inspected ones. */
const LARGEST_FIRST: readonly PartyGroup[] = ['departments', 'districts', 'inspectedDistricts', 'uninspectedDistricts'];

/** A group of one says nothing that its name does not. */
const MIN_GROUP = 2;

export function partySummary(parties: readonly NamedParty[], population: readonly GroupMember[]): PartySummary {
  const left = new Set(parties.flatMap(({ unitId }) => unitId ?? []));
  const groups: { group: PartyGroup; count: number }[] = [];
  for (const group of LARGEST_FIRST) {
    const members = membersOf(group, population);
    if (members.length < MIN_GROUP || !members.every(({ unitId }) => left.has(unitId))) continue;
    members.forEach(({ unitId }) => left.delete(unitId));
    groups.push({ group, count: members.length });
  }
  const single = parties.filter(({ unitId }) => unitId === null || left.has(unitId));
  return { groups, names: single.map(({ labelVi }) => labelVi), unitIds: single.flatMap(({ unitId }) => unitId ?? []) };
}

/** Parties as papers name them: a group whose members are all there stands for them, the rest by name. */
export function groupedParties(parties: readonly NamedParty[], population: readonly GroupMember[]): readonly string[] {
  const { groups, names } = partySummary(parties, population);
  return [...groups.map(({ group }) => GROUP_LABEL_VI[group]), ...names];
}

export function samePartiesAs(one: readonly NamedParty[], other: readonly NamedParty[]): boolean {
  const keys = (parties: readonly NamedParty[]): string => parties.map(({ unitId, labelVi }) => unitId ?? labelVi).sort().join();
  return one.length > 0 && keys(one) === keys(other);
}
