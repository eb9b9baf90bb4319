import { Injectable } from '@nestjs/common';
import { Between, type EntityManager } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar-date';
import { ReadModel } from '../../platform/database/read-model';
import { CalendarDay } from './calendar-day.entity';
import { CalendarYear } from './calendar-year.entity';

export interface CalendarYearView {
  readonly year: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly days: readonly CalendarDay[];
  readonly unconfirmed: number;
}

/** Why a term that runs over these days may come out otherwise. */
export interface CalendarDoubts {
  readonly incompleteYears: readonly string[];
  readonly unconfirmedDays: readonly CalendarDate[];
}

/** The working calendar as a table of special days, and how far it can be trusted. */
@Injectable()
export class CalendarQueries {
  constructor(private readonly read: ReadModel) {}

  async year(year: string): Promise<CalendarYearView> {
    const row = await this.read.manager.findOneBy(CalendarYear, { year });
    const days = await this.read.manager.find(CalendarDay, { where: { date: Between(`${year}-01-01`, `${year}-12-31`) }, order: { date: 'ASC' } });
    return { year, complete: row?.complete ?? false, missing: (row?.missingVi ?? '').split('\n').filter(Boolean), days, unconfirmed: days.filter(({ confirmed }) => !confirmed).length };
  }

  /** Years that anything is known of, oldest first. */
  async years(): Promise<readonly { readonly year: string; readonly complete: boolean }[]> {
    const rows = await this.read.manager.find(CalendarYear);
    const known = new Map(rows.map(({ year, complete }) => [year, complete]));
    const days = await this.read.manager.find(CalendarDay, { select: { date: true } });
    const years = new Set([...known.keys(), ...days.map(({ date }) => date.slice(0, 4))]);
    return [...years].sort().map((year) => ({ year, complete: known.get(year) ?? false }));
  }

  /** Null when every year is complete and every special day in between is confirmed. */
  async doubts(from: CalendarDate, to: CalendarDate, manager: EntityManager = this.read.manager): Promise<CalendarDoubts | null> {
    const rows = await manager.find(CalendarYear);
    const complete = new Set(rows.filter((one) => one.complete).map(({ year }) => year));
    const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
    const years = Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => String(first + index));
    const days = await manager.find(CalendarDay, { where: { date: Between(from, to), confirmed: false }, order: { date: 'ASC' } });
    const doubts = { incompleteYears: years.filter((year) => !complete.has(year)), unconfirmedDays: days.map(({ date }) => date) };
    return doubts.incompleteYears.length > 0 || doubts.unconfirmedDays.length > 0 ? doubts : null;
  }
}
