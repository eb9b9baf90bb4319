import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceData } from '../../seed/reference-data';
import { exactIsoOf, parseCalendarDate, type CalendarDate } from '../kernel/calendar-date';
import { fallsOnDayOff, firstTooLateInstant, lastCompliantDay, type DueRule } from '../kernel/due-rule';
import { readDueWording } from '../kernel/due-wording';
import { problem, type Problem } from '../kernel/problem';
import { createWorkingCalendar, type WorkingCalendar } from '../kernel/working-calendar';
import { I18n } from '../platform/i18n';
import { projectRoot } from '../platform/platform.module';
import type { StandaloneOutcome } from './standalone-command';

export interface ParsedDeadline {
  readonly kind: DueRule['kind'];
  readonly date: CalendarDate | null;
  /** The last moment that is in time, to the millisecond. */
  readonly lastInstant: string | null;
  readonly problem: string | null;
}

const USAGE = 'Cách dùng: deadline parse "CÁCH GHI THỜI HẠN" --context NĂM-THÁNG-NGÀY [--json]';

/** `deadline parse "trước ngày 20/7" --context 2018-07-16 --json`. */
export function parseDeadline(args: readonly string[]): StandaloneOutcome {
  const asked = askedOf(args);
  if (asked === null) return { code: 2, error: USAGE };
  const context = parseCalendarDate(asked.context);
  if (context === null) return { code: 2, error: `Ngày --context “${asked.context}” không có trong lịch.\n${USAGE}` };
  const { days } = referenceData();
  const parsed = deadlineOf(asked.wording, context, createWorkingCalendar(days), vietnamese());
  const words = [parsed.kind, parsed.date, parsed.lastInstant, parsed.problem].map((one) => one ?? '-');
  return { code: 0, out: asked.json ? JSON.stringify(parsed) : words.join('\n') };
}

function askedOf(args: readonly string[]): { readonly wording: string; readonly context: string; readonly json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { context: { type: 'string' }, json: { type: 'boolean', default: false } } });
    const [wording, ...more] = positionals;
    return wording === undefined || more.length > 0 || values.context === undefined ? null : { wording, context: values.context, json: values.json };
  } catch {
    return null;
  }
}

function vietnamese(): (one: Problem) => string {
  const t = new I18n({ localesDir: join(projectRoot(), 'locales') }).t('vi');
  return ({ code, params }) => t(`problems:${code}`, params);
}

export function deadlineOf(wording: string, context: CalendarDate, calendar: WorkingCalendar, inWords: (one: Problem) => string): ParsedDeadline {
  const found = readDueWording(wording, context);
  const rule: DueRule = found?.rule ?? { kind: 'none' };
  const tooLate = firstTooLateInstant(rule, calendar);
  const lastDay = lastCompliantDay(rule, calendar);
  const wrong = found === null ? problem('deadline.notRead', undefined, { value: wording.trim().slice(0, 120) }) : (found.problem ?? unknownStart(found.notes) ?? dayOff(rule, calendar, lastDay));
  return {
    kind: rule.kind,
    date: 'date' in rule ? rule.date : lastDay,
    lastInstant: tooLate === null ? null : exactIsoOf(tooLate - 1),
    problem: wrong && inWords(wrong),
  };
}

function unknownStart(notes: readonly Problem[]): Problem | null {
  return notes.find(({ code }) => code === 'deadline.receiptUnknown') ?? null;
}

function dayOff(rule: DueRule, calendar: WorkingCalendar, lastDay: CalendarDate | null): Problem | null {
  return lastDay !== null && fallsOnDayOff(rule, calendar) ? problem('deadline.dayOff', undefined, { date: lastDay }) : null;
}
