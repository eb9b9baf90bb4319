import type { GroupMember } from './party-groups';
import { partySummary, samePartiesAs } from './party-summary';

const population: GroupMember[] = [
  { unitId: 'a', mode: 'inspected', department: false },
  { unitId: 'b', mode: 'inspected', department: false },
  { unitId: 'c', mode: 'selfInspection', department: false },
  { unitId: 'd', mode: 'selfInspection', department: false },
  { unitId: 'x', mode: 'selfInspection', department: true },
  { unitId: 'y', mode: 'selfInspection', department: true },
];
const parties = (...ids: string[]) => ids.map((unitId) => ({ unitId, labelVi: unitId.toUpperCase() }));

describe('bodies of a clause as people say them', () => {
  it('names whole groups with their number, the largest first', () => {
    expect(partySummary(parties('a', 'b', 'c', 'd', 'x', 'y'), population).groups).toEqual([{ group: 'departments', count: 2 }, { group: 'districts', count: 4 }]);
    expect(partySummary(parties('a', 'b'), population)).toEqual({ groups: [{ group: 'inspectedDistricts', count: 2 }], names: [], unitIds: [] });
  });

  it('keeps single units and groups known by name only', () => {
    const summary = partySummary([...parties('c', 'd', 'x'), { unitId: null, labelVi: 'UBND cấp xã' }], population);
    expect(summary).toEqual({ groups: [{ group: 'uninspectedDistricts', count: 2 }], names: ['X', 'UBND cấp xã'], unitIds: ['x'] });
  });

  it('knows when a clause is addressed like the one above it', () => {
    expect(samePartiesAs(parties('a', 'b'), parties('b', 'a'))).toBe(true);
    expect(samePartiesAs(parties('a'), parties('a', 'b'))).toBe(false);
    expect(samePartiesAs([], [])).toBe(false);
  });
});
