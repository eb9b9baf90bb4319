import { expiryBefore } from './retention';

const at = (text: string): number => Date.parse(`${text}+07:00`);

describe('the time for keeping files with citizens’ data', () => {
  it.each([
    ['2018-07-24T15:00:00', 1, '2018-06-24T00:00:00'],
    ['2018-07-24T15:00:00', 60, '2013-07-24T00:00:00'],
    ['2018-01-15T00:00:00', 1, '2017-12-15T00:00:00'],
    ['2018-12-31T23:59:00', 12, '2017-12-31T00:00:00'],
    // A day that the month of long ago does not have: its last day.
    ['2018-03-31T08:00:00', 1, '2018-02-28T00:00:00'],
    ['2020-03-31T08:00:00', 1, '2020-02-29T00:00:00'],
    ['2020-02-29T08:00:00', 12, '2019-02-28T00:00:00'],
    // Midnight in Vietnam, not in Greenwich.
    ['2018-08-01T00:30:00', 1, '2018-07-01T00:00:00'],
  ])('%s less %i months: received before %s', (now, months, before) => {
    expect(expiryBefore(at(now), months)).toBe(at(before));
  });
});
