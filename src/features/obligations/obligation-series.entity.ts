import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { PeriodicRule } from '../../kernel/due-rule';
import { DateColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import type { ObligationKind } from './obligation.entity';

/** A duty that returns every period (định kỳ): from it one obligation is made per period, `<code>-2018Q3`. It has no date and no state of its own. */
@Entity()
@Unique('uq_obligation_series_code', ['code'])
@Index('ix_obligation_series_next', ['endedAt', 'nextFrom'])
@Index('ix_obligation_series_clause', ['clauseId'])
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_obligation_series_round' })
@ForeignKey('Clause', ['clauseId'], ['id'], { name: 'fk_obligation_series_clause' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_obligation_series_unit' })
export class ObligationSeries {
  @IdColumn() id!: string;
  @LineColumn(60) code!: string;
  @RefColumn() roundId!: string;
  @RefColumn() clauseId!: string;
  @LineColumn(20) clauseNumber!: string;
  @LineColumn(30) kind!: ObligationKind;
  @LineColumn(40, { nullable: true }) topic!: string | null;
  @TextColumn() titleVi!: string;
  @TextColumn({ nullable: true }) titleEn!: string | null;
  @LineColumn(200, { nullable: true }) expectedOutputVi!: string | null;
  @RefColumn() unitId!: string;
  @JsonColumn() rule!: PeriodicRule;
  @LineColumn(120, { nullable: true }) dueWordingVi!: string | null;
  @JsonColumn() coordinators!: readonly { readonly unitId: string | null; readonly labelVi: string }[];
  @DateColumn() startedOn!: string;
  /** First day of the next period that has no duty yet. */
  @DateColumn() nextFrom!: string;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  /** Code of the directive that ended it. */
  @LineColumn(40, { nullable: true }) endedBy!: string | null;
  @IntColumn() duties!: number;
  @RowVersionColumn() version!: number;
}
