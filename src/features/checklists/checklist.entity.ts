import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, oneOf, RealColumn, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { CHECKLIST_VERSION_STATES, type ChecklistVersionState } from './domain/checklist-version.machine';
import { ANSWER_TYPES, type AnswerType, type Scoring } from './domain/scoring';

@Entity()
@Unique('uq_checklist_code', ['code'])
export class Checklist {
  @IdColumn() id!: string;
  @LineColumn(40) code!: string;
  @LineColumn(300) titleVi!: string;
  @LineColumn(300) titleEn!: string;
  /** Level of unit it is made for: district in 2018, commune since 1/7/2025. */
  @LineColumn(20) targetLevel!: string;
  @FlagColumn() sample!: boolean;
}


@Entity()
@Unique('uq_checklist_version', ['checklistId', 'number'])
@Check('ck_checklist_version_state', oneOf('state', CHECKLIST_VERSION_STATES))
@ForeignKey('Checklist', ['checklistId'], ['id'], { name: 'fk_checklist_version_checklist' })
export class ChecklistVersion {
  @IdColumn() id!: string;
  @RefColumn() checklistId!: string;
  @IntColumn() number!: number;
  @LineColumn(20) state!: ChecklistVersionState;
  @InstantColumn({ nullable: true }) publishedAt!: number | null;
  @RealColumn() maxScore!: number;
  @RowVersionColumn() version!: number;
}

@Entity()
@Unique('uq_area_code', ['checklistVersionId', 'code'])
@ForeignKey('ChecklistVersion', ['checklistVersionId'], ['id'], { name: 'fk_area_version' })
export class Area {
  @IdColumn() id!: string;
  @RefColumn() checklistVersionId!: string;
  @LineColumn(20) key!: string;
  @LineColumn(10) code!: string;
  @IntColumn() position!: number;
  @LineColumn(300) nameVi!: string;
  @LineColumn(300) nameEn!: string;
  @LineColumn(60) shortNameVi!: string;
  @LineColumn(60) shortNameEn!: string;
  @RealColumn() maxScore!: number;
}


@Entity()
@Unique('uq_criterion_key', ['checklistVersionId', 'key'])
@Unique('uq_criterion_code', ['checklistVersionId', 'code'])
@Check('ck_criterion_answer_type', oneOf('answer_type', ANSWER_TYPES))
@ForeignKey('ChecklistVersion', ['checklistVersionId'], ['id'], { name: 'fk_criterion_version' })
@ForeignKey('Area', ['areaId'], ['id'], { name: 'fk_criterion_area' })
export class Criterion {
  @IdColumn() id!: string;
  @RefColumn() checklistVersionId!: string;
  @RefColumn() areaId!: string;
  /** Stable over versions (`TTQ2-06`); `code` (`VIII.6`) is what people read and may be renumbered. */
  @LineColumn(20) key!: string;
  @LineColumn(12) code!: string;
  @IntColumn() position!: number;
  @TextColumn() textVi!: string;
  @TextColumn() textEn!: string;
  @LineColumn(20) answerType!: AnswerType;
  @RealColumn() maxScore!: number;
  /** Scoring rule as data: see `domain/scoring.ts` for its shape. */
  @JsonColumn() scoring!: Scoring;
  @LineColumn(60, { nullable: true }) measureUnitVi!: string | null;
  @LineColumn(60, { nullable: true }) measureUnitEn!: string | null;
  /** What the two figures of a share are called. */
  @LineColumn(120, { nullable: true }) numeratorLabelVi!: string | null;
  @LineColumn(120, { nullable: true }) numeratorLabelEn!: string | null;
  @LineColumn(120, { nullable: true }) denominatorLabelVi!: string | null;
  @LineColumn(120, { nullable: true }) denominatorLabelEn!: string | null;
  @JsonColumn() evidenceAsked!: readonly string[];
  @TextColumn({ nullable: true }) typicalFindingVi!: string | null;
  @TextColumn({ nullable: true }) suggestedRemedyVi!: string | null;
}

@Entity()
@Unique('uq_legal_source_name', ['shortName'])
export class LegalSource {
  @IdColumn() id!: string;
  @LineColumn(80) shortName!: string;
  @TextColumn() titleVi!: string;
  @DateColumn({ nullable: true }) issuedOn!: string | null;
  @DateColumn({ nullable: true }) effectiveFrom!: string | null;
  @DateColumn({ nullable: true }) effectiveTo!: string | null;
  @LineColumn(200) confidence!: string;
}

@Entity()
@Unique('uq_criterion_legal_source', ['criterionId', 'legalSourceId'])
@ForeignKey('Criterion', ['criterionId'], ['id'], { name: 'fk_criterion_legal_criterion' })
@ForeignKey('LegalSource', ['legalSourceId'], ['id'], { name: 'fk_criterion_legal_source' })
export class CriterionLegalSource {
  @IdColumn() id!: string;
  @RefColumn() criterionId!: string;
  @RefColumn() legalSourceId!: string;
}
