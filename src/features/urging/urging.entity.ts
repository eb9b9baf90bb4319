import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, TextColumn } from '../../platform/database/columns';
import { URGING_CHANNELS, URGING_LEVELS, type UrgingChannel, type UrgingLevel } from './domain/levels';


/** One urging (đôn đốc) in the ledger: numbered within its round, appended only. */
@Entity()
@Unique('uq_urging_number', ['roundId', 'number'])
@Unique('uq_urging_request', ['requestKey'])
@Index('ix_urging_obligation', ['obligationId'])
@Check('ck_urging_level', oneOf('level', URGING_LEVELS))
@Check('ck_urging_channel', oneOf('channel', URGING_CHANNELS))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_urging_round' })
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_urging_obligation' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_urging_unit' })
export class Urging {
  @IdColumn() id!: string;
  @RefColumn() roundId!: string;
  @IntColumn() number!: number;
  @RefColumn() obligationId!: string;
  @RefColumn() unitId!: string;
  @IntColumn() sequence!: number;
  @LineColumn(30) level!: UrgingLevel;
  @LineColumn(20) channel!: UrgingChannel;
  @TextColumn() missingVi!: string;
  @TextColumn({ nullable: true }) noteVi!: string | null;
  @InstantColumn() sentAt!: number;
  @LineColumn(300) sentByTitle!: string;
  @InstantColumn({ nullable: true }) seenAt!: number | null;
  /** Made by the form: the same press of the button never urges twice. */
  @LineColumn(120) requestKey!: string;
}
