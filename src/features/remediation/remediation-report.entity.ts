import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { REMEDY_RESULTS, REVIEW_DECISIONS, type RemedyResult, type ReviewDecision } from '../findings';
import { REPORT_VERSION_STATES, type ReportVersionState } from './domain/report-version.machine';

/** The dialogue of one unit about one round's findings; `code` is `2018-Q2-873`. Its versions hold the content. */
@Entity()
@Unique('uq_remediation_report_code', ['code'])
@Unique('uq_remediation_report_obligation', ['obligationId'])
@Index('ix_remediation_report_unit', ['unitId'])
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_remediation_report_obligation' })
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_remediation_report_round' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_remediation_report_unit' })
export class RemediationReport {
  @IdColumn() id!: string;
  @LineColumn(40) code!: string;
  @RefColumn() obligationId!: string;
  @RefColumn() roundId!: string;
  @RefColumn() unitId!: string;
  @RowVersionColumn() version!: number;
}


/** One sending of the report. Nothing in it changes after it was received; what was returned is answered in the next version. */
@Entity()
@Unique('uq_report_version_number', ['reportId', 'number'])
@Unique('uq_report_version_receipt', ['receiptNumber'])
@Check('ck_report_version_state', oneOf('state', REPORT_VERSION_STATES))
@ForeignKey('RemediationReport', ['reportId'], ['id'], { name: 'fk_report_version_report' })
@ForeignKey('StoredFile', ['signedFileId'], ['id'], { name: 'fk_report_version_signed_file' })
export class ReportVersion {
  @IdColumn() id!: string;
  @RefColumn() reportId!: string;
  @IntColumn() number!: number;
  @LineColumn(20) state!: ReportVersionState;
  @LineColumn(60, { nullable: true }) documentNumber!: string | null;
  @DateColumn({ nullable: true }) documentDate!: string | null;
  @LineColumn(200, { nullable: true }) signerTitle!: string | null;
  @RefColumn({ nullable: true }) signedFileId!: string | null;
  /** `TN-2018-Q2-873-1`: given on arrival. */
  @LineColumn(60, { nullable: true }) receiptNumber!: string | null;
  @InstantColumn() startedAt!: number;
  /** Server time when the request arrived, before any waiting. */
  @InstantColumn({ nullable: true }) submittedAt!: number | null;
  @LineColumn(300, { nullable: true }) submittedByTitle!: string | null;
  @InstantColumn({ nullable: true }) reviewedAt!: number | null;
  @LineColumn(300, { nullable: true }) reviewedByTitle!: string | null;
  @RowVersionColumn() version!: number;
}


/** The answer to one finding in one version, and what Home Affairs decided on it. */
@Entity()
@Unique('uq_report_item', ['reportVersionId', 'findingId'])
@Index('ix_report_item_finding', ['findingId'])
@Check('ck_report_item_result', `"result" IS NULL OR ${oneOf('result', REMEDY_RESULTS)}`)
@Check('ck_report_item_decision', `"decision" IS NULL OR ${oneOf('decision', REVIEW_DECISIONS)}`)
@ForeignKey('ReportVersion', ['reportVersionId'], ['id'], { name: 'fk_report_item_version' })
@ForeignKey('Finding', ['findingId'], ['id'], { name: 'fk_report_item_finding' })
@ForeignKey('Unit', ['transferredToUnitId'], ['id'], { name: 'fk_report_item_transferred' })
export class ReportItem {
  @IdColumn() id!: string;
  @RefColumn() reportVersionId!: string;
  @RefColumn() findingId!: string;
  @IntColumn() position!: number;
  @LineColumn(20, { nullable: true }) result!: RemedyResult | null;
  @TextColumn({ nullable: true }) doneVi!: string | null;
  @DateColumn({ nullable: true }) committedOn!: string | null;
  @RefColumn({ nullable: true }) transferredToUnitId!: string | null;
  @TextColumn({ nullable: true }) difficultyVi!: string | null;
  @InstantColumn({ nullable: true }) savedAt!: number | null;
  @LineColumn(20, { nullable: true }) decision!: ReviewDecision | null;
  @TextColumn({ nullable: true }) decisionReason!: string | null;
  @LineColumn(300, { nullable: true }) decidedByTitle!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  @RowVersionColumn() version!: number;
}

@Entity()
@Unique('uq_report_item_evidence', ['itemId', 'fileId'])
@ForeignKey('ReportItem', ['itemId'], ['id'], { name: 'fk_report_item_evidence_item' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_report_item_evidence_file' })
export class ReportItemEvidence {
  @IdColumn() id!: string;
  @RefColumn() itemId!: string;
  @RefColumn() fileId!: string;
}
