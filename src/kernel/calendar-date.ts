/** A day of the Vietnamese calendar as `YYYY-MM-DD` text. Legal dates are days, never instants. */
export type CalendarDate = string;
/** A moment as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export const MS_PER_DAY = 86_400_000;
/** Viet Nam has had UTC+7 without summer time since 1975; the time zone of the process is never asked. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED_DATES: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\s*([/.-])\s*(?<month>\d{1,2})\s*\2\s*(?<year>\d{4}|\d{2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
];
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

function utcOf(date: CalendarDate): number {
  const match = ISO_DATE.exec(date);
  if (match === null) throw new RangeError(`Not a calendar date: ${date}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}

function fromUtc(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day, or null when there is no such day (31/6/2018) or the year lies outside 1900 to 2199. Months count from 1. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  const exists = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return exists ? fromUtc(ms) : null;
}

export function isCalendarDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  return match !== null && calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** `2018-07-24T08:00:00+07:00`. Null without a zone and for a day that does not exist, which `Date.parse` moves on (31/6 to 1/7). */
export function parseInstant(text: string): Instant | null {
  const [, day = ''] = ISO_INSTANT.exec(text.trim()) ?? [];
  return isCalendarDate(day) ? Date.parse(text.trim()) : null;
}

/** Reads what people type: `20/7/2018`, `20-07-2018`, `20.7.18`, `20072018`, `2018-07-20`. Null for anything else and for days that do not exist. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const typed = text.trim();
  for (const pattern of TYPED_DATES) {
    const groups = pattern.exec(typed)?.groups;
    if (groups === undefined) continue;
    const year = Number(groups.year) + (groups.year?.length === 2 ? 2000 : 0);
    return calendarDate(year, Number(groups.month), Number(groups.day));
  }
  return null;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(utcOf(date) + days * MS_PER_DAY);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return Math.round((utcOf(b) - utcOf(a)) / MS_PER_DAY);
}

/** 1 = Monday (thứ Hai) … 7 = Sunday (Chủ nhật). */
export function weekdayOf(date: CalendarDate): number {
  return new Date(utcOf(date)).getUTCDay() || 7;
}

/** 00:00:00.000 of the day in Viet Nam. */
export function startOfDay(date: CalendarDate): Instant {
  return utcOf(date) - VIETNAM_OFFSET_MS;
}

export function isTimeOfDay(text: string): boolean {
  return TIME.test(text);
}

/** `time` is `HH:MM` on the 24-hour clock of Viet Nam. Throws RangeError for anything else. */
export function instantAt(date: CalendarDate, time: string): Instant {
  const match = TIME.exec(time);
  if (match === null) throw new RangeError(`Not a time of day: ${time}`);
  return startOfDay(date) + (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

/** The day on the calendar of Viet Nam at that moment. */
export function dateOf(instant: Instant): CalendarDate {
  return fromUtc(instant + VIETNAM_OFFSET_MS);
}

/** `HH:MM` on the clock of Viet Nam at that moment. */
export function timeOf(instant: Instant): string {
  return new Date(instant + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
}

/** `2018-07-20T09:10:00+07:00`: for the API and for machine-readable files. */
export function isoOf(instant: Instant): string {
  return `${new Date(instant + VIETNAM_OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

/** `2018-07-19T23:59:59.999+07:00`: the last moment that is in time, to the millisecond. */
export function exactIsoOf(instant: Instant): string {
  return `${new Date(instant + VIETNAM_OFFSET_MS).toISOString().slice(0, 23)}+07:00`;
}

/** `20180720T021000Z`: the same moment as calendar files write it. */
export function utcStampOf(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
