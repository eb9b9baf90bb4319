import type { GroupMember } from './party-groups';
import { groupedParties, type NamedParty } from './party-summary';

const members: readonly GroupMember[] = [
  { unitId: 'd1', mode: 'inspected', department: false },
  { unitId: 'd2', mode: 'inspected', department: false },
  { unitId: 'd3', mode: 'selfInspection', department: false },
  { unitId: 'd4', mode: 'selfInspection', department: false },
  { unitId: 's1', mode: 'selfInspection', department: true },
  { unitId: 's2', mode: 'selfInspection', department: true },
];
const parties = (...ids: string[]): readonly NamedParty[] => ids.map((id) => ({ unitId: id, labelVi: id.toUpperCase() }));

describe('parties as papers name them', () => {
  it.each<[string, readonly NamedParty[], readonly string[]]>([
    ['one unit', parties('d1'), ['D1']],
    ['the inspected units', parties('d1', 'd2'), ['UBND các huyện được kiểm tra']],
    ['every unit of a level, not its parts', parties('d1', 'd2', 'd3', 'd4'), ['UBND cấp huyện']],
    ['a group that is not whole', parties('d1', 'd3', 'd4'), ['UBND huyện, thị xã, thành phố chưa được kiểm tra', 'D1']],
    ['departments before districts', parties('d3', 'd4', 's1', 's2'), ['Các sở, ban, ngành tỉnh', 'UBND huyện, thị xã, thành phố chưa được kiểm tra']],
    ['a body known by name only', [...parties('s1'), { unitId: null, labelVi: 'UBND cấp xã' }], ['S1', 'UBND cấp xã']],
    ['nobody', [], []],
  ])('%s', (_, named, words) => {
    expect(groupedParties(named, members)).toEqual(words);
  });
});
