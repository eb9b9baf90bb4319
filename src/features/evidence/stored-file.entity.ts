import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, LineColumn, RefColumn } from '../../platform/database/columns';

/** One received file. Its bytes lie under their sha256 and are never rewritten, so a digital signature stays whole. */
@Entity()
@Unique('uq_stored_file_public', ['publicId'])
@Index('ix_stored_file_sha256', ['sha256'])
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_stored_file_unit' })
@ForeignKey('Account', ['receivedById'], ['id'], { name: 'fk_stored_file_account' })
export class StoredFile {
  @IdColumn() id!: string;
  /** 128 random bits in base64url: what URLs use. Not a permission: every download is checked. */
  @LineColumn(24) publicId!: string;
  @LineColumn(64) sha256!: string;
  @IntColumn() size!: number;
  @LineColumn(120) mediaType!: string;
  /** As the sender named it, NFC. */
  @LineColumn(255) name!: string;
  /** The unit whose file it is: with the object it is attached to, this decides who may read it. */
  @RefColumn() unitId!: string;
  @RefColumn() receivedById!: string;
  @LineColumn(200) receivedByTitle!: string;
  @InstantColumn() receivedAt!: number;
  @FlagColumn() showsCitizens!: boolean;
}
