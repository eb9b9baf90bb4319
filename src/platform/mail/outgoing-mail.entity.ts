import { Check, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { InstantColumn, IntColumn, LineColumn, oneOf, RefColumn, TextColumn } from '../database/columns';

export const MAIL_STATES = ['waiting', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A mail to one post, written in the transaction of what it tells of. `messageId` stays the same over every try. */
@Entity()
@Unique('uq_outgoing_mail_message', ['messageId'])
@Index('ix_outgoing_mail_state', ['state', 'nextTryAt'])
@Index('ix_outgoing_mail_subject', ['subjectCode'])
@Check('ck_outgoing_mail_state', oneOf('state', MAIL_STATES))
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_outgoing_mail_account' })
export class OutgoingMail {
  @PrimaryGeneratedColumn('increment', { type: 'integer' }) number!: number;
  @LineColumn(30) kind!: string;
  /** Code of the thing it is about, e.g. of a report. */
  @LineColumn(80) subjectCode!: string;
  @RefColumn({ nullable: true }) accountId!: string | null;
  @LineColumn(200) toAddress!: string;
  @LineColumn(300) toTitle!: string;
  @LineColumn(300) subjectVi!: string;
  @TextColumn() bodyVi!: string;
  @LineColumn(200) messageId!: string;
  @LineColumn(20) state!: MailState;
  @IntColumn() tries!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() nextTryAt!: number;
  @InstantColumn({ nullable: true }) sentAt!: number | null;
  @TextColumn({ nullable: true }) lastError!: string | null;
}
