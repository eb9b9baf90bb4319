import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { foldForSearch } from '../../../kernel/vietnamese-text';
import { newId } from '../../../platform/database/new-id';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CalendarDay } from '../calendar-day.entity';
import { CalendarYear } from '../calendar-year.entity';
import { Unit, UnitRelation } from '../unit.entity';

/** As in `seed/reference/units.json`: units refer to each other by `uid`. */
export type ReferenceUnit = Omit<Unit, 'id' | 'parentId' | 'searchText'> & { readonly parentUid: string | null };
export interface ReferenceRelation {
  /** Null where the predecessor lay in another province: then `from` names it. */
  readonly fromUid: string | null;
  readonly from?: { readonly code: string; readonly nameVi: string };
  readonly toUid: string;
  readonly kind: UnitRelation['kind'];
  readonly effectiveOn: string;
}

/** Loads the State's catalogue of units and the working calendar into an empty register. */
@Injectable()
export class ImportReferenceUnits {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, units: readonly ReferenceUnit[], relations: readonly ReferenceRelation[], days: readonly CalendarDay[], years: readonly CalendarYear[] = []): Promise<void> {
    const ids = new Map(units.map((unit) => [unit.uid, newId()]));
    const byUid = new Map(units.map((unit) => [unit.uid, unit]));
    const idOf = (uid: string): string => {
      const id = ids.get(uid);
      if (!id) throw new Error(`unknown unit ${uid}`);
      return id;
    };
    await this.unitOfWork.run(actor, async (tx) => {
      for (const { parentUid, ...unit } of parentsFirst(units)) {
        const searchText = foldForSearch(`${unit.code} ${unit.nameVi} ${unit.abbreviation}`);
        await tx.manager.insert(Unit, { ...unit, id: idOf(unit.uid), parentId: parentUid ? idOf(parentUid) : null, searchText });
      }
      for (const { fromUid, toUid, from, kind, effectiveOn } of relations) {
        const predecessor = from ?? byUid.get(fromUid ?? '');
        if (!predecessor) throw new Error(`relation without a predecessor: ${toUid}`);
        await tx.manager.insert(UnitRelation, {
          id: newId(),
          fromUnitId: fromUid ? idOf(fromUid) : null,
          fromCode: predecessor.code,
          fromNameVi: predecessor.nameVi,
          toUnitId: idOf(toUid),
          kind,
          effectiveOn,
        });
      }
      for (const day of days) await tx.manager.insert(CalendarDay, day);
      for (const year of years) await tx.manager.insert(CalendarYear, year);
      await tx.record({ type: 'unit.imported', subject: { kind: 'unit', code: 'reference' }, details: { units: units.length, relations: relations.length, days: days.length } });
    });
  }
}

function parentsFirst(units: readonly ReferenceUnit[]): ReferenceUnit[] {
  const byUid = new Map(units.map((unit) => [unit.uid, unit]));
  const depth = (unit: ReferenceUnit): number => {
    const parent = unit.parentUid ? byUid.get(unit.parentUid) : undefined;
    return parent ? depth(parent) + 1 : 0;
  };
  return [...units].sort((a, b) => depth(a) - depth(b));
}
