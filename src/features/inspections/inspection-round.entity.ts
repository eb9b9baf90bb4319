import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn } from '../../platform/database/columns';
import { ROUND_STATES, type RoundState } from './domain/round.machine';


/** One quarter's inspection (đợt kiểm tra). Units, names and law are read as of `referenceOn`. */
@Entity()
@Unique('uq_round_code', ['code'])
@Check('ck_round_state', oneOf('state', ROUND_STATES))
@ForeignKey('ChecklistVersion', ['checklistVersionId'], ['id'], { name: 'fk_round_checklist_version' })
export class InspectionRound {
  @IdColumn() id!: string;
  @LineColumn(20) code!: string;
  @IntColumn() year!: number;
  @IntColumn() quarter!: number;
  @DateColumn() periodFrom!: string;
  @DateColumn() periodTo!: string;
  @DateColumn() referenceOn!: string;
  @RefColumn() checklistVersionId!: string;
  @LineColumn(20) state!: RoundState;
  @FlagColumn() sample!: boolean;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) approvedAt!: number | null;
  @InstantColumn({ nullable: true }) inspectingAt!: number | null;
  @InstantColumn({ nullable: true }) concludedAt!: number | null;
  @InstantColumn({ nullable: true }) remediationAt!: number | null;
  @InstantColumn({ nullable: true }) consolidatedAt!: number | null;
  @InstantColumn({ nullable: true }) closedAt!: number | null;
  @RowVersionColumn() version!: number;
}

export const ROUND_UNIT_MODES = ['inspected', 'selfInspection'] as const;
export type RoundUnitMode = (typeof ROUND_UNIT_MODES)[number];

/** A unit's part in a round, with its name as it was then. */
@Entity()
@Unique('uq_round_unit', ['roundId', 'unitId'])
@Index('ix_round_unit_unit', ['unitId'])
@Check('ck_round_unit_mode', oneOf('mode', ROUND_UNIT_MODES))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_round_unit_round' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_round_unit_unit' })
export class RoundUnit {
  @IdColumn() id!: string;
  @RefColumn() roundId!: string;
  @RefColumn() unitId!: string;
  @LineColumn(20) unitCode!: string;
  @LineColumn(200) unitNameVi!: string;
  @LineColumn(200) unitNameEn!: string;
  @LineColumn(20) mode!: RoundUnitMode;
  /** The order in which the round lists its units. */
  @IntColumn() position!: number;
}
