import { addDays, startOfDay, type CalendarDate } from '../../../kernel/calendar-date';
import { firstTooLateInstant, ruleForPeriod, type DueRule, type PeriodicRule } from '../../../kernel/due-rule';
import { periodEnd, periodStart, type PeriodLength } from '../../../kernel/reporting-period';
import type { WorkingCalendar } from '../../../kernel/working-calendar';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `2018Q3`, `2018M07`, `2018H2`, `2018Y`: the last part of the code of a period's duty. */
export function periodCode(every: PeriodLength, day: CalendarDate): string {
  const [year = '', month = ''] = day.split('-');
  switch (every) {
    case 'month':
      return `${year}M${month}`;
    case 'quarter':
      return `${year}Q${Math.ceil(Number(month) / 3)}`;
    case 'half_year':
      return `${year}H${Number(month) > 6 ? 2 : 1}`;
    case 'year':
      return `${year}Y`;
  }
}

/** As the papers call it. */
export function periodNameVi(every: PeriodLength, day: CalendarDate): string {
  const [year = '', month = ''] = day.split('-');
  switch (every) {
    case 'month':
      return `tháng ${Number(month)}/${year}`;
    case 'quarter':
      return `quý ${ROMAN[Math.ceil(Number(month) / 3) - 1] ?? ''}/${year}`;
    case 'half_year':
      return `6 tháng ${Number(month) > 6 ? 'cuối' : 'đầu'} năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

export function periodNameEn(every: PeriodLength, day: CalendarDate): string {
  const [year = '', month = ''] = day.split('-');
  switch (every) {
    case 'month':
      return `${Number(month)}/${year}`;
    case 'quarter':
      return `Q${Math.ceil(Number(month) / 3)} ${year}`;
    case 'half_year':
      return `${Number(month) > 6 ? 'second' : 'first'} half of ${year}`;
    case 'year':
      return year;
  }
}

/** The period whose duty comes first: that of the day, or the next one when its moment has passed by then. */
export function firstPeriod(rule: PeriodicRule, day: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  const start = periodStart(rule.every, day);
  const tooLate = firstTooLateInstant(ruleForPeriod(rule, day), calendar);
  return tooLate !== null && tooLate <= startOfDay(day) ? nextPeriod(rule.every, start) : start;
}

export function nextPeriod(every: PeriodLength, start: CalendarDate): CalendarDate {
  return addDays(periodEnd(every, start), 1);
}

/** First days of the periods from `from` that have begun by `today`. */
export function begunPeriods(every: PeriodLength, from: CalendarDate, today: CalendarDate): readonly CalendarDate[] {
  const begun: CalendarDate[] = [];
  for (let start = from; start <= today; start = nextPeriod(every, start)) begun.push(start);
  return begun;
}

export const isPeriodic = (rule: DueRule): rule is PeriodicRule => rule.kind === 'periodic';
