import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { REMEDY_RESULTS, REVIEW_DECISIONS, type RemedyResult, type ReviewDecision } from '../findings';
import { CAUSE_KINDS, type CauseKind } from './domain/cause';
import { OPINIONS, REMARK_VISIBILITIES, type Opinion, type RemarkVisibility } from './domain/voices';
import { REPORT_VERSION_STATES, type ReportVersionState } from './domain/report-version.machine';

export const ARRIVAL_CHANNELS = ['paper', 'eOffice', 'email', 'phone'] as const;
export type ArrivalChannel = (typeof ARRIVAL_CHANNELS)[number];

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
@Check('ck_report_version_channel', `"arrival_channel" IS NULL OR ${oneOf('arrival_channel', ARRIVAL_CHANNELS)}`)
@ForeignKey('RemediationReport', ['reportId'], ['id'], { name: 'fk_report_version_report' })
@ForeignKey('StoredFile', ['signedFileId'], ['id'], { name: 'fk_report_version_signed_file' })
@ForeignKey('StoredFile', ['proofFileId'], ['id'], { name: 'fk_report_version_proof_file' })
export class ReportVersion {
  @IdColumn() id!: string;
  @RefColumn() reportId!: string;
  /** Which sending it is, from 1; a draft that was set aside is none: -1, -2 and so on. */
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
  /** How it came when Home Affairs recorded it on the unit's behalf; null = the unit sent it here itself. */
  @LineColumn(20, { nullable: true }) arrivalChannel!: ArrivalChannel | null;
  /** When and by which post it was recorded; `submittedAt` is the arrival that counts. */
  @InstantColumn({ nullable: true }) enteredAt!: number | null;
  @LineColumn(300, { nullable: true }) enteredByTitle!: string | null;
  @TextColumn({ nullable: true }) proofNoteVi!: string | null;
  @RefColumn({ nullable: true }) proofFileId!: string | null;
  /** The last day for a supplement: set when items are returned, on the version that answers them. */
  @DateColumn({ nullable: true }) dueOn!: string | null;
  @RowVersionColumn() version!: number;
}

/** The answer to one finding in one version, and what Home Affairs decided on it. */
@Entity()
@Unique('uq_report_item', ['reportVersionId', 'findingId'])
@Index('ix_report_item_finding', ['findingId'])
@Check('ck_report_item_result', `"result" IS NULL OR ${oneOf('result', REMEDY_RESULTS)}`)
@Check('ck_report_item_decision', `"decision" IS NULL OR ${oneOf('decision', REVIEW_DECISIONS)}`)
@Check('ck_report_item_cause', `"cause_kind" IS NULL OR ${oneOf('cause_kind', CAUSE_KINDS)}`)
@Check('ck_report_item_opinion', `"opinion" IS NULL OR ${oneOf('opinion', OPINIONS)}`)
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
  /** Why it is still open. */
  @LineColumn(20, { nullable: true }) causeKind!: CauseKind | null;
  @TextColumn({ nullable: true }) causeVi!: string | null;
  /** How what was measured stands now, in the words of the unit: "38 trên 42 CBCCVC". */
  @LineColumn(200, { nullable: true }) figuresVi!: string | null;
  @InstantColumn({ nullable: true }) savedAt!: number | null;
  @LineColumn(20, { nullable: true }) decision!: ReviewDecision | null;
  @TextColumn({ nullable: true }) decisionReason!: string | null;
  @LineColumn(300, { nullable: true }) decidedByTitle!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  /** What the department that owns the remedy says; advice to Home Affairs, which decides. */
  @LineColumn(20, { nullable: true }) opinion!: Opinion | null;
  @TextColumn({ nullable: true }) opinionReason!: string | null;
  @LineColumn(300, { nullable: true }) opinionByTitle!: string | null;
  @InstantColumn({ nullable: true }) opinionAt!: number | null;
  /** From when the unit sees the decision. */
  @InstantColumn({ nullable: true }) releasedAt!: number | null;
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

/** A file of the unit's own report that proves nothing yet, or no longer: only the unit sees it until an item of a sent version holds it. */
@Entity()
@Unique('uq_report_file', ['reportId', 'fileId'])
@ForeignKey('RemediationReport', ['reportId'], ['id'], { name: 'fk_report_file_report' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_report_file_file' })
export class ReportFile {
  @IdColumn() id!: string;
  @RefColumn() reportId!: string;
  @RefColumn() fileId!: string;
}

/** Something said about one item: seen by both sides, or inside Home Affairs only. Appended only; posts are addressed, not persons. */
@Entity()
@Index('ix_remark_report', ['reportId', 'findingId'])
@Index('ix_remark_addressed', ['addressedId'])
@Check('ck_remark_visibility', oneOf('visibility', REMARK_VISIBILITIES))
@ForeignKey('RemediationReport', ['reportId'], ['id'], { name: 'fk_remark_report' })
@ForeignKey('Finding', ['findingId'], ['id'], { name: 'fk_remark_finding' })
@ForeignKey('Account', ['addressedId'], ['id'], { name: 'fk_remark_addressed' })
@ForeignKey('Account', ['writtenById'], ['id'], { name: 'fk_remark_writer' })
@ForeignKey('Unit', ['writtenByUnitId'], ['id'], { name: 'fk_remark_unit' })
export class Remark {
  @IdColumn() id!: string;
  @RefColumn() reportId!: string;
  @RefColumn() findingId!: string;
  @LineColumn(20) visibility!: RemarkVisibility;
  @TextColumn() textVi!: string;
  /** The post it is addressed to, if any. */
  @RefColumn({ nullable: true }) addressedId!: string | null;
  @RefColumn() writtenById!: string;
  @LineColumn(300) writtenByTitle!: string;
  @RefColumn() writtenByUnitId!: string;
  @InstantColumn() writtenAt!: number;
  /** When the addressed post opened or answered it. */
  @InstantColumn({ nullable: true }) seenAt!: number | null;
}
