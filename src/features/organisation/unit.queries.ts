import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError, ValidationError } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { createWorkingCalendar, type WorkingCalendar } from '../../kernel/working-calendar';
import { ReadModel } from '../../platform/database/read-model';
import { CalendarDay } from './calendar-day.entity';
import { Unit, UNIT_LEVELS, type UnitLevel } from './unit.entity';

/** Units as they were on a day. Names and existence of units are public within the service; figures about them are not. */
@Injectable()
export class UnitQueries {
  constructor(private readonly read: ReadModel) {}

  /** By level, then in the official order, which each level counts by itself. `on` picks the units that existed on that day. */
  async list(on: CalendarDate, levels?: readonly UnitLevel[]): Promise<Unit[]> {
    const units = await this.read.manager.find(Unit, {
      ...(levels ? { where: { level: In([...levels]) } } : {}),
      order: { officialOrder: 'ASC' },
    });
    return units.filter((unit) => existsOn(unit, on)).sort((a, b) => UNIT_LEVELS.indexOf(a.level) - UNIT_LEVELS.indexOf(b.level));
  }

  /** Official codes are recycled: a code means a unit only together with a day. @throws NotFoundError */
  async byCode(code: string, on: CalendarDate): Promise<Unit> {
    const units = await this.read.manager.findBy(Unit, { code });
    const unit = units.find((one) => existsOn(one, on));
    if (!unit) throw new NotFoundError();
    return unit;
  }

  /** For inputs: an unknown code is a problem of its field, not a missing page. @throws ValidationError */
  async forField(code: string, on: CalendarDate, field: string): Promise<Unit> {
    const unit = (await this.read.manager.findBy(Unit, { code })).find((one) => existsOn(one, on));
    if (!unit) throw new ValidationError([problem('unit.unknown', field, { value: code })]);
    return unit;
  }

  async byIds(ids: readonly string[], manager: EntityManager = this.read.manager): Promise<Map<string, Unit>> {
    if (ids.length === 0) return new Map();
    const units = await manager.findBy(Unit, { id: In([...new Set(ids)]) });
    return new Map(units.map((unit) => [unit.id, unit]));
  }

  /** Inside a unit of work, with its manager. */
  byIdIn(manager: EntityManager, id: string): Promise<Unit> {
    return manager.findOneByOrFail(Unit, { id });
  }

  async calendar(): Promise<WorkingCalendar> {
    const days = await this.read.manager.find(CalendarDay);
    return createWorkingCalendar(days.map(({ date, kind }) => ({ date, kind })));
  }
}

/** SQL that puts units in their official order: level by level, since each level counts its places by itself. */
export const officialPlace = (alias: string): string => `${UNIT_LEVELS.reduce((cases, level, rank) => `${cases} WHEN '${level}' THEN ${rank * 1000}`, `CASE ${alias}.level`)} END + ${alias}.official_order`;

export function existsOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, on: CalendarDate): boolean {
  return (unit.validFrom === null || unit.validFrom <= on) && (unit.validTo === null || on <= unit.validTo);
}
