import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { PART_STATES, type PartState } from './domain/part.machine';

/** What one co-operating unit of the system fills in of a duty. Groups known by name only have none. */
@Entity()
@Unique('uq_obligation_part', ['obligationId', 'unitId'])
@Index('ix_obligation_part_unit', ['unitId', 'state'])
@Check('ck_obligation_part_state', oneOf('state', PART_STATES))
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_obligation_part_obligation' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_obligation_part_unit' })
export class ObligationPart {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  @RefColumn() unitId!: string;
  @LineColumn(20) state!: PartState;
  /** When the leading body last asked for it. */
  @InstantColumn({ nullable: true }) askedAt!: number | null;
  @InstantColumn({ nullable: true }) filledAt!: number | null;
  @RowVersionColumn() version!: number;
}

export const PART_ENTRY_KINDS = ['request', 'answer'] as const;

/** What the leading body asked for, and what the co-operating one wrote. Appended only. */
@Entity()
@Index('ix_obligation_part_entry', ['partId'])
@Check('ck_obligation_part_entry_kind', oneOf('kind', PART_ENTRY_KINDS))
@ForeignKey('ObligationPart', ['partId'], ['id'], { name: 'fk_obligation_part_entry_part' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_obligation_part_entry_file' })
export class ObligationPartEntry {
  @IdColumn() id!: string;
  @RefColumn() partId!: string;
  @LineColumn(20) kind!: (typeof PART_ENTRY_KINDS)[number];
  @TextColumn() textVi!: string;
  @RefColumn({ nullable: true }) fileId!: string | null;
  @LineColumn(300) writtenByTitle!: string;
  @InstantColumn() writtenAt!: number;
}
