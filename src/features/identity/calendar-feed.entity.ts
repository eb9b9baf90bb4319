import { Entity, ForeignKey, Unique } from 'typeorm';
import { IdColumn, InstantColumn, LineColumn, RefColumn } from '../../platform/database/columns';

/** The personal address under which a calendar program reads a post's deadlines. One per account; taken back by deleting the row. */
@Entity()
@Unique('uq_calendar_feed_account', ['accountId'])
@Unique('uq_calendar_feed_token', ['tokenHash'])
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_calendar_feed_account', onDelete: 'CASCADE' })
export class CalendarFeed {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @LineColumn(64) tokenHash!: string;
  @InstantColumn() createdAt!: number;
}
