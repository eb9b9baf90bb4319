import { icalendar } from './icalendar';

const NOW = Date.parse('2018-07-17T08:00:00+07:00');
const event = (summary: string, day = '2018-07-19') => ({ uid: 'due-2018-Q2-D1.2-869@localhost', day, summary, url: 'http://localhost/obligations/2018-Q2-D1.2-869' });
const unfolded = (text: string): string[] => text.replace(/\r\n /g, '').split('\r\n');

describe('a calendar file', () => {
  it('is whole: head, one event of a whole day, end', () => {
    expect(unfolded(icalendar('Lịch hạn', [event('Báo cáo')], NOW))).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//CCHC//Deadlines//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Lịch hạn', 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT', 'UID:due-2018-Q2-D1.2-869@localhost', 'DTSTAMP:20180717T010000Z', 'DTSTART;VALUE=DATE:20180719', 'DTEND;VALUE=DATE:20180720', 'SUMMARY:Báo cáo', 'URL:http://localhost/obligations/2018-Q2-D1.2-869', 'TRANSP:TRANSPARENT', 'END:VEVENT',
      'END:VCALENDAR', '',
    ]);
  });

  it.each([
    ['2018-07-31', '20180801'],
    ['2018-12-31', '20190101'],
    ['2020-02-28', '20200229'],
  ])('on %s ends before %s', (day, end) => {
    expect(icalendar('x', [event('x', day)], NOW)).toContain(`DTEND;VALUE=DATE:${end}\r\n`);
  });

  it.each([
    ['một, hai; ba', 'SUMMARY:một\\, hai\\; ba'],
    ['a\\b', 'SUMMARY:a\\\\b'],
    ['dòng 1\r\ndòng 2\nBEGIN:VALARM', 'SUMMARY:dòng 1\\ndòng 2\\nBEGIN:VALARM'],
    ['a\u0007b', 'SUMMARY:a b'],
  ])('writes %j so that it stays one text', (summary, line) => {
    expect(unfolded(icalendar('x', [event(summary)], NOW))).toContain(line);
  });

  it('has no line over 75 bytes and breaks no letter', () => {
    const long = 'Ủy ban nhân dân Huyện Cao Lãnh báo cáo kết quả khắc phục '.repeat(6) + '🏛️'.repeat(30);
    const text = icalendar(long, [event(long)], NOW);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(unfolded(text)).toContain(`SUMMARY:${long}`);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });
});
