import type { CalendarDay } from '../../features/organisation';
import { CALENDAR_HEADS } from './calendar-rows';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The days of a year as the import takes them, with the mark that makes spreadsheets read it as Unicode. */
export function calendarCsv(days: readonly CalendarDay[]): string {
  const rows = days.map(({ date, kind, name, source, confirmed }) => [date.split('-').reverse().join('/'), kind === 'make_up' ? 'làm bù' : 'nghỉ', name, source, confirmed ? 'có' : 'chưa']);
  return `\uFEFF${[CALENDAR_HEADS, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}
