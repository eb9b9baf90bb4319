import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { CONFIRMATION_STATES, type ConfirmationState } from './domain/confirmation.machine';

/** An affected unit is asked whether the fault that a duty cures is gone, and what it said. */
@Entity()
@Unique('uq_confirmation', ['obligationId', 'unitId', 'asking'])
@Index('ix_confirmation_unit', ['unitId', 'state'])
@Check('ck_confirmation_state', oneOf('state', CONFIRMATION_STATES))
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_confirmation_obligation' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_confirmation_unit' })
export class Confirmation {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  @RefColumn() unitId!: string;
  /** Counts the askings of this unit from 1; the newest is what it says. */
  @IntColumn() asking!: number;
  @LineColumn(20) state!: ConfirmationState;
  /** The unit said something else later, without being asked again. */
  @FlagColumn() unasked!: boolean;
  @LineColumn(300) askedByTitle!: string;
  @InstantColumn() askedAt!: number;
  /** The last day on which silence keeps the duty open: by the province's rule when it was asked. */
  @DateColumn() silentUntil!: string;
  @TextColumn({ nullable: true }) answerVi!: string | null;
  @LineColumn(300, { nullable: true }) answeredByTitle!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: number | null;
  @RowVersionColumn() version!: number;
}
