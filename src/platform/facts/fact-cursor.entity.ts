import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn } from '../database/columns';

/** How far one reader of the trail has read: moved on in the transaction that holds what it made of the facts. */
@Entity()
export class FactCursor {
  @PrimaryColumn('varchar', { length: 60 }) name!: string;
  @IntColumn() seq!: number;
}
