import { addDays, dateOf, daysBetween, startOfDay, type CalendarDate, type Instant } from '../../../kernel/calendar-date';

/** A duty without a date is never late. It has an age, and its unit is asked for an update at a rhythm. */
export interface UndatedDuty {
  readonly state: string;
  readonly tooLateAt: Instant | null;
  readonly extendedTooLateAt: Instant | null;
  readonly givenAt: Instant | null;
  readonly lastUpdateAt: Instant | null;
  /** Set for this duty; null: the province's rule. */
  readonly updateEveryDays: number | null;
}

/** Days without a word when that is as long as the rhythm, else null. 0 as rhythm: the unit is never asked. `SILENT` in obligation-selection.ts says the same to the database. */
export function silentDays(duty: UndatedDuty, rhythm: number, now: Instant): number | null {
  const every = duty.updateEveryDays ?? rhythm;
  const last = duty.lastUpdateAt ?? duty.givenAt;
  if (duty.tooLateAt !== null || duty.extendedTooLateAt !== null || last === null || every === 0 || !['open', 'returned'].includes(duty.state)) return null;
  const days = daysBetween(dateOf(last), dateOf(now));
  return days >= every ? days : null;
}

/** A last word before this instant is as old as one day of rhythm; each further day of rhythm lies a day earlier. */
export function startOfSilence(now: Instant): Instant {
  return startOfDay(dateOf(now));
}

/** When the unit is asked next, for those who read the duty. */
export function nextAskedOn(duty: Pick<UndatedDuty, 'givenAt' | 'lastUpdateAt' | 'updateEveryDays'>, rhythm: number): CalendarDate | null {
  const every = duty.updateEveryDays ?? rhythm;
  const last = duty.lastUpdateAt ?? duty.givenAt;
  return last === null || every === 0 ? null : addDays(dateOf(last), every);
}
