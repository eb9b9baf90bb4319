import { turnOf, type TurnFacts } from './turn';

const FACTS: TurnFacts = { state: 'draft', inspected: 4, firstVisit: null, unsigned: [], unheard: 0, received: [], missing: [], awaited: [], returned: [] };
const said = (facts: Partial<TurnFacts>): string => {
  const { who, lines } = turnOf({ ...FACTS, ...facts });
  return [who, ...lines.map(({ key }) => key)].join(' ');
};

describe('whose turn a round is', () => {
  it.each([
    [{ state: 'draft' }, 'homeAffairs approve'],
    [{ state: 'approved' }, 'homeAffairs start'],
    [{ state: 'approved', firstVisit: { unit: 'Huyện Cao Lãnh', on: '2018-06-05' } }, 'homeAffairs startOn'],
    [{ state: 'inspecting', unsigned: ['Huyện Cao Lãnh'], unheard: 3 }, 'teams minutes alsoOpinions'],
    [{ state: 'inspecting', unheard: 3 }, 'teams opinions'],
    [{ state: 'inspecting' }, 'homeAffairs issue'],
    [{ state: 'concluded' }, 'homeAffairs directive'],
    [{ state: 'consolidated' }, 'homeAffairs close'],
    [{ state: 'closed' }, ' closed'],
  ] as [Partial<TurnFacts>, string][])('%j: %s', (facts, expected) => {
    expect(said(facts)).toBe(expected);
  });

  it('is Home Affairs’ while a report waits for review or is overdue, the units’ while all are in time, then the consolidated report’s', () => {
    const missing = [{ unit: 'Huyện Tân Hồng', days: 5, urgedOn: ['2018-07-20', '2018-07-23'] }];
    const received = [{ unit: 'Huyện Hồng Ngự', on: '2018-07-20' }];
    expect(said({ state: 'remediation', missing, received })).toBe('homeAffairs review missingUrged');
    expect(said({ state: 'remediation', missing })).toBe('homeAffairs urge missingUrged');
    expect(said({ state: 'remediation', awaited: ['Huyện Tân Hồng'] })).toBe('units awaited');
    expect(said({ state: 'remediation', returned: ['Huyện Tân Hồng'] })).toBe('units returned');
    expect(said({ state: 'remediation' })).toBe('homeAffairs consolidate');
    expect(said({ state: 'consolidated', missing, received })).toBe('homeAffairs review missingUrged');
    expect(said({ state: 'consolidated', missing, returned: ['Huyện Hồng Ngự'] })).toBe('homeAffairs close missingUrged returned');
    expect(turnOf({ ...FACTS, state: 'remediation', missing, received }).lines[1]?.params).toEqual({ unit: 'Huyện Tân Hồng', days: 5, count: 2, last: '2018-07-23' });
  });
});
