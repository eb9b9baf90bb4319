import { Check, Entity, PrimaryColumn } from 'typeorm';
import { FlagColumn, LineColumn, oneOf } from '../../platform/database/columns';

export const CALENDAR_DAY_KINDS = ['holiday', 'make_up'] as const;

/** Days that differ from the plain Monday-to-Friday week: announced yearly, so a table and not a formula. */
@Entity()
@Check('ck_calendar_day_kind', oneOf('kind', CALENDAR_DAY_KINDS))
export class CalendarDay {
  @PrimaryColumn('varchar', { length: 10 }) date!: string;
  @LineColumn(10) kind!: (typeof CALENDAR_DAY_KINDS)[number];
  @LineColumn(200) name!: string;
  @LineColumn(300) source!: string;
  @FlagColumn() confirmed!: boolean;
}
