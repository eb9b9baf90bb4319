import { createWorkingCalendar, type SpecialDay } from './working-calendar';

const holidays = [
  '2018-01-01', '2018-02-14', '2018-02-15', '2018-02-16', '2018-02-17', '2018-02-18', '2018-02-19', '2018-02-20',
  '2018-04-25', '2018-04-30', '2018-05-01', '2018-09-03',
].map((date): SpecialDay => ({ date, kind: 'holiday' }));
const calendar = createWorkingCalendar([...holidays, { date: '2018-12-29', kind: 'make_up' }, { date: '2018-12-31', kind: 'holiday' }]);

describe('working calendar of 2018', () => {
  it.each([
    ['2018-07-20', true, 'an ordinary Friday'],
    ['2018-07-21', false, 'Saturday'],
    ['2018-07-22', false, 'Sunday'],
    ['2018-02-13', true, 'the last day before Tết'],
    ['2018-02-14', false, 'first day of Tết leave'],
    ['2018-02-20', false, 'last day of Tết leave'],
    ['2018-02-21', true, 'the day after'],
    ['2018-04-25', false, 'Giỗ Tổ'],
    ['2018-09-03', false, 'in lieu of Sunday 2/9'],
    ['2018-12-29', true, 'a Saturday worked to make up'],
  ])('%s worked: %s (%s)', (date, worked) => {
    expect(calendar.isWorkingDay(date)).toBe(worked);
  });

  it.each([
    ['2018-07-19', '2018-07-20'],
    ['2018-07-20', '2018-07-23'],
    ['2018-02-13', '2018-02-21'],
    ['2018-04-27', '2018-05-02'],
    ['2018-12-28', '2018-12-29'],
  ])('the working day after %s is %s', (date, next) => {
    expect(calendar.nextWorkingDay(date)).toBe(next);
  });

  it('leaves a working day alone and moves a day off', () => {
    expect(calendar.workingDayOnOrAfter('2018-07-20')).toBe('2018-07-20');
    expect(calendar.workingDayOnOrAfter('2018-02-15')).toBe('2018-02-21');
  });

  it.each([
    ['2018-07-16', 0, '2018-07-16'],
    ['2018-07-16', 3, '2018-07-19'],
    ['2018-07-19', 5, '2018-07-26'],
    ['2018-02-12', 2, '2018-02-21'],
    ['2018-12-28', 2, '2019-01-01'],
  ])('%s plus %i working days is %s', (from, n, to) => {
    expect(calendar.addWorkingDays(from, n)).toBe(to);
  });

  it('refuses a table that closes every day', () => {
    const closed = createWorkingCalendar(Array.from({ length: 90 }, (_, i): SpecialDay => ({ date: new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10), kind: 'holiday' })));
    expect(() => closed.nextWorkingDay('2018-01-01')).toThrow(RangeError);
  });
});
