import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, oneOf, RefColumn, TextColumn } from '../../platform/database/columns';
import { AUTOMATIC_STEPS, LEDGER_LEVELS, LETTER_SIGNINGS, URGING_CHANNELS, type AutomaticStep, type LedgerLevel, type LetterSigning, type UrgingChannel } from './domain/levels';
import type { MissingItem } from './domain/missing';

/** One urging (đôn đốc) or reminder in the ledger: numbered within its round, appended only. */
@Entity()
@Unique('uq_urging_number', ['roundId', 'number'])
@Unique('uq_urging_request', ['requestKey'])
@Index('ix_urging_obligation', ['obligationId'])
@Index('ix_urging_unit', ['unitId', 'seenAt'])
@Index('ix_urging_dispatch', ['dispatch'])
@Check('ck_urging_level', oneOf('level', LEDGER_LEVELS))
@Check('ck_urging_channel', oneOf('channel', URGING_CHANNELS))
@Check('ck_urging_step', `"step" IS NULL OR ${oneOf('step', AUTOMATIC_STEPS)}`)
@Check('ck_urging_signing', `"signing" IS NULL OR ${oneOf('signing', LETTER_SIGNINGS)}`)
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_urging_round' })
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_urging_obligation' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_urging_unit' })
export class Urging {
  @IdColumn() id!: string;
  @RefColumn() roundId!: string;
  @IntColumn() number!: number;
  @RefColumn() obligationId!: string;
  @RefColumn() unitId!: string;
  /** Which urging of its duty it is, from 1; a reminder is none and has 0. */
  @IntColumn() sequence!: number;
  @LineColumn(30) level!: LedgerLevel;
  @LineColumn(20) channel!: UrgingChannel;
  /** The automatic step that wrote it; null = a person. */
  @LineColumn(20, { nullable: true }) step!: AutomaticStep | null;
  /** What went out together: code of its first row, `2018-Q2-3`. */
  @LineColumn(80, { nullable: true }) dispatch!: string | null;
  /** Posts it was addressed to, as they were called that day. */
  @TextColumn({ nullable: true }) toVi!: string | null;
  @TextColumn() missingVi!: string;
  /** What lacked at that moment, thing by thing. */
  @JsonColumn({ nullable: true }) missing!: readonly MissingItem[] | null;
  /** The moment that counted when it was sent: an extension granted later changes no letter. */
  @InstantColumn({ nullable: true }) tooLateAt!: number | null;
  @LineColumn(20, { nullable: true }) signing!: LetterSigning | null;
  /** With whom it was spoken, and what they answered. */
  @LineColumn(300, { nullable: true }) spokenWith!: string | null;
  @TextColumn({ nullable: true }) answerVi!: string | null;
  @TextColumn({ nullable: true }) noteVi!: string | null;
  @InstantColumn() sentAt!: number;
  @LineColumn(300) sentByTitle!: string;
  /** When the unit first opened the duty, its report or the ledger after it. */
  @InstantColumn({ nullable: true }) seenAt!: number | null;
  /** One urging of a duty a day, one reminder of each kind for a moment: two who send at once make one row. */
  @LineColumn(120) requestKey!: string;
}
