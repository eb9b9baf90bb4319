import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, LineColumn, RowVersionColumn } from '../../platform/database/columns';

/** What the province decided about one rule (`OPERATING_RULES`); no row = not decided, the fallback holds. */
@Entity()
export class OperatingRule {
  @PrimaryColumn('varchar', { length: 60 }) key!: string;
  @LineColumn(60) value!: string;
  @InstantColumn() changedAt!: number;
  @LineColumn(300) changedByTitle!: string;
  @RowVersionColumn() version!: number;
}
