import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, LineColumn, oneOf, RefColumn } from '../../platform/database/columns';

export const UNIT_LEVELS = ['province', 'district', 'commune', 'department', 'subBody', 'vertical'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/**
 * An administrative unit or body while it exists. The State recycles official codes (province 82, all communes of 2025), so
 * `code` is shown but only `uid` and `id` identify; who held a code on a day is an as-of query.
 */
@Entity()
@Unique('uq_unit_uid', ['uid'])
@Index('ix_unit_code', ['code'])
@Check('ck_unit_level', oneOf('level', UNIT_LEVELS))
@ForeignKey('Unit', ['parentId'], ['id'], { name: 'fk_unit_parent' })
export class Unit {
  @IdColumn() id!: string;
  @LineColumn(40) uid!: string;
  @LineColumn(20) code!: string;
  @LineColumn(200) nameVi!: string;
  @LineColumn(200) nameEn!: string;
  /** Without the type word; never used alone, since thành phố Cao Lãnh and huyện Cao Lãnh share it. */
  @LineColumn(120) shortNameVi!: string;
  @LineColumn(20) abbreviation!: string;
  @LineColumn(20) type!: string;
  @LineColumn(20) level!: UnitLevel;
  @RefColumn({ nullable: true }) parentId!: string | null;
  @DateColumn({ nullable: true }) validFrom!: string | null;
  @DateColumn({ nullable: true }) validTo!: string | null;
  @IntColumn() officialOrder!: number;
  /** As printed in the head of its papers, e.g. `ỦY BAN NHÂN DÂN HUYỆN TÂN HỒNG` without capitals. */
  @LineColumn(200) committeeNameVi!: string;
  @LineColumn(120) placeNameVi!: string;
  @LineColumn(400) searchText!: string;
}

export const UNIT_RELATION_KINDS = ['merged_whole', 'merged_part', 'renamed', 'split'] as const;

/** Which unit became which. Units of another former province are known by code and name only (`fromUnitId` null). */
@Entity()
@Unique('uq_unit_relation', ['fromCode', 'toUnitId', 'effectiveOn'])
@Index('ix_unit_relation_from', ['fromUnitId'])
@Index('ix_unit_relation_to', ['toUnitId'])
@Check('ck_unit_relation_kind', oneOf('kind', UNIT_RELATION_KINDS))
@ForeignKey('Unit', ['fromUnitId'], ['id'], { name: 'fk_unit_relation_from' })
@ForeignKey('Unit', ['toUnitId'], ['id'], { name: 'fk_unit_relation_to' })
export class UnitRelation {
  @IdColumn() id!: string;
  @RefColumn({ nullable: true }) fromUnitId!: string | null;
  @LineColumn(20) fromCode!: string;
  @LineColumn(200) fromNameVi!: string;
  @RefColumn() toUnitId!: string;
  @LineColumn(20) kind!: (typeof UNIT_RELATION_KINDS)[number];
  @DateColumn() effectiveOn!: string;
}
