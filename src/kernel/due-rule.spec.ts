import { daysTooLate, fallsOnDayOff, firstTooLateInstant, lastCompliantDay, lenientReading, ruleForPeriod, type DueRule } from './due-rule';
import { createWorkingCalendar, type SpecialDay } from './working-calendar';

const tet2018 = ['14', '15', '16', '17', '18', '19', '20'].map((day): SpecialDay => ({ date: `2018-02-${day}`, kind: 'holiday' }));
const calendar = createWorkingCalendar([...tet2018, { date: '2018-09-03', kind: 'holiday' }, { date: '2018-09-08', kind: 'make_up' }]);
const at = (iso: string): number => Date.parse(iso);

interface Case {
  wording: string;
  rule: DueRule;
  tooLateFrom: string | null;
  lastDay: string | null;
  grace?: number;
}

const cases: Case[] = [
  { wording: 'trước ngày 20/7/2018', rule: { kind: 'strictly_before', date: '2018-07-20' }, tooLateFrom: '2018-07-20T00:00:00+07:00', lastDay: '2018-07-19' },
  { wording: 'trước ngày 20/7/2018, châm chước 1 ngày', rule: { kind: 'strictly_before', date: '2018-07-20' }, grace: 1, tooLateFrom: '2018-07-21T00:00:00+07:00', lastDay: '2018-07-20' },
  { wording: 'trước ngày 01/3/2018', rule: { kind: 'strictly_before', date: '2018-03-01' }, tooLateFrom: '2018-03-01T00:00:00+07:00', lastDay: '2018-02-28' },
  { wording: 'chậm nhất ngày 20/7', rule: { kind: 'no_later_than', date: '2018-07-20' }, tooLateFrom: '2018-07-21T00:00:00+07:00', lastDay: '2018-07-20' },
  { wording: 'đến hết ngày 31/12', rule: { kind: 'no_later_than', date: '2018-12-31' }, tooLateFrom: '2019-01-01T00:00:00+07:00', lastDay: '2018-12-31' },
  { wording: 'trong ngày Chủ nhật 22/7 (ngày cố định không dời)', rule: { kind: 'no_later_than', date: '2018-07-22' }, tooLateFrom: '2018-07-23T00:00:00+07:00', lastDay: '2018-07-22' },
  { wording: 'trước 17 giờ 00 ngày 20/7', rule: { kind: 'at_time', date: '2018-07-20', time: '17:00' }, tooLateFrom: '2018-07-20T17:00:00+07:00', lastDay: '2018-07-20' },
  { wording: 'trước 00 giờ 00 ngày 20/7', rule: { kind: 'at_time', date: '2018-07-20', time: '00:00' }, tooLateFrom: '2018-07-20T00:00:00+07:00', lastDay: '2018-07-19' },
  { wording: '10 ngày kể từ ngày ký 16/7', rule: { kind: 'calendar_days_from', from: '2018-07-16', days: 10 }, tooLateFrom: '2018-07-27T00:00:00+07:00', lastDay: '2018-07-26' },
  { wording: '5 ngày kể từ ngày ký 16/7: ngày 21 là thứ Bảy', rule: { kind: 'calendar_days_from', from: '2018-07-16', days: 5 }, tooLateFrom: '2018-07-24T00:00:00+07:00', lastDay: '2018-07-23' },
  { wording: '7 ngày kể từ 08/02/2018: rơi vào Tết', rule: { kind: 'calendar_days_from', from: '2018-02-08', days: 7 }, tooLateFrom: '2018-02-22T00:00:00+07:00', lastDay: '2018-02-21' },
  { wording: '5 ngày kể từ 03/9: ngày 08/9 làm bù', rule: { kind: 'calendar_days_from', from: '2018-09-03', days: 5 }, tooLateFrom: '2018-09-09T00:00:00+07:00', lastDay: '2018-09-08' },
  { wording: '05 ngày làm việc từ 16/7', rule: { kind: 'working_days_from', from: '2018-07-16', days: 5 }, tooLateFrom: '2018-07-24T00:00:00+07:00', lastDay: '2018-07-23' },
  { wording: '05 ngày làm việc từ 12/02/2018, qua Tết', rule: { kind: 'working_days_from', from: '2018-02-12', days: 5 }, tooLateFrom: '2018-02-27T00:00:00+07:00', lastDay: '2018-02-26' },
  { wording: '05 ngày làm việc từ 31/8, nghỉ bù 3/9, làm bù 8/9', rule: { kind: 'working_days_from', from: '2018-08-31', days: 5 }, tooLateFrom: '2018-09-09T00:00:00+07:00', lastDay: '2018-09-08' },
  { wording: 'hằng quý, trước ngày 15 tháng cuối quý', rule: { kind: 'periodic', every: 'quarter', dayOfLastMonth: 15, strict: true }, tooLateFrom: null, lastDay: null },
  { wording: 'khẩn trương, kịp thời, thường xuyên, đẩy nhanh', rule: { kind: 'none' }, tooLateFrom: null, lastDay: null },
];

describe('what each wording of a deadline means', () => {
  it.each(cases)('$wording', ({ rule, tooLateFrom, lastDay, grace }) => {
    expect(firstTooLateInstant(rule, calendar, grace)).toBe(tooLateFrom === null ? null : at(tooLateFrom));
    expect(lastCompliantDay(rule, calendar, grace)).toBe(lastDay);
  });

  it('counts days from the last compliant day, to the millisecond', () => {
    const tooLate = at('2018-07-20T00:00:00+07:00');
    expect(
      ['2018-07-19T23:59:59.999+07:00', '2018-07-20T00:00:00+07:00', '2018-07-20T23:59:59.999+07:00', '2018-07-21T00:00:00+07:00', '2018-07-24T08:00:00+07:00'].map(
        (moment) => daysTooLate(tooLate, at(moment)),
      ),
    ).toEqual([0, 1, 1, 2, 5]);
  });

  it('counts a missed hour as a day', () => {
    expect(daysTooLate(at('2018-07-20T17:00:00+07:00'), at('2018-07-20T16:59:59.999+07:00'))).toBe(0);
    expect(daysTooLate(at('2018-07-20T17:00:00+07:00'), at('2018-07-20T17:00:00+07:00'))).toBe(1);
    expect(daysTooLate(at('2018-07-20T17:00:00+07:00'), at('2018-07-21T08:00:00+07:00'))).toBe(1);
  });

  it('reads only "trước ngày" leniently', () => {
    expect(lenientReading({ kind: 'strictly_before', date: '2018-07-20' })).toEqual({ kind: 'no_later_than', date: '2018-07-20' });
    const atTime: DueRule = { kind: 'at_time', date: '2018-07-20', time: '17:00' };
    expect(lenientReading(atTime)).toBe(atTime);
  });

  it('warns about a fixed day that is not worked', () => {
    expect(fallsOnDayOff({ kind: 'no_later_than', date: '2018-07-22' }, calendar)).toBe(true);
    expect(fallsOnDayOff({ kind: 'strictly_before', date: '2018-07-20' }, calendar)).toBe(false);
    expect(fallsOnDayOff({ kind: 'none' }, calendar)).toBe(false);
  });
});

describe('periodic duties', () => {
  it.each([
    ['quarter', 15, true, '2018-05-02', { kind: 'strictly_before', date: '2018-06-15' }],
    ['quarter', 15, false, '2018-06-30', { kind: 'no_later_than', date: '2018-06-15' }],
    ['month', 31, false, '2018-02-10', { kind: 'no_later_than', date: '2018-02-28' }],
    ['half_year', 20, true, '2018-07-01', { kind: 'strictly_before', date: '2018-12-20' }],
    ['year', 10, true, '2018-01-01', { kind: 'strictly_before', date: '2018-12-10' }],
  ] as const)('every %s, day %i, strict %s, in the period of %s', (every, dayOfLastMonth, strict, day, dated) => {
    expect(ruleForPeriod({ kind: 'periodic', every, dayOfLastMonth, strict }, day)).toEqual(dated);
  });
});
