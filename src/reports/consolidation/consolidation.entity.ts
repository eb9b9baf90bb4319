import { Entity, ForeignKey, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, RefColumn } from '../../platform/database/columns';

/** Figures of a round frozen at one instant. Its files are made from `snapshot` and stay as they were whatever changes later. */
@Entity()
@Unique('uq_consolidation_number', ['roundId', 'number'])
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_consolidation_round' })
export class Consolidation {
  @IdColumn() id!: string;
  @RefColumn() roundId!: string;
  @IntColumn() number!: number;
  @InstantColumn() frozenAt!: number;
  @LineColumn(300) frozenByTitle!: string;
  @LineColumn(64) snapshotHash!: string;
  @JsonColumn() snapshot!: unknown;
}

@Entity()
@Unique('uq_consolidation_file', ['consolidationId', 'name'])
@ForeignKey('Consolidation', ['consolidationId'], ['id'], { name: 'fk_consolidation_file_consolidation' })
export class ConsolidationFile {
  @IdColumn() id!: string;
  @RefColumn() consolidationId!: string;
  @LineColumn(120) name!: string;
  @LineColumn(10) format!: string;
  @LineColumn(64) sha256!: string;
  @IntColumn() size!: number;
  @InstantColumn() madeAt!: number;
}
