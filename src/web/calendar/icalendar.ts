import { addDays, utcStampOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';

/** An event of a whole day. */
export interface IcalEvent {
  /** The same for the same thing in every reading: a program moves the event instead of doubling it. */
  readonly uid: string;
  readonly day: CalendarDate;
  readonly summary: string;
  readonly url: string;
}

const LINE_BYTES = 75;

/** A calendar by RFC 5545: lines end in CRLF and are folded at 75 bytes, between letters. */
export function icalendar(name: string, events: readonly IcalEvent[], now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CCHC//Deadlines//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap(({ uid, day, summary, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${utcStampOf(now)}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      // The end is the first day that no longer belongs to it.
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (day: CalendarDate): string => day.replaceAll('-', '');

/** RFC 5545 3.3.11: backslash, semicolon, comma and line ends of a text; other control characters may not stand in one. */
function escaped(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
  return clean.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');
}

/** RFC 5545 3.1: what follows stands on lines of its own that begin with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      part = '';
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
