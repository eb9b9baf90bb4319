import { Injectable } from '@nestjs/common';
import { dayOf, UNIT_LEVELS, UnitQueries, UnitRegister, type Unit, type UnitHistory } from '../../features/organisation';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { sortedRows } from '../../kernel/sorted-rows';
import { Clock } from '../../platform/clock/clock';
import { maySeeRecord, UnitRecordQuery, type UnitRecord } from './unit-record.query';
import type { UnitListInput } from './units.input';

export interface UnitName {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly level: Unit['level'];
  readonly parentVi: string | null;
  readonly parentEn: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** For its address: a day on which the code means this unit; null when it needs none. */
  readonly on: CalendarDate | null;
}

export interface UnitPage extends UnitHistory {
  readonly unit: UnitName;
  readonly ended: boolean;
  readonly own: boolean;
  /** Null for whoever sees only name and history. */
  readonly record: UnitRecord | null;
}

const SORTS = {
  name: ({ nameVi }: Unit) => nameVi,
  code: ({ code }: Unit) => code,
  level: ({ level }: Unit) => UNIT_LEVELS.indexOf(level),
  from: ({ validFrom }: Unit) => validFrom,
};

@Injectable()
export class UnitPagesQuery {
  constructor(
    private readonly register: UnitRegister,
    private readonly units: UnitQueries,
    private readonly records: UnitRecordQuery,
    private readonly clock: Clock,
  ) {}

  async list(query: UnitListInput): Promise<Page<UnitName>> {
    const today = dateOf(this.clock.now());
    const found = sortedRows(await this.register.search(query, today), SORTS, query.sort);
    const request = pageRequest(query.page, query.pageSize);
    const shown = found.slice(offsetOf(request), offsetOf(request) + request.pageSize);
    const parents = await this.units.byIds(shown.flatMap(({ parentId }) => parentId ?? []));
    return { ...request, total: found.length, rows: shown.map((unit) => nameOf(unit, parents.get(unit.parentId ?? ''), today)) };
  }

  async one(actor: Actor, code: string, on: CalendarDate | undefined): Promise<UnitPage> {
    const today = dateOf(this.clock.now());
    const unit = await this.register.one(code, on, today);
    const parents = await this.units.byIds(unit.parentId ? [unit.parentId] : []);
    return {
      unit: nameOf(unit, parents.get(unit.parentId ?? ''), today),
      ended: unit.validTo !== null && unit.validTo < today,
      own: actor.unitId === unit.id,
      ...(await this.register.historyOf(unit)),
      record: maySeeRecord(actor, unit) ? await this.records.of(actor, unit) : null,
    };
  }

  /** @throws NotFoundError for whoever sees only name and history */
  async recordOf(actor: Actor, code: string, on: CalendarDate | undefined): Promise<UnitPage & { readonly record: UnitRecord }> {
    const page = await this.one(actor, code, on);
    if (!page.record) throw new NotFoundError();
    return { ...page, record: page.record };
  }

  /** The address of the reader's own unit. */
  async ownAddress(actor: Actor): Promise<string> {
    const unit = (await this.units.byIds([actor.unitId])).get(actor.unitId);
    if (!unit) throw new NotFoundError();
    const on = nameOf(unit, undefined, dateOf(this.clock.now())).on;
    return `/units/${encodeURIComponent(unit.code)}${on ? `?on=${on}` : ''}`;
  }
}

function nameOf(unit: Unit, parent: Unit | undefined, today: CalendarDate): UnitName {
  const { code, nameVi, nameEn, level, validFrom, validTo } = unit;
  const current = (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo);
  return { code, nameVi, nameEn, level, parentVi: parent?.nameVi ?? null, parentEn: parent?.nameEn ?? null, validFrom, validTo, on: current ? null : dayOf(unit) };
}
