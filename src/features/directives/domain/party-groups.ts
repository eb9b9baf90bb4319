/** Groups a clause may address at once, read from the round: `UBND các huyện (được kiểm tra)` and so on. */
export const PARTY_GROUPS = ['inspectedDistricts', 'uninspectedDistricts', 'districts', 'departments', 'communes'] as const;
export type PartyGroup = (typeof PARTY_GROUPS)[number];

export interface GroupMember {
  readonly unitId: string;
  readonly mode: 'inspected' | 'selfInspection';
  readonly department: boolean;
}

const BELONGS: Readonly<Record<PartyGroup, (unit: GroupMember) => boolean>> = {
  inspectedDistricts: (unit) => unit.mode === 'inspected' && !unit.department,
  uninspectedDistricts: (unit) => unit.mode === 'selfInspection' && !unit.department,
  districts: (unit) => !unit.department,
  departments: (unit) => unit.department,
  // Named as a co-operating group only: the communes have no duty of their own in the round.
  communes: () => false,
};

export function membersOf<T extends GroupMember>(group: PartyGroup, units: readonly T[]): readonly T[] {
  return units.filter(BELONGS[group]);
}

/** How a group is named in lists, in Vietnamese as in the letters. */
export const GROUP_LABEL_VI: Readonly<Record<PartyGroup, string>> = {
  inspectedDistricts: 'UBND các huyện được kiểm tra',
  uninspectedDistricts: 'UBND huyện, thị xã, thành phố chưa được kiểm tra',
  districts: 'UBND cấp huyện',
  departments: 'Các sở, ban, ngành tỉnh',
  communes: 'UBND cấp xã',
};

/** The group behind a name that a clause was stored with. */
export function groupOfLabel(label: string): PartyGroup | undefined {
  return PARTY_GROUPS.find((group) => GROUP_LABEL_VI[group] === label);
}
