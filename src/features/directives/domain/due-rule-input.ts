import { isTimeOfDay } from '../../../kernel/calendar-date';
import type { DueRule } from '../../../kernel/due-rule';
import { problem, type Problem } from '../../../kernel/problem';

/** A time limit as entered: every field optional, `kind` decides which are needed. */
export interface EnteredDueRule {
  readonly kind: DueRule['kind'];
  readonly date?: string;
  readonly from?: string;
  readonly days?: number;
  readonly time?: string;
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
      return [...(rule.from ? [] : [problem('date.needed', `${field}.from`)]), ...(rule.days && rule.days > 0 && rule.days <= 3650 ? [] : [problem('number.needed', `${field}.days`)])];
    case 'periodic':
      return [problem('deadline.periodicNotHere', `${field}.kind`)];
  }
}

/** Only for an entry without problems. */
export function dueRuleOf({ kind, date = '', from = '', days = 0, time = '' }: EnteredDueRule): DueRule {
  switch (kind) {
    case 'strictly_before':
    case 'no_later_than':
      return { kind, date };
    case 'at_time':
      return { kind, date, time };
    case 'calendar_days_from':
    case 'working_days_from':
      return { kind, from, days };
    default:
      return { kind: 'none' };
  }
}
