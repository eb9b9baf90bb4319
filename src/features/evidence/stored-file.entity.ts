import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, RefColumn } from '../../platform/database/columns';

/** One signature in a PDF. `whole`: the signed bytes are still those that were signed. Whether the signer is to be trusted is not said. */
export interface SignatureFound {
  /** Name in the certificate; empty when the signature could not be read. */
  readonly signer: string;
  /** Instant of signing as the signer’s computer said it; null when it did not. */
  readonly signedAt: number | null;
  /** Null when it could not be checked. */
  readonly whole: boolean | null;
  /** False when something was added to the file after this signature. */
  readonly coversAll: boolean;
}

export interface FileSignature {
  readonly signatures: readonly SignatureFound[];
}

/** One received file. Its bytes lie under their sha256 and are never rewritten, so a digital signature stays whole. */
@Entity()
@Unique('uq_stored_file_public', ['publicId'])
@Index('ix_stored_file_sha256', ['sha256'])
@Index('uq_stored_file_upload', ['uploadId'], { unique: true })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_stored_file_unit' })
@ForeignKey('Account', ['receivedById'], ['id'], { name: 'fk_stored_file_account' })
export class StoredFile {
  @IdColumn() id!: string;
  /** 128 random bits in base64url: what URLs use. Not a permission: every download is checked. */
  @LineColumn(24) publicId!: string;
  @LineColumn(64) sha256!: string;
  @IntColumn() size!: number;
  @LineColumn(120) mediaType!: string;
  /** The upload it came with, when it came in pieces: it is attached once, however often its end is said. */
  @LineColumn(32, { nullable: true }) uploadId!: string | null;
  /** As the sender named it, NFC. */
  @LineColumn(255) name!: string;
  /** The unit whose file it is: with the object it is attached to, this decides who may read it. */
  @RefColumn() unitId!: string;
  @RefColumn() receivedById!: string;
  @LineColumn(200) receivedByTitle!: string;
  @InstantColumn() receivedAt!: number;
  @FlagColumn() showsCitizens!: boolean;
  /** What a PDF says of its digital signatures, read once on receipt; null for other kinds and files not yet read. */
  @JsonColumn({ nullable: true }) signature!: FileSignature | null;
  /** Bytes erased after the time they had to be kept; name, size and hash stay. */
  @InstantColumn({ nullable: true }) erasedAt!: number | null;
  @LineColumn(300, { nullable: true }) erasedByTitle!: string | null;
}
