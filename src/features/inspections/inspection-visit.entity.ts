import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RealColumn, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { VERDICTS, type Verdict } from '../checklists';
import { VISIT_STATES, type VisitState } from './domain/visit.machine';


/** Inspection of one unit (cuộc kiểm tra); `code` is `2018-Q2-873`. */
@Entity()
@Unique('uq_visit_code', ['code'])
@Unique('uq_visit_round_unit', ['roundId', 'unitId'])
@Index('ix_visit_unit', ['unitId'])
@Check('ck_visit_state', oneOf('state', VISIT_STATES))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_visit_round' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_visit_unit' })
export class InspectionVisit {
  @IdColumn() id!: string;
  @LineColumn(40) code!: string;
  @RefColumn() roundId!: string;
  @RefColumn() unitId!: string;
  @LineColumn(20) state!: VisitState;
  @DateColumn({ nullable: true }) scheduledOn!: string | null;
  @InstantColumn({ nullable: true }) begunAt!: number | null;
  @InstantColumn({ nullable: true }) minutesDraftedAt!: number | null;
  @InstantColumn({ nullable: true }) minutesSignedAt!: number | null;
  @InstantColumn({ nullable: true }) resultIssuedAt!: number | null;
  @RowVersionColumn() version!: number;
}

/** Who works on a visit: an inspector sees only the visits of the teams the post belongs to. */
@Entity()
@Unique('uq_visit_member', ['visitId', 'accountId'])
@Index('ix_visit_member_account', ['accountId'])
@ForeignKey('InspectionVisit', ['visitId'], ['id'], { name: 'fk_visit_member_visit' })
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_visit_member_account' })
export class VisitMember {
  @IdColumn() id!: string;
  @RefColumn() visitId!: string;
  @RefColumn() accountId!: string;
}

/** One answer per visit and criterion; `score` is null when the criterion does not apply. */
@Entity()
@Unique('uq_visit_answer', ['visitId', 'criterionId'])
@Check('ck_visit_answer_verdict', oneOf('verdict', VERDICTS))
@ForeignKey('InspectionVisit', ['visitId'], ['id'], { name: 'fk_visit_answer_visit' })
@ForeignKey('Criterion', ['criterionId'], ['id'], { name: 'fk_visit_answer_criterion' })
export class VisitAnswer {
  @IdColumn() id!: string;
  @RefColumn() visitId!: string;
  @RefColumn() criterionId!: string;
  @LineColumn(20) verdict!: Verdict;
  @RealColumn({ nullable: true }) value!: number | null;
  @IntColumn({ nullable: true }) numerator!: number | null;
  @IntColumn({ nullable: true }) denominator!: number | null;
  @RealColumn({ nullable: true }) score!: number | null;
  /** Given by the inspector where the criterion is scored by hand. */
  @RealColumn({ nullable: true }) manualScore!: number | null;
  @TextColumn({ nullable: true }) note!: string | null;
  @RefColumn() answeredById!: string;
  @LineColumn(200) answeredByTitle!: string;
  @InstantColumn() answeredAt!: number;
  @RowVersionColumn() version!: number;
}

@Entity()
@Unique('uq_answer_evidence', ['answerId', 'fileId'])
@ForeignKey('VisitAnswer', ['answerId'], ['id'], { name: 'fk_answer_evidence_answer' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_answer_evidence_file' })
export class AnswerEvidence {
  @IdColumn() id!: string;
  @RefColumn() answerId!: string;
  @RefColumn() fileId!: string;
}
