import type { Locale } from '../../kernel/actor';
import { dateOf, isoOf, timeOf, weekdayOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';

/**
 * Dates and numbers as Vietnamese offices write them. `Intl`'s `dateStyle` is never used: for vi-VN it prints
 * `5/3/26` and puts the time before the date.
 */
export type DateStyle =
  /** 20/7/2018 */
  | 'text'
  /** 20/07/2018, lines up under other dates */
  | 'table'
  /** 19/7/2018 (thứ Năm) */
  | 'weekday'
  /** thứ Ba, 24/7/2018 */
  | 'weekdayFirst'
  /** ngày 05 tháng 02 năm 2019: days below 10 and months 1 and 2 get a zero (NĐ 30/2020 Phụ lục I) */
  | 'letter';

export const EMPTY = '–';

const WEEKDAYS: Record<Locale, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;
const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

export function formatDate(date: CalendarDate, style: DateStyle, locale: Locale = 'vi'): string {
  const { year, month, day } = partsOf(date);
  const text = `${day}/${month}/${year}`;
  switch (style) {
    case 'table':
      return `${pad(day)}/${pad(month)}/${year}`;
    case 'weekday':
      return `${text} (${weekdayName(date, locale)})`;
    case 'weekdayFirst':
      return `${weekdayName(date, locale)}, ${text}`;
    case 'letter':
      return locale === 'vi'
        ? `ngày ${pad(day)} tháng ${month <= 2 ? pad(month) : month} năm ${year}`
        : `${day} ${MONTHS[month - 1]} ${year}`;
    default:
      return text;
  }
}

export function weekdayName(date: CalendarDate, locale: Locale = 'vi'): string {
  return WEEKDAYS[locale][weekdayOf(date) - 1] ?? '';
}

/** `1/4 – 30/6/2018`: the year is said once when both ends share it. */
export function formatDateRange(from: CalendarDate, to: CalendarDate): string {
  const start = partsOf(from);
  const end = partsOf(to);
  if (from === to) return formatDate(to, 'text');
  const first = start.year === end.year ? `${start.day}/${start.month}` : formatDate(from, 'text');
  return `${first} – ${formatDate(to, 'text')}`;
}

/** `15:40 ngày 18/7/2018` in a sentence, `15:40:07 …` where the second counts, `18/07/2018 15:40` in a table; always Asia/Ho_Chi_Minh. */
export function formatInstant(instant: Instant, style: 'text' | 'exact' | 'table' = 'text', locale: Locale = 'vi'): string {
  const date = dateOf(instant);
  if (style === 'table') return `${formatDate(date, 'table')} ${timeOf(instant)}`;
  const time = style === 'exact' ? isoOf(instant).slice(11, 19) : timeOf(instant);
  return locale === 'vi' ? `${time} ngày ${formatDate(date, 'text')}` : `${time} on ${formatDate(date, 'text')}`;
}

/** Round code `2018-Q2` → `quý II/2018`; other codes come back unchanged. */
export function formatQuarter(code: string, locale: Locale = 'vi'): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(code);
  if (match === null) return code;
  const numeral = QUARTERS[Number(match[2]) - 1];
  return locale === 'vi' ? `quý ${numeral}/${match[1]}` : `quarter ${numeral}/${match[1]}`;
}

export interface NumberOptions {
  readonly locale?: Locale;
  /** Shown only when needed: 86 stays `86`. Default 2. */
  readonly maxDecimals?: number;
  /** Always shown: 86 with 1 becomes `86,0`. Default 0. */
  readonly minDecimals?: number;
}

/** `1.234,5` in Vietnamese, `1,234.5` in English; halves round away from zero. */
export function formatNumber(value: number, options: NumberOptions = {}): string {
  if (!Number.isFinite(value)) return EMPTY;
  const { locale = 'vi', maxDecimals = 2, minDecimals = 0 } = options;
  const [thousands, decimal] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const fixed = roundHalfUp(Math.abs(value), maxDecimals).toFixed(maxDecimals);
  const [whole = '0', fraction = ''] = fixed.split('.');
  const kept = fraction.slice(0, minDecimals) + fraction.slice(minDecimals).replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const isZero = /^0+$/.test(whole + kept);
  return `${value < 0 && !isZero ? '-' : ''}${grouped}${kept === '' ? '' : decimal + kept}`;
}

/** `value` is in percent (30.77 → `30,8%`). One decimal; `0%` and `100%` stay bare. */
export function formatPercent(value: number, options: { readonly locale?: Locale; readonly decimals?: number } = {}): string {
  if (!Number.isFinite(value)) return EMPTY;
  const decimals = options.decimals ?? 1;
  const rounded = roundHalfUp(value, decimals);
  const bare = rounded === 0 || rounded === 100;
  const text = formatNumber(rounded, { locale: options.locale ?? 'vi', maxDecimals: decimals, minDecimals: bare ? 0 : decimals });
  return `${text}%`;
}

/** A score keeps its halves: 87.5 → `87,5`, 86 → `86`, none → `–`. */
export function formatScore(value: number | null | undefined, locale: Locale = 'vi'): string {
  return value === null || value === undefined ? EMPTY : formatNumber(value, { locale, maxDecimals: 2 });
}

/** Bytes in decimal units, as the upload limit counts them: `860 KB`, `1,2 MB`. */
export function formatFileSize(bytes: number, locale: Locale = 'vi'): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, { locale, maxDecimals: 0 })} KB`;
  return `${formatNumber(bytes / 1_000_000, { locale, maxDecimals: 1 })} MB`;
}

/**
 * What somebody typed as a number, or null. Vietnamese reading: `4.180` and `1.234` are thousands, `97,5` has a
 * decimal comma; `97.5` is taken as a decimal because a dot before fewer or more than three digits cannot group.
 */
export function parseTypedNumber(text: string): number | null {
  const clean = text.normalize('NFKC').replace(/[\s\u00a0]/g, '');
  if (/^-?\d+$/.test(clean)) return Number(clean);
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(clean)) return Number(clean.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d+[,.]\d+$/.test(clean)) return Number(clean.replace(',', '.'));
  return null;
}

/** The tiny push makes 1.005 and 30.35 round as on paper; binary fractions lie just below the half. */
function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const sign = value < 0 ? -1 : 1;
  return (sign * Math.round(Math.abs(value) * factor * (1 + Number.EPSILON))) / factor;
}

function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) throw new RangeError(`Not a calendar date: ${date}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
