import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, RefColumn, TextColumn } from '../database/columns';

/** The result of one form that makes something new: pressing the button twice, or a retry, leads to the same result. */
@Entity()
export class FormReceipt {
  @PrimaryColumn('varchar', { length: 120 }) key!: string;
  @RefColumn() accountId!: string;
  @TextColumn() result!: string;
  @InstantColumn() at!: number;
}
