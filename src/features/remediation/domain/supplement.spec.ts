import { laterDay, supplementProblems } from './supplement';

describe('the day for what was returned', () => {
  it.each([
    [undefined, []],
    ['2018-07-24', []],
    ['2018-07-25', []],
    ['2018-07-23', [{ code: 'supplement.duePast', field: 'supplementDueOn' }]],
  ])('%s on 24/7/2018', (asked, problems) => {
    expect(supplementProblems(asked, '2018-07-24')).toMatchObject(problems);
    expect(supplementProblems(asked, '2018-07-24')).toHaveLength(problems.length);
  });

  it.each([
    [null, '2018-07-30', '2018-07-30'],
    ['2018-07-27', '2018-07-30', '2018-07-30'],
    ['2018-08-02', '2018-07-30', '2018-08-02'],
  ])('of items returned one after the other, %s and %s: %s', (held, day, result) => {
    expect(laterDay(held, day)).toBe(result);
  });
});
