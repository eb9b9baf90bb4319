import type { FaultAnswer } from './answers';
import { declaredAbsent } from './declared-absent';
import { spreadOf } from './spread';
import { faultsElsewhere } from './faults';

const said = (topic: string | null, criterionKey: string, answer: FaultAnswer | null) => ({ topic, criterionKey, answer });

it.each([
  ['the same criterion, absent', [said('dvctt', 'T6', 'hasNot')], true],
  ['the same criterion, present', [said('dvctt', 'T6', 'has')], false],
  ['the same criterion decides against others of its group', [said('dvctt', 'T6', 'hasNot'), said('dvctt', 'T7', 'has')], true],
  ['the group, absent throughout', [said('dvctt', 'T7', 'hasNot'), said('dvctt', 'T9', 'hasNot')], true],
  ['the group, present somewhere', [said('dvctt', 'T7', 'hasNot'), said('dvctt', 'T9', 'has')], false],
  ['not applicable says nothing', [said('dvctt', 'T6', 'notApplicable')], null],
  ['not answered says nothing', [said('dvctt', 'T6', null)], null],
  ['another group', [said('bcci', 'T10', 'hasNot')], null],
  ['the same criterion under another group', [said('bcci', 'T6', 'hasNot')], null],
  ['nothing declared', [], null],
])('a finding of dvctt under T6 and what was declared: %s', (_, declared, expected) => expect(declaredAbsent({ topic: 'dvctt', criterionKey: 'T6' }, declared)).toBe(expected));

it('a finding without a group goes by its criterion alone', () => {
  expect(declaredAbsent({ topic: null, criterionKey: 'T6' }, [said('dvctt', 'T6', 'hasNot')])).toBe(true);
  expect(declaredAbsent({ topic: null, criterionKey: 'T6' }, [said(null, 'T1', 'hasNot')])).toBeNull();
});

it('the most widespread fault comes first, the others as they stood', () => {
  const faults = faultsElsewhere(['T1', 'T2', 'T3'].map((criterionKey) => ({ unitId: 'a', topic: 'dvctt', criterionKey, titleVi: criterionKey, titleEn: null })), null);
  const answers = [['T1', 'hasNot'], ['T2', 'has'], ['T2', 'has'], ['T1', 'notApplicable'], ['T3', 'has'], ['T9', 'has']].map(([key, answer]) => ({ faultKey: `dvctt:${key ?? ''}`, answer: answer as FaultAnswer }));
  expect(spreadOf(faults, answers).map(({ criterionKey, counts }) => [criterionKey, counts])).toEqual([
    ['T2', { has: 2, hasNot: 0, notApplicable: 0 }],
    ['T3', { has: 1, hasNot: 0, notApplicable: 0 }],
    ['T1', { has: 0, hasNot: 1, notApplicable: 1 }],
  ]);
});
