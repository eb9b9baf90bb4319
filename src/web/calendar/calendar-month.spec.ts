import { weekdayOf } from '../../kernel/calendar-date';
import { firstDay, lastDay, monthFrom, nextMonth, previousMonth, weeksOf } from './calendar-month';

describe('a month of the calendar', () => {
  it.each([
    ['2018-07', '2018-07'],
    [undefined, '2018-07'],
    ['2018-13', '2018-07'],
    ['2018-00', '2018-07'],
    ['juli', '2018-07'],
    ['1700-01', '2018-07'],
    ['2026-12', '2026-12'],
  ])('asked as %s on 17/7/2018 is %s', (asked, month) => {
    expect(monthFrom(asked, '2018-07-17')).toBe(month);
  });

  it.each([
    ['2018-07', '2018-06', '2018-08', '2018-07-31'],
    ['2018-01', '2017-12', '2018-02', '2018-01-31'],
    ['2018-12', '2018-11', '2019-01', '2018-12-31'],
    ['2020-02', '2020-01', '2020-03', '2020-02-29'],
    ['2018-02', '2018-01', '2018-03', '2018-02-28'],
  ])('%s lies between %s and %s and ends on %s', (month, before, after, last) => {
    expect([previousMonth(month), nextMonth(month), lastDay(month)]).toEqual([before, after, last]);
  });

  it.each(['2018-07', '2018-02', '2021-02', '2026-11'])('%s is shown in whole weeks from Monday, every day once', (month) => {
    const weeks = weeksOf(month);
    for (const week of weeks) expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const days = weeks.flat();
    expect(new Set(days).size).toBe(days.length);
    expect(days).toContain(firstDay(month));
    expect(days).toContain(lastDay(month));
    expect(weeks.length).toBeLessThanOrEqual(6);
  });
});
