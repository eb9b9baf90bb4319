import { Entity, PrimaryColumn } from 'typeorm';
import { FlagColumn, LineColumn, TextColumn } from '../../platform/database/columns';

/** Whether every special day of a year is entered. A year without a row is not complete. */
@Entity()
export class CalendarYear {
  @PrimaryColumn('varchar', { length: 4 }) year!: string;
  @FlagColumn() complete!: boolean;
  /** What is still missing, one line each. */
  @TextColumn() missingVi!: string;
  @LineColumn(300) source!: string;
}
