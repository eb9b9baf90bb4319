import { dateOf, timeOf } from '../../kernel/calendar-date';
import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import type { Cell } from './cells';

const formats = new Map<number, Intl.NumberFormat>();

/** `1.234,5`: dot for thousands, comma for decimals; exactly `digits` digits after the comma. */
export function numberText(value: number, digits = 0): string {
  let format = formats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true });
    formats.set(digits, format);
  }
  return format.format(value === 0 ? 0 : value);
}

/** A fraction as percent with one decimal, `30,8%`; `0%` and `100%` stand bare (domain 8.4). */
export function percentText(fraction: number): string {
  // 0.0285 * 1000 is 28.499999999999996: twelve digits take the binary noise out before rounding.
  const tenths = Math.round(Number((fraction * 1000).toPrecision(12)));
  return `${numberText(tenths / 10, tenths === 0 || tenths === 1000 ? 0 : 1)}%`;
}

/** `20/07/2018`, the form of tables. */
export function tableDateText(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** `18/07/2018 15:40`, always Vietnam time. */
export function tableInstantText(at: Instant): string {
  return `${tableDateText(dateOf(at))} ${timeOf(at)}`;
}

/** What a cell says on paper. */
export function cellText(cell: Cell): string {
  switch (cell.type) {
    case 'text':
      return cell.text;
    case 'integer':
      return numberText(cell.value);
    case 'decimal':
      return numberText(cell.value, cell.digits);
    case 'percent':
      return percentText(cell.value);
    case 'date':
      return tableDateText(cell.date);
    case 'instant':
      return tableInstantText(cell.at);
    case 'state':
      return cell.label;
    case 'empty':
      return cell.reason === 'notApplicable' ? '-' : '';
  }
}
