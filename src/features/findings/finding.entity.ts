import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RealColumn, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { FINDING_STATES, type FindingState } from './domain/finding.machine';

export const SEVERITIES = ['serious', 'medium', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const REMEDY_KINDS = ['immediate', 'short_term', 'long_term'] as const;

/**
 * A shortcoming found at a unit (tồn tại); `code` is `2018-Q2-873-04`. Where it was found and who can remedy it differ: a land
 * backlog is found at a district and closed by the land registration office. The text is frozen once issued.
 */
@Entity()
@Unique('uq_finding_code', ['code'])
@Unique('uq_finding_sequence', ['visitId', 'sequence'])
@Index('ix_finding_round', ['roundId', 'unitId'])
@Index('ix_finding_unit', ['unitId'])
@Index('ix_finding_owner', ['remedyOwnerUnitId'])
@Check('ck_finding_state', oneOf('state', FINDING_STATES))
@Check('ck_finding_severity', oneOf('severity', SEVERITIES))
@Check('ck_finding_remedy_kind', oneOf('remedy_kind', REMEDY_KINDS))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_finding_round' })
@ForeignKey('InspectionVisit', ['visitId'], ['id'], { name: 'fk_finding_visit' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_finding_unit' })
@ForeignKey('Criterion', ['criterionId'], ['id'], { name: 'fk_finding_criterion' })
@ForeignKey('Unit', ['remedyOwnerUnitId'], ['id'], { name: 'fk_finding_owner' })
@ForeignKey('Unit', ['transferredToUnitId'], ['id'], { name: 'fk_finding_transferred' })
export class Finding {
  @IdColumn() id!: string;
  @LineColumn(40) code!: string;
  @RefColumn() roundId!: string;
  @RefColumn() visitId!: string;
  @RefColumn() unitId!: string;
  @RefColumn() criterionId!: string;
  @IntColumn() sequence!: number;
  @LineColumn(300) titleVi!: string;
  @LineColumn(300, { nullable: true }) titleEn!: string | null;
  @TextColumn() descriptionVi!: string;
  @LineColumn(20) severity!: Severity;
  /** Key of the subject group (`mot_cua_dien_tu`…), locale key `visits:topic.<key>`. */
  @LineColumn(40, { nullable: true }) topic!: string | null;
  @TextColumn({ nullable: true }) causeVi!: string | null;
  @TextColumn({ nullable: true }) recommendationVi!: string | null;
  @IntColumn({ nullable: true }) measuredNumerator!: number | null;
  @IntColumn({ nullable: true }) measuredDenominator!: number | null;
  @RealColumn({ nullable: true }) measuredValue!: number | null;
  @LineColumn(200, { nullable: true }) measuredLabelVi!: string | null;
  /** Who must remedy; equals `unitId` when it is the unit's own matter. */
  @RefColumn() remedyOwnerUnitId!: string;
  @LineColumn(20) remedyKind!: (typeof REMEDY_KINDS)[number];
  /** The remedy's own date (hạn khắc phục): never the deadline of the unit's report. */
  @DateColumn({ nullable: true }) committedOn!: string | null;
  @TextColumn({ nullable: true }) dependencyVi!: string | null;
  @FlagColumn() repeated!: boolean;
  @LineColumn(20) state!: FindingState;
  @RefColumn({ nullable: true }) transferredToUnitId!: string | null;
  @TextColumn({ nullable: true }) withdrawnReason!: string | null;
  @InstantColumn() raisedAt!: number;
  @InstantColumn({ nullable: true }) issuedAt!: number | null;
  @InstantColumn({ nullable: true }) verifiedAt!: number | null;
  @FlagColumn() sample!: boolean;
  @TextColumn() searchText!: string;
  @RowVersionColumn() version!: number;
}

@Entity()
@Unique('uq_finding_coordinator', ['findingId', 'unitId'])
@ForeignKey('Finding', ['findingId'], ['id'], { name: 'fk_finding_coordinator_finding' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_finding_coordinator_unit' })
export class FindingCoordinator {
  @IdColumn() id!: string;
  @RefColumn() findingId!: string;
  @RefColumn() unitId!: string;
}

@Entity()
@Unique('uq_finding_evidence', ['findingId', 'fileId'])
@ForeignKey('Finding', ['findingId'], ['id'], { name: 'fk_finding_evidence_finding' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_finding_evidence_file' })
export class FindingEvidence {
  @IdColumn() id!: string;
  @RefColumn() findingId!: string;
  @RefColumn() fileId!: string;
}
