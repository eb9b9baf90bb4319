import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { FAULT_ANSWERS, type FaultAnswer } from './domain/answers';
import { SELF_INSPECTION_STATES, type SelfInspectionState } from './domain/self-inspection.machine';

/** One version of the self-inspection (tự kiểm tra) that answers a duty; what was sent is never written again. */
@Entity()
@Unique('uq_self_inspection_number', ['obligationId', 'number'])
@Index('ix_self_inspection_round', ['roundId'])
@Index('ix_self_inspection_unit', ['unitId'])
@Check('ck_self_inspection_state', oneOf('state', SELF_INSPECTION_STATES))
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_self_inspection_obligation' })
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_self_inspection_round' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_self_inspection_unit' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_self_inspection_file' })
export class SelfInspection {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  @RefColumn() roundId!: string;
  @RefColumn() unitId!: string;
  @IntColumn() number!: number;
  @LineColumn(20) state!: SelfInspectionState;
  @TextColumn({ nullable: true }) noteVi!: string | null;
  @RefColumn({ nullable: true }) fileId!: string | null;
  @InstantColumn() savedAt!: number;
  @LineColumn(300) savedByTitle!: string;
  /** When it arrived: before any waiting. */
  @InstantColumn({ nullable: true }) sentAt!: number | null;
  @LineColumn(300, { nullable: true }) sentByTitle!: string | null;
  @RowVersionColumn() version!: number;
}

/** What the unit says of one fault found elsewhere, with the words it was asked in. */
@Entity()
@Unique('uq_self_inspection_answer', ['inspectionId', 'faultKey'])
@Check('ck_self_inspection_answer', oneOf('answer', FAULT_ANSWERS))
@ForeignKey('SelfInspection', ['inspectionId'], ['id'], { name: 'fk_self_inspection_answer_inspection' })
export class SelfInspectionAnswer {
  @IdColumn() id!: string;
  @RefColumn() inspectionId!: string;
  @IntColumn() position!: number;
  @LineColumn(120) faultKey!: string;
  @LineColumn(40, { nullable: true }) topic!: string | null;
  @LineColumn(80) criterionKey!: string;
  @TextColumn() titleVi!: string;
  @TextColumn() titleEn!: string;
  @LineColumn(20, { nullable: true }) answer!: FaultAnswer | null;
  @TextColumn({ nullable: true }) textVi!: string | null;
  @TextColumn({ nullable: true }) remedyVi!: string | null;
  @DateColumn({ nullable: true }) committedOn!: string | null;
}

/** A fault that the unit found by itself: not a finding of an inspection. */
@Entity()
@Unique('uq_self_inspection_finding', ['inspectionId', 'position'])
@ForeignKey('SelfInspection', ['inspectionId'], ['id'], { name: 'fk_self_inspection_finding_inspection' })
export class SelfInspectionFinding {
  @IdColumn() id!: string;
  @RefColumn() inspectionId!: string;
  @IntColumn() position!: number;
  @TextColumn({ nullable: true }) textVi!: string | null;
  @TextColumn({ nullable: true }) remedyVi!: string | null;
  @DateColumn({ nullable: true }) committedOn!: string | null;
}
