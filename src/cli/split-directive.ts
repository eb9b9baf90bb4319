import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceData } from '../../seed/reference-data';
import { DirectiveTextExtractor, readDirectiveText, signingDayOf, type KnownUnit, type ProposedClause } from '../features/directives';
import { dateOf, parseCalendarDate, type CalendarDate } from '../kernel/calendar-date';
import { lastCompliantDay, type DueRule } from '../kernel/due-rule';
import { createWorkingCalendar, type WorkingCalendar } from '../kernel/working-calendar';
import { SystemClock } from '../platform/clock/clock';
import { I18n } from '../platform/i18n';
import { projectRoot } from '../platform/platform.module';
import type { StandaloneOutcome } from './standalone-command';

/** One demand as scripts get it; names, quote and raw are exact parts of the text. */
export interface SplitDemand {
  readonly quote: string;
  readonly addressees: readonly string[];
  readonly lead: string | null;
  readonly coordinating: readonly string[];
  readonly deadline: { readonly raw: string; readonly kind: DueRule['kind']; readonly date: CalendarDate | null; readonly lastDay: CalendarDate | null } | null;
}

const USAGE = 'Cách dùng: directive split TỆP [--as-of NĂM-THÁNG-NGÀY] [--json]\nTỆP: .txt, .docx hoặc .pdf có lớp chữ.';

/** `directive split letter.docx --as-of 2018-07-16 --json`. */
export async function splitDirective(args: readonly string[]): Promise<StandaloneOutcome> {
  const asked = askedOf(args);
  if (asked === null) return { code: 2, error: USAGE };
  const asOf = asked.asOf === undefined ? null : parseCalendarDate(asked.asOf);
  if (asked.asOf !== undefined && asOf === null) return { code: 2, error: `Ngày --as-of “${asked.asOf}” không có trong lịch.\n${USAGE}` };
  const name = basename(asked.file);
  if (!existsSync(asked.file)) return { code: 2, error: `Không tìm thấy tệp “${asked.file}”.` };
  if (!statSync(asked.file).isFile()) return { code: 2, error: `“${asked.file}” không phải tệp.` };
  const read = await new DirectiveTextExtractor().extract(asked.file, name).catch(() => null);
  if (read === null) return { code: 2, error: `Không mở được tệp “${asked.file}”.` };
  if ('code' in read) return { code: 2, error: new I18n({ localesDir: join(projectRoot(), 'locales') }).t('vi')(`problems:${read.code}`, read.params) };
  const context = asOf ?? signingDayOf(read.text) ?? dateOf(new SystemClock().now());
  const { days } = referenceData();
  const demands = splitText(read.text, context, unitsOn(context), createWorkingCalendar(days));
  return { code: 0, out: asked.json ? JSON.stringify(demands, null, 2) : inWords(demands, context) };
}

function askedOf(args: readonly string[]): { readonly file: string; readonly asOf: string | undefined; readonly json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'as-of': { type: 'string' }, json: { type: 'boolean', default: false } } });
    const [file, ...more] = positionals;
    return file === undefined || file === '' || more.length > 0 ? null : { file, asOf: values['as-of'], json: values.json };
  } catch {
    return null;
  }
}

function unitsOn(day: CalendarDate): readonly KnownUnit[] {
  return referenceData().units.filter(({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === null || validTo === undefined || validTo >= day));
}

export function splitText(text: string, context: CalendarDate, units: readonly KnownUnit[], calendar: WorkingCalendar): readonly SplitDemand[] {
  return readDirectiveText(text, { context, units })
    .clauses.filter(({ leaf }) => leaf)
    .map((clause) => demandOf(clause, calendar));
}

function demandOf({ quote, parties, deadline }: ProposedClause, calendar: WorkingCalendar): SplitDemand {
  const named = (...roles: string[]): string[] => parties.filter(({ role }) => roles.includes(role)).map(({ raw }) => raw);
  const addressees = parties.filter(({ role }) => role !== 'coordinator');
  // Who alone is asked leads, named as such or not; of a group each leads its own part.
  const alone = addressees.length === 1 && addressees[0]?.group === null ? addressees[0].raw : null;
  return {
    quote,
    addressees: addressees.map(({ raw }) => raw),
    lead: named('lead')[0] ?? alone,
    coordinating: named('coordinator'),
    deadline: deadline && { raw: deadline.raw, kind: deadline.rule.kind, date: 'date' in deadline.rule ? deadline.rule.date : null, lastDay: lastCompliantDay(deadline.rule, calendar) },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function inWords(demands: readonly SplitDemand[], context: CalendarDate): string {
  const lines = demands.flatMap(({ quote, addressees, lead, coordinating, deadline }, index) => [
    `${index + 1}. ${oneLine(quote)}`,
    `   Giao: ${addressees.map(oneLine).join('; ') || '(chưa rõ)'}`,
    ...(lead === null ? [] : [`   Chủ trì: ${oneLine(lead)}`]),
    ...(coordinating.length === 0 ? [] : [`   Phối hợp: ${coordinating.map(oneLine).join('; ')}`]),
    `   Thời hạn: ${deadline === null ? 'không ghi' : `${oneLine(deadline.raw)}${deadline.lastDay === null ? '' : ` (hạn chót: hết ngày ${deadline.lastDay.split('-').reverse().join('/')})`}`}`,
  ]);
  return [`${demands.length} nội dung chỉ đạo đề xuất (tính theo ngày ${context.split('-').reverse().join('/')}); cần người kiểm tra lại.`, ...lines].join('\n');
}
