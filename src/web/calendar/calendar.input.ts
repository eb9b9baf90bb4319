import { OptionalCode, OptionalDate, OptionalOneOf } from '../../platform/http/input-fields';

export class CalendarPageInput {
  /** `2018-07`; anything else is this month. */
  @OptionalCode() month?: string;
  @OptionalCode() unit?: string;
  @OptionalOneOf(['month', 'list']) view?: 'month' | 'list';
}

export class CalendarQuery {
  @OptionalDate('First day asked for; today when left out.') from?: string;
  @OptionalDate('Last day asked for, at most 400 days later; the first day when left out.') to?: string;
  @OptionalCode('Code of a unit, such as 873.') unit?: string;
}
