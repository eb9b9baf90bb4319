import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, RefColumn } from '../../platform/database/columns';
import type { Problem } from '../../kernel/problem';
import type { ImportedAnswer } from './domain/import-plan';

/** What a file would change. `errors` name the cell; with one of them nothing is taken over. */
export interface ImportPayload {
  readonly answers: readonly ImportedAnswer[];
  readonly errors: readonly Problem[];
}

/** A parsed workbook between its preview and its confirmation: the browser holds only its name. Swept after a day. */
@Entity()
@Unique('uq_report_import_public', ['publicId'])
@Index('ix_report_import_created', ['createdAt'])
@ForeignKey('RemediationReport', ['reportId'], ['id'], { name: 'fk_report_import_report' })
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_report_import_account' })
export class ReportImport {
  @IdColumn() id!: string;
  @LineColumn(24) publicId!: string;
  @RefColumn() reportId!: string;
  @IntColumn() versionNumber!: number;
  /** Who uploaded it: nobody else sees or confirms it. */
  @RefColumn() accountId!: string;
  @LineColumn(255) fileName!: string;
  @JsonColumn() payload!: ImportPayload;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
  /** Answers that were changed; null until confirmed. */
  @IntColumn({ nullable: true }) applied!: number | null;
}
