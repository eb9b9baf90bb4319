import type { CalendarDate } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';
import type { EnteredDueRule } from './due-rule-input';

/** A directive is signed before it is recorded: a day to come is a slip of the pen. */
export function signedOnProblems(signedOn: CalendarDate | undefined, today: CalendarDate): Problem[] {
  return signedOn !== undefined && signedOn > today ? [problem('directive.signedInFuture', 'signedOn', { date: signedOn })] : [];
}

/** The last day a clause leaves must not lie before the day on which it was signed. Terms counted from a day are not dated here. */
export function dueBeforeSigning(rule: EnteredDueRule, signedOn: CalendarDate | undefined, field: string): Problem[] {
  if (signedOn === undefined || rule.date === undefined) return [];
  const over = rule.kind === 'strictly_before' ? rule.date <= signedOn : (rule.kind === 'no_later_than' || rule.kind === 'at_time') && rule.date < signedOn;
  return over ? [problem('clause.dueBeforeSigning', `${field}.date`, { date: rule.date, signedOn })] : [];
}
