import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { exactIsoOf } from './calendar-date';
import { fallsOnDayOff, firstTooLateInstant, receivedOn, ruleForPeriod, type DueRule } from './due-rule';
import { findDueWordings, readDueWording } from './due-wording';
import { createWorkingCalendar, type SpecialDay } from './working-calendar';

interface DeadlineCase {
  readonly group: string;
  readonly wording: string;
  /** The day of signing. */
  readonly context: string;
  readonly kind: DueRule['kind'] | null;
  readonly date: string | null;
  readonly last: string | null;
  readonly tooLate: string | null;
  readonly problem?: string;
  readonly grace?: number;
  readonly received?: string;
  /** For periodic duties: a day of the period that is asked about. */
  readonly period?: string;
  /** Days besides those of the seed. */
  readonly also?: readonly SpecialDay[];
}

const root = join(__dirname, '../..');
const cases = JSON.parse(readFileSync(join(root, 'test/deadlines/cases.json'), 'utf8')) as DeadlineCase[];
const { days } = JSON.parse(readFileSync(join(root, 'seed/reference/working-days.json'), 'utf8')) as { days: SpecialDay[] };
const calendarOfSeed = createWorkingCalendar(days);

/** The answers of one case, as the table has them. */
function answered({ wording, context, received, period, grace, also = [] }: DeadlineCase): Pick<DeadlineCase, 'kind' | 'date' | 'last' | 'tooLate' | 'problem'> {
  const found = readDueWording(wording, context);
  const calendar = createWorkingCalendar([...days, ...also]);
  if (found === null) return { kind: null, date: null, last: null, tooLate: null };
  const known = received === undefined ? found.rule : receivedOn(found.rule, received);
  const rule = known.kind === 'periodic' && period !== undefined ? ruleForPeriod(known, period) : known;
  const tooLate = firstTooLateInstant(rule, calendar, grace);
  const last = tooLate === null ? null : exactIsoOf(tooLate - 1);
  const wrong = found.problem?.code ?? (received === undefined ? found.notes.find(({ code }) => code === 'deadline.receiptUnknown')?.code : undefined) ?? (period === undefined && fallsOnDayOff(rule, calendar) ? 'deadline.dayOff' : undefined);
  return { kind: found.rule.kind, date: 'date' in rule ? rule.date : grace ? null : (last?.slice(0, 10) ?? null), last, tooLate: tooLate === null ? null : exactIsoOf(tooLate), ...(wrong ? { problem: wrong } : {}) };
}

const expected = ({ kind, date, last, tooLate, problem }: DeadlineCase): ReturnType<typeof answered> => ({ kind, date, last, tooLate, ...(problem ? { problem } : {}) });

describe('the table of wordings (docs/deadlines.md)', () => {
  it('has at least two hundred cases, none twice', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map((one) => JSON.stringify([one.wording, one.context, one.grace, one.received, one.period, one.also]))).size).toBe(cases.length);
  });

  it('is what the docs print', () => {
    expect(() => execFileSync(process.execPath, ['scripts/docs-deadlines.mjs', '--check'], { cwd: root, stdio: 'pipe' })).not.toThrow();
  });

  it.each(cases)('$wording ($context)', (one) => {
    expect(answered(one)).toEqual(expected(one));
  });

  it('marks exactly the words it read', () => {
    for (const { wording, context } of cases) {
      const found = readDueWording(wording, context);
      if (found) expect(found.raw).toBe(wording.slice(found.start, found.end));
    }
  });

  it.each([
    ['America/New_York', 240],
    ['Pacific/Kiritimati', -840],
    ['UTC', 0],
  ])('says the same on a server in %s', (zone, offset) => {
    const script = `${buildSync({ stdin: { contents: CHILD, resolveDir: __dirname, loader: 'ts' }, bundle: true, platform: 'node', write: false }).outputFiles[0]?.text ?? ''}`;
    const output = execFileSync(process.execPath, ['-'], { input: script, cwd: root, env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    const there = JSON.parse(output) as { offset: number; answers: unknown[] };
    expect(there.offset).toBe(offset);
    expect(there.answers).toEqual(cases.map(({ wording, context }) => {
      const rule = readDueWording(wording, context)?.rule ?? null;
      const tooLate = rule && firstTooLateInstant(rule, calendarOfSeed);
      return [rule, tooLate, tooLate === null ? null : exactIsoOf(tooLate - 1)];
    }));
  });
});

const CHILD = `
import { readFileSync } from 'node:fs';
import { exactIsoOf } from './calendar-date';
import { firstTooLateInstant } from './due-rule';
import { readDueWording } from './due-wording';
import { createWorkingCalendar } from './working-calendar';
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const calendar = createWorkingCalendar(read('seed/reference/working-days.json').days);
const answers = read('test/deadlines/cases.json').map(({ wording, context }) => {
  const rule = readDueWording(wording, context)?.rule ?? null;
  const tooLate = rule && firstTooLateInstant(rule, calendar);
  return [rule, tooLate, tooLate === null ? null : exactIsoOf(tooLate - 1)];
});
process.stdout.write(JSON.stringify({ offset: new Date(1532000000000).getTimezoneOffset(), answers }));
`;

describe('time limits inside a text', () => {
  const signed = '2018-07-16';
  const text = `Căn cứ Công văn số 12 ngày 05/3/2018, từ ngày 01/4 đến ngày 30/6/2018 đoàn đã kiểm tra 09 hồ sơ tiếp nhận trước ngày 01/7/2018.
- Huyện Tân Hồng báo cáo trước 17 giờ 00 ngày 19/7, các đơn vị khác chậm nhất ngày 25/7/2018 và Sở TT&TT trong thời hạn 15 ngày làm việc kể từ ngày nhận được Công văn này;
- Trong tháng 6/2018 đã xong; các sở hoàn thành trong tháng 8/2018. Họp lúc 8 giờ ngày 20/7/2018. Khẩn trương thực hiện kế hoạch hằng năm.
- Định kỳ hằng quý báo cáo về UBND tỉnh (qua Sở Nội vụ) trước ngày 15 của tháng cuối quý.`;

  it('finds every time limit, several in one sentence, and nothing else', () => {
    expect(findDueWordings(text, signed).map(({ raw, rule }) => [raw, rule.kind])).toEqual([
      ['trước 17 giờ 00 ngày 19/7', 'at_time'],
      ['chậm nhất ngày 25/7/2018', 'no_later_than'],
      ['trong thời hạn 15 ngày làm việc kể từ ngày nhận được Công văn này', 'working_days_from'],
      ['trong tháng 8/2018', 'no_later_than'],
      ['Định kỳ hằng quý báo cáo về UBND tỉnh (qua Sở Nội vụ) trước ngày 15 của tháng cuối quý', 'periodic'],
    ]);
  });

  it('keeps the places of the text as it was given, composed or not', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const given = text.normalize(form);
      const found = findDueWordings(given, signed);
      expect(found).toHaveLength(5);
      for (const { start, end, raw } of found) expect(raw).toBe(given.slice(start, end));
    }
  });

  it('notes which year it took', () => {
    expect(readDueWording('trước 20/7', signed)?.notes).toEqual([{ code: 'deadline.yearAssumed', params: { date: '2018-07-20' } }]);
    expect(readDueWording('trước 20/7/2018', signed)?.notes).toEqual([]);
  });

  it.each(['trước ', 'hết ', 'từ nay đến ', 'trong thời hạn ', 'ngày 15/6 và 15/6, ', 'định kỳ hằng quý ', '(', 'báo cáo trước ngày 20/7/2018 '])('reads 200 kB of %j at one pace', (piece) => {
    const long = piece.repeat(Math.ceil(200_000 / piece.length));
    const started = process.hrtime.bigint();
    findDueWordings(long, signed);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(8_000);
  });
});
