import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { TRANSFER_STATES, type TransferState } from './domain/transfer.machine';

/** A finding outside a unit's competence that follows a duty of the competent body. */
@Entity()
@Unique('uq_finding_transfer', ['findingId', 'sequence'])
@Index('ix_finding_transfer_obligation', ['obligationId'])
@Check('ck_finding_transfer_state', oneOf('state', TRANSFER_STATES))
@ForeignKey('Finding', ['findingId'], ['id'], { name: 'fk_finding_transfer_finding' })
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_finding_transfer_obligation' })
export class FindingTransfer {
  @IdColumn() id!: string;
  @RefColumn() findingId!: string;
  @RefColumn() obligationId!: string;
  /** Counts the transfers of one finding from 1; the newest is where it is. */
  @IntColumn() sequence!: number;
  @LineColumn(20) state!: TransferState;
  @LineColumn(300) transferredByTitle!: string;
  @InstantColumn() transferredAt!: number;
  /** Why the body says that it is not its matter. */
  @TextColumn({ nullable: true }) reasonVi!: string | null;
  @LineColumn(300, { nullable: true }) reasonByTitle!: string | null;
  @InstantColumn({ nullable: true }) reasonAt!: number | null;
  /** What Home Affairs decided on it. */
  @TextColumn({ nullable: true }) decisionVi!: string | null;
  @LineColumn(300, { nullable: true }) decidedByTitle!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  @RowVersionColumn() version!: number;
}
