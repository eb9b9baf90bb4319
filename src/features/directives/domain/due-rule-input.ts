import { isTimeOfDay } from '../../../kernel/calendar-date';
import type { DueRule, TermBasis } from '../../../kernel/due-rule';
import { problem, type Problem } from '../../../kernel/problem';
import { PERIOD_MONTHS, type PeriodLength } from '../../../kernel/reporting-period';

/** A time limit as entered: every field optional, `kind` decides which are needed. */
export interface EnteredDueRule {
  readonly kind: DueRule['kind'];
  readonly date?: string;
  readonly from?: string;
  readonly days?: number;
  readonly time?: string;
  readonly basis?: TermBasis;
  readonly inclusive?: boolean;
  readonly every?: PeriodLength;
  readonly month?: number;
  readonly dayOfLastMonth?: number;
  readonly strict?: boolean;
}

export function dueRuleProblems(rule: EnteredDueRule, field: string): Problem[] {
  switch (rule.kind) {
    case 'none':
      return [];
    case 'strictly_before':
    case 'no_later_than':
      return rule.date ? [] : [problem('date.needed', `${field}.date`)];
    case 'at_time':
      return [...(rule.date ? [] : [problem('date.needed', `${field}.date`)]), ...(isTimeOfDay(rule.time ?? '') ? [] : [problem('date.time', `${field}.time`)])];
    case 'calendar_days_from':
    case 'working_days_from':
      // Only a term from receipt may wait for its first day: it is the day on which each body gets the letter.
      return [...(rule.from || rule.basis === 'receipt' ? [] : [problem('date.needed', `${field}.from`)]), ...(rule.days && rule.days > 0 && rule.days <= 3650 ? [] : [problem('number.needed', `${field}.days`)])];
    case 'periodic':
      return periodicWhole(rule) ? [] : [problem('deadline.periodicNotWhole', `${field}.kind`)];
  }
}

function periodicWhole({ every, month, dayOfLastMonth }: EnteredDueRule): boolean {
  return every !== undefined && dayOfLastMonth !== undefined && dayOfLastMonth >= 1 && dayOfLastMonth <= 31 && (month === undefined || (month >= 1 && month <= PERIOD_MONTHS[every] + 12));
}

/** Only for an entry without problems. */
export function dueRuleOf({ kind, date = '', from, days = 0, time = '', basis, inclusive, every = 'quarter', month, dayOfLastMonth = 1, strict = false }: EnteredDueRule): DueRule {
  switch (kind) {
    case 'strictly_before':
    case 'no_later_than':
      return { kind, date };
    case 'at_time':
      return { kind, date, time, ...(inclusive ? { inclusive } : {}) };
    case 'calendar_days_from':
    case 'working_days_from':
      return { kind, from: from ?? null, days, ...(basis ? { basis } : {}) };
    case 'periodic':
      return { kind, every, dayOfLastMonth, strict, ...(month === undefined ? {} : { month }) };
    default:
      return { kind: 'none' };
  }
}
