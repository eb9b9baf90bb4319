import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Role } from '../../kernel/actor';
import { DateColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { EXTENSION_STATES, type ExtensionState } from './domain/extension.machine';

/**
 * One request for more time (đề nghị gia hạn) and what was decided on it. The first date of the duty is never touched: what a grant
 * moved it to stands beside it.
 */
@Entity()
@Unique('uq_extension_sequence', ['obligationId', 'sequence'])
@Index('ix_extension_state', ['state'])
@Check('ck_extension_state', oneOf('state', EXTENSION_STATES))
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_extension_obligation' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_extension_file' })
export class Extension {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  /** Counts the requests of one duty from 1. */
  @IntColumn() sequence!: number;
  @LineColumn(20) state!: ExtensionState;
  @TextColumn() reasonVi!: string;
  /** First instant that was too late when it was asked. */
  @InstantColumn() presentTooLateAt!: number;
  @DateColumn() proposedOn!: string;
  @LineColumn(60, { nullable: true }) letterNumber!: string | null;
  @DateColumn({ nullable: true }) letterOn!: string | null;
  @RefColumn({ nullable: true }) fileId!: string | null;
  @LineColumn(300) askedByTitle!: string;
  @LineColumn(30) askedByRole!: Role;
  /** When the request arrived: before any waiting. */
  @InstantColumn() askedAt!: number;
  /** The last day that counts by the grant; null unless granted. */
  @DateColumn({ nullable: true }) grantedOn!: string | null;
  /** Reason of a refusal, or a word with the grant. */
  @TextColumn({ nullable: true }) noteVi!: string | null;
  @LineColumn(60, { nullable: true }) decisionNumber!: string | null;
  @DateColumn({ nullable: true }) decisionOn!: string | null;
  @LineColumn(300, { nullable: true }) decidedByTitle!: string | null;
  /** When it was granted, refused or withdrawn. */
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  @RowVersionColumn() version!: number;
}
