import { breakAfter, placeOf } from './unit-trend';

const rounds = (...days: string[]): { periodTo: string }[] => days.map((periodTo) => ({ periodTo }));

describe('the trend of a unit', () => {
  it.each([
    [['2018-06-30', '2018-09-30'], null],
    [['2025-06-30', '2025-09-30'], 0],
    [['2024-12-31', '2025-03-31', '2025-09-30', '2025-12-31'], 1],
    [['2026-03-31'], null],
    [[], null],
  ])('over %j is cut after %s', (days, expected) => {
    expect(breakAfter(rounds(...days))).toBe(expected);
  });
});

describe('the place of a unit in a round', () => {
  const percents = new Map<string, number | null>([['a', 80], ['b', 92], ['c', 80], ['d', null], ['e', 60]]);
  it.each([
    ['b', { rank: 1, of: 4 }],
    ['a', { rank: 2, of: 4 }],
    ['c', { rank: 2, of: 4 }],
    ['e', { rank: 4, of: 4 }],
    ['d', null],
    ['x', null],
  ])('%s: %j', (unit, expected) => {
    expect(placeOf(unit, percents)).toEqual(expected);
  });
});
