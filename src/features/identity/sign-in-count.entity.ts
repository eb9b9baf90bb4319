import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntColumn } from '../../platform/database/columns';

/**
 * Tries to sign in under a name, whether or not there is such an account: answers must not tell. `key` is a hash, since people also
 * type their password where the name belongs. Rows live for an hour.
 */
@Entity()
@Index('ix_sign_in_count_last', ['lastAt'])
export class SignInCount {
  @PrimaryColumn('varchar', { length: 64 }) key!: string;
  @IntColumn() failures!: number;
  @InstantColumn() lastAt!: number;
  @InstantColumn({ nullable: true }) nextAt!: number | null;
}
