import type { FindingState } from './finding.machine';
import { remediedRate, remedyCount } from './remedied-rate';
import { remedyOverdueDays } from './remedy-overdue';

const many = (state: FindingState, times: number): FindingState[] => Array.from({ length: times }, () => state);

describe('remedied rate', () => {
  it('is verified / (total - transferred)', () => {
    const states = [...many('verified', 8), ...many('in_remedy', 9), ...many('transferred', 1), ...many('issued', 6), ...many('claimed_done', 3)];
    expect(remedyCount(states)).toEqual({ total: 27, verified: 8, transferred: 1, ratePercent: 30.8 });
  });

  it('leaves out what was withdrawn or never issued', () => {
    expect(remedyCount(['verified', 'withdrawn', 'draft', 'agreed', 'disputed'])).toEqual({ total: 1, verified: 1, transferred: 0, ratePercent: 100 });
  });

  it.each([
    [0, 6, 0, 0],
    [0, 0, 0, null],
    [0, 2, 2, null],
    [1, 3, 0, 33.3],
    [2, 3, 0, 66.7],
  ])('%i verified of %i, %i transferred: %p', (verified, total, transferred, rate) => {
    expect(remediedRate(verified, total, transferred)).toBe(rate);
  });
});

describe("the remedy's own date", () => {
  it.each<[FindingState, string | null, number]>([
    ['issued', '2018-07-18', 6],
    ['in_remedy', '2018-07-24', 0],
    ['in_remedy', '2018-07-23', 1],
    ['returned', '2018-07-20', 4],
    ['accepted_open', '2018-07-20', 4],
    ['claimed_done', '2018-07-19', 0],
    ['verified', '2018-07-17', 0],
    ['transferred', '2018-07-17', 0],
    ['issued', null, 0],
    ['issued', '2018-08-31', 0],
  ])('%s, due %s: %i days over on 24/7/2018', (state, dueOn, days) => {
    expect(remedyOverdueDays(state, dueOn, '2018-07-24')).toBe(days);
  });
});
