import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { ReadModel } from '../../platform/database/read-model';
import { Unit, UNIT_LEVELS, UnitRelation, type UnitLevel } from './unit.entity';
import { existsOn } from './unit.queries';

export const UNIT_TIMES = ['current', 'ended', 'all'] as const;
export type UnitTime = (typeof UNIT_TIMES)[number];

/** A unit before or after another. `code` is null for a unit of another former province, which the register knows by name only. */
export interface RelatedUnit {
  readonly code: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: UnitRelation['kind'];
  readonly effectiveOn: CalendarDate;
  /** A day on which its code means this unit. */
  readonly on: CalendarDate | null;
}

export interface UnitHistory {
  readonly predecessors: readonly RelatedUnit[];
  readonly successors: readonly RelatedUnit[];
}

/** The register of units: names and history are everybody's. */
@Injectable()
export class UnitRegister {
  constructor(private readonly read: ReadModel) {}

  /** By level, then official order; those of today first. `q` in words without marks. */
  async search(filter: { readonly q?: string; readonly level?: UnitLevel; readonly time?: UnitTime }, today: CalendarDate): Promise<readonly Unit[]> {
    const units = await this.read.manager.find(Unit, { ...(filter.level ? { where: { level: filter.level } } : {}), order: { officialOrder: 'ASC' } });
    const words = foldForSearch(filter.q ?? '').split(' ').filter(Boolean);
    const time = filter.time ?? 'current';
    const rank = (unit: Unit): number => (existsOn(unit, today) ? 0 : 1);
    return units
      .filter((unit) => words.every((word) => unit.searchText.includes(word)))
      .filter((unit) => time === 'all' || (time === 'current' ? existsOn(unit, today) : unit.validTo !== null && unit.validTo < today))
      .map((unit, index) => ({ unit, index }))
      .sort((a, b) => UNIT_LEVELS.indexOf(a.unit.level) - UNIT_LEVELS.indexOf(b.unit.level) || rank(a.unit) - rank(b.unit) || a.index - b.index)
      .map(({ unit }) => unit);
  }

  /** Who held the code on that day; without a day, who holds it today, else who held it last. @throws NotFoundError */
  async one(code: string, on: CalendarDate | undefined, today: CalendarDate): Promise<Unit> {
    const held = await this.read.manager.findBy(Unit, { code });
    const newestFirst = [...held].sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
    const found = on === undefined ? (held.find((unit) => existsOn(unit, today)) ?? newestFirst[0]) : held.find((unit) => existsOn(unit, on));
    if (!found) throw new NotFoundError();
    return found;
  }

  async historyOf(unit: Unit): Promise<UnitHistory> {
    const { manager } = this.read;
    const before = await manager.find(UnitRelation, { where: { toUnitId: unit.id }, order: { effectiveOn: 'ASC', fromCode: 'ASC' } });
    const after = await manager.find(UnitRelation, { where: { fromUnitId: unit.id }, order: { effectiveOn: 'ASC' } });
    const units = new Map((await manager.find(Unit)).map((one) => [one.id, one]));
    const related = ({ kind, effectiveOn }: UnitRelation, one: Unit | undefined, name: string): RelatedUnit => ({
      code: one?.code ?? null,
      nameVi: one?.nameVi ?? name,
      nameEn: one?.nameEn ?? name,
      kind,
      effectiveOn,
      on: one ? dayOf(one) : null,
    });
    return {
      predecessors: before.map((relation) => related(relation, units.get(relation.fromUnitId ?? ''), relation.fromNameVi)),
      successors: after.map((relation) => related(relation, units.get(relation.toUnitId), '')),
    };
  }
}

/** A day on which the unit existed: its last, or its first, or null when it always did. */
export function dayOf({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>): CalendarDate | null {
  return validTo ?? validFrom;
}
