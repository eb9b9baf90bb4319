import type { DueRule } from '../../../kernel/due-rule';
import { createWorkingCalendar } from '../../../kernel/working-calendar';
import { bothReadings, decisiveArrival, dueMoments, latenessOf, supplementDay, supplementLateness, type Lateness } from './lateness';

const calendar = createWorkingCalendar([{ date: '2018-09-03', kind: 'holiday' }]);
const before20July: DueRule = { kind: 'strictly_before', date: '2018-07-20' };
const at = (text: string): number => Date.parse(`${text}+07:00`);
const ask = (now: string, firstSubmittedAt: string | null) => ({ calendar, now: at(now), firstSubmittedAt: firstSubmittedAt === null ? null : at(firstSubmittedAt) });

function strict(rule: DueRule, now: string, firstSubmittedAt: string | null = null, graceDays = 0): Lateness {
  return latenessOf({ ...ask(now, firstSubmittedAt), tooLateAt: dueMoments(rule, calendar, graceDays).strict });
}

describe('"trước ngày 20/7/2018", Thursday 19/7 is the last day', () => {
  it.each<[string, string | null, Lateness]>([
    ['2018-07-13T17:00:00', null, { kind: 'not_due', days: 6 }],
    ['2018-07-16T08:00:00', null, { kind: 'due_soon', days: 3 }],
    ['2018-07-19T23:59:59.999', null, { kind: 'due_soon', days: 0 }],
    ['2018-07-20T00:00:00', null, { kind: 'missing', days: 1 }],
    ['2018-07-24T08:00:00', null, { kind: 'missing', days: 5 }],
    ['2018-07-24T08:00:00', '2018-07-18T15:40:00', { kind: 'on_time', days: 0 }],
    ['2018-07-24T08:00:00', '2018-07-19T16:55:00', { kind: 'on_time', days: 0 }],
    ['2018-07-24T08:00:00', '2018-07-19T23:59:59.999', { kind: 'on_time', days: 0 }],
    ['2018-07-24T08:00:00', '2018-07-20T00:00:00', { kind: 'late', days: 1 }],
    ['2018-07-24T08:00:00', '2018-07-20T09:10:00', { kind: 'late', days: 1 }],
    ['2018-07-24T08:00:00', '2018-07-23T09:30:00', { kind: 'late', days: 4 }],
  ])('at %s, first submitted %s', (now, submitted, lateness) => {
    expect(strict(before20July, now, submitted)).toEqual(lateness);
  });

  it('shows both readings', () => {
    const moments = dueMoments(before20July, calendar);
    expect(bothReadings(moments, ask('2018-07-24T08:00:00', '2018-07-20T09:10:00'))).toEqual({
      strict: { kind: 'late', days: 1 },
      lenient: { kind: 'on_time', days: 0 },
    });
    expect(bothReadings(moments, ask('2018-07-24T08:00:00', null))).toEqual({
      strict: { kind: 'missing', days: 5 },
      lenient: { kind: 'missing', days: 4 },
    });
  });

  it('gives the grace that the office allows, once', () => {
    expect(strict(before20July, '2018-07-24T08:00:00', '2018-07-20T09:10:00', 1)).toEqual({ kind: 'on_time', days: 0 });
    expect(strict(before20July, '2018-07-24T08:00:00', '2018-07-21T09:10:00', 1)).toEqual({ kind: 'late', days: 1 });
    expect(dueMoments(before20July, calendar, 1)).toEqual({ strict: at('2018-07-21T00:00:00'), lenient: at('2018-07-21T00:00:00') });
    expect(dueMoments(before20July, calendar, 3).lenient).toBe(at('2018-07-23T00:00:00'));
  });
});

describe('other duties', () => {
  it('never shows lateness where the paper sets no date', () => {
    expect(strict({ kind: 'none' }, '2026-01-01T00:00:00')).toEqual({ kind: 'no_deadline', days: 0 });
    expect(strict({ kind: 'none' }, '2026-01-01T00:00:00', '2025-01-01T00:00:00')).toEqual({ kind: 'no_deadline', days: 0 });
    expect(dueMoments({ kind: 'periodic', every: 'quarter', dayOfLastMonth: 15, strict: true }, calendar)).toEqual({ strict: null, lenient: null });
  });

  it('reads "chậm nhất" in one way', () => {
    const moments = dueMoments({ kind: 'no_later_than', date: '2018-07-20' }, calendar);
    expect(moments.strict).toBe(moments.lenient);
  });

  it('counts "soon" in working days, over weekends and holidays', () => {
    const before6September: DueRule = { kind: 'strictly_before', date: '2018-09-06' };
    expect(strict(before6September, '2018-08-29T08:00:00')).toEqual({ kind: 'not_due', days: 7 });
    expect(strict(before6September, '2018-08-30T08:00:00')).toEqual({ kind: 'due_soon', days: 6 });
    expect(latenessOf({ ...ask('2018-08-30T08:00:00', null), tooLateAt: at('2018-09-06T00:00:00'), dueSoonWorkingDays: 2 }).kind).toBe('not_due');
  });

  it('counts an hour missed as a day', () => {
    const before17: DueRule = { kind: 'at_time', date: '2018-07-20', time: '17:00' };
    expect(strict(before17, '2018-07-20T17:00:00')).toEqual({ kind: 'missing', days: 1 });
    expect(strict(before17, '2018-07-20T18:00:00', '2018-07-20T16:59:59.999')).toEqual({ kind: 'on_time', days: 0 });
  });
});

describe('which arrival decides', () => {
  const [first, last] = [at('2018-07-18T15:40:00'), at('2018-07-23T09:30:00')];
  it.each([
    ['firstSubmission', 'open', null, null, null, { at: null, provisional: false }],
    ['firstSubmission', 'submitted', first, last, null, { at: first, provisional: false }],
    ['firstSubmission', 'returned', first, last, null, { at: first, provisional: false }],
    ['firstSubmission', 'accepted', first, last, last, { at: first, provisional: false }],
    ['firstComplete', 'open', null, null, null, { at: null, provisional: false }],
    ['firstComplete', 'submitted', first, first, null, { at: first, provisional: true }],
    ['firstComplete', 'submitted', first, last, null, { at: last, provisional: true }],
    ['firstComplete', 'returned', first, first, null, { at: null, provisional: false }],
    ['firstComplete', 'accepted', first, last, last, { at: last, provisional: false }],
    ['firstComplete', 'accepted', first, first, first, { at: first, provisional: false }],
  ] as const)('%s, %s', (rule, state, firstSubmittedAt, lastSubmittedAt, completeSubmittedAt, expected) => {
    expect(decisiveArrival(rule, { state, firstSubmittedAt, lastSubmittedAt, completeSubmittedAt })).toEqual(expected);
  });
});

describe('a supplement', () => {
  it.each([
    ['2018-07-20', 5, '2018-07-27'],
    ['2018-07-24', 5, '2018-07-31'],
    ['2018-08-30', 1, '2018-08-31'],
    ['2018-08-31', 1, '2018-09-04'],
  ])('asked on %s has %s working days, to %s', (today, days, day) => {
    expect(supplementDay(today, days, calendar)).toBe(day);
  });

  it.each<[string | null, string | null, string, Lateness]>([
    [null, null, '2018-07-30T08:00:00', { kind: 'no_deadline', days: 0 }],
    ['2018-07-27', null, '2018-07-27T23:59:59.999', { kind: 'due_soon', days: 0 }],
    ['2018-07-27', null, '2018-07-28T00:00:00', { kind: 'missing', days: 1 }],
    ['2018-07-27', '2018-07-27T23:59:59.999', '2018-07-30T08:00:00', { kind: 'on_time', days: 0 }],
    ['2018-07-27', '2018-07-28T00:00:00', '2018-07-30T08:00:00', { kind: 'late', days: 1 }],
    ['2018-07-27', '2018-07-30T09:00:00', '2018-07-30T09:00:00', { kind: 'late', days: 3 }],
  ])('due on %s, sent %s, asked at %s', (dueOn, submitted, now, lateness) => {
    expect(supplementLateness(dueOn, submitted === null ? null : at(submitted), at(now), calendar)).toEqual(lateness);
  });
});
