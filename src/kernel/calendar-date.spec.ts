import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import { addDays, calendarDate, dateOf, daysBetween, instantAt, isCalendarDate, isoOf, parseCalendarDate, parseInstant, startOfDay, timeOf, weekdayOf } from './calendar-date';

describe('parseCalendarDate', () => {
  it.each([
    ['20/7/2018', '2018-07-20'],
    ['20-07-2018', '2018-07-20'],
    ['20.7.18', '2018-07-20'],
    ['20072018', '2018-07-20'],
    ['2018-07-20', '2018-07-20'],
    ['  20 / 7 / 2018 ', '2018-07-20'],
    ['1/1/2018', '2018-01-01'],
    ['29/2/2020', '2020-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['31/12/2199', '2199-12-31'],
  ])('reads %s as %s', (typed, date) => {
    expect(parseCalendarDate(typed)).toBe(date);
  });

  it.each([
    '31/6/2018', '29/2/2018', '29/2/1900', '0/7/2018', '20/0/2018', '20/13/2018', '32/1/2018', '20/7', '20/7/201', '20/7-2018', '20/7/0018',
    '1/1/1899', '1/1/2200', '200718', '20 tháng 7 năm 2018', '', ' ', '20/7/2018x', '-20/7/2018', '2018-7-40', '２０/7/2018',
  ])('refuses %j', (typed) => {
    expect(parseCalendarDate(typed)).toBeNull();
  });
});

describe('days', () => {
  it('knows which texts are days', () => {
    expect(['2018-07-20', '2018-06-31', '2018-7-20', '2018-07-20T00:00', ''].map(isCalendarDate)).toEqual([true, false, false, false, false]);
    expect(calendarDate(2018, 2, 29)).toBeNull();
  });

  it.each([
    ['2018-07-19', 1, '2018-07-20'],
    ['2018-12-31', 1, '2019-01-01'],
    ['2018-03-01', -1, '2018-02-28'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2018-07-20', 0, '2018-07-20'],
    ['2018-01-01', 365, '2019-01-01'],
  ])('%s plus %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2018-07-16', 1],
    ['2018-07-19', 4],
    ['2018-07-20', 5],
    ['2018-09-02', 7],
    ['2020-02-29', 6],
  ])('weekday of %s is %i', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it('refuses arithmetic on what is not a day', () => {
    expect(() => addDays('20/7/2018', 1)).toThrow(RangeError);
    expect(() => instantAt('2018-07-20', '24:00')).toThrow(RangeError);
  });
});

describe('instants are read on the clock of Viet Nam', () => {
  it.each([
    ['2018-07-19T16:59:59.999Z', '2018-07-19', '23:59', '2018-07-19T23:59:59+07:00'],
    ['2018-07-19T17:00:00.000Z', '2018-07-20', '00:00', '2018-07-20T00:00:00+07:00'],
    ['2018-07-20T02:10:00.000Z', '2018-07-20', '09:10', '2018-07-20T09:10:00+07:00'],
    ['2017-12-31T17:00:00.000Z', '2018-01-01', '00:00', '2018-01-01T00:00:00+07:00'],
  ])('%s', (utc, date, time, iso) => {
    const instant = Date.parse(utc);
    expect([dateOf(instant), timeOf(instant), isoOf(instant)]).toEqual([date, time, iso]);
  });

  it('starts the day at 17:00 UTC of the day before', () => {
    expect(startOfDay('2018-07-20')).toBe(Date.parse('2018-07-19T17:00:00Z'));
    expect(instantAt('2018-07-20', '17:00')).toBe(Date.parse('2018-07-20T10:00:00Z'));
  });

  it.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/London'])('whatever the zone of the process: %s', (zone) => {
    const source = readFileSync(join(__dirname, 'calendar-date.ts'), 'utf8');
    const script = `${transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText}
      const tooLate = exports.startOfDay('2018-07-20');
      process.stdout.write(JSON.stringify([
        new Date(tooLate - 1).getTimezoneOffset(), tooLate, exports.dateOf(tooLate - 1), exports.dateOf(tooLate), exports.timeOf(tooLate),
        exports.parseCalendarDate('25/3/2018'), exports.addDays('2018-03-24', 1), exports.addDays('2018-11-03', 2), exports.weekdayOf('2018-07-19')]));`;
    const output = execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    const [offset, ...answers] = JSON.parse(output) as unknown[];
    expect(offset).toBe({ UTC: 0, 'America/New_York': 240, 'Pacific/Kiritimati': -840, 'Europe/London': -60 }[zone]);
    expect(answers).toEqual([
      Date.parse('2018-07-19T17:00:00Z'), '2018-07-19', '2018-07-20', '00:00', '2018-03-25', '2018-03-25', '2018-11-05', 4,
    ]);
  });
});

describe('instants with their zone', () => {
  it.each([
    ['2018-07-24T08:00:00+07:00', Date.UTC(2018, 6, 24, 1)],
    ['2018-07-24T08:00+07:00', Date.UTC(2018, 6, 24, 1)],
    ['2018-07-24T01:00:00.500Z', Date.UTC(2018, 6, 24, 1, 0, 0, 500)],
    ['2018-06-31T08:00:00+07:00', null],
    ['2019-02-29T08:00:00+07:00', null],
    ['2018-07-24T24:00:00+07:00', null],
    ['2018-07-24T08:60:00+07:00', null],
    ['2018-07-24T08:00:00+25:00', null],
    ['2018-07-24T08:00:00', null],
    ['2018-07-24', null],
    ['24/7/2018 08:00', null],
    ['', null],
  ])('%s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });
});
