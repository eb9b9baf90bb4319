import { dueRuleOf, dueRuleProblems, type EnteredDueRule } from './due-rule-input';

describe('a time limit as entered', () => {
  it.each<[EnteredDueRule, string[]]>([
    [{ kind: 'none' }, []],
    [{ kind: 'strictly_before' }, ['date.needed due.date']],
    [{ kind: 'strictly_before', date: '2018-07-20' }, []],
    [{ kind: 'no_later_than' }, ['date.needed due.date']],
    [{ kind: 'at_time', date: '2018-07-20', time: '17:00' }, []],
    [{ kind: 'at_time', date: '2018-07-20', time: '25:00' }, ['date.time due.time']],
    [{ kind: 'at_time' }, ['date.needed due.date', 'date.time due.time']],
    [{ kind: 'working_days_from', from: '2018-07-16', days: 5 }, []],
    [{ kind: 'working_days_from', days: 5 }, ['date.needed due.from']],
    [{ kind: 'calendar_days_from', from: '2018-07-16', days: 0 }, ['number.needed due.days']],
    [{ kind: 'calendar_days_from', from: '2018-07-16', days: 4000 }, ['number.needed due.days']],
    [{ kind: 'working_days_from', days: 5, basis: 'receipt' }, []],
    [{ kind: 'periodic' }, ['deadline.periodicNotWhole due.kind']],
    [{ kind: 'periodic', every: 'quarter', dayOfLastMonth: 32 }, ['deadline.periodicNotWhole due.kind']],
    [{ kind: 'periodic', every: 'quarter', dayOfLastMonth: 15, month: 4 }, []],
  ])('%j lacks %j', (rule, expected) => {
    expect(dueRuleProblems(rule, 'due').map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it.each<[EnteredDueRule, object]>([
    [{ kind: 'strictly_before', date: '2018-07-20', days: 3, time: '17:00' }, { kind: 'strictly_before', date: '2018-07-20' }],
    [{ kind: 'at_time', date: '2018-07-20', time: '17:00' }, { kind: 'at_time', date: '2018-07-20', time: '17:00' }],
    [{ kind: 'working_days_from', from: '2018-07-16', days: 5, date: '2018-01-01' }, { kind: 'working_days_from', from: '2018-07-16', days: 5 }],
    [{ kind: 'none', date: '2018-07-20' }, { kind: 'none' }],
    [{ kind: 'at_time', date: '2018-07-20', time: '17:00', inclusive: true }, { kind: 'at_time', date: '2018-07-20', time: '17:00', inclusive: true }],
    [{ kind: 'calendar_days_from', days: 5, basis: 'receipt' }, { kind: 'calendar_days_from', from: null, days: 5, basis: 'receipt' }],
    [{ kind: 'periodic', every: 'month', dayOfLastMonth: 25, strict: true }, { kind: 'periodic', every: 'month', dayOfLastMonth: 25, strict: true }],
  ])('%j keeps only what its kind means', (rule, expected) => {
    expect(dueRuleOf(rule)).toEqual(expected);
  });
});
