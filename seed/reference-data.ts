import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDay, CalendarYear, ReferenceRelation, ReferenceUnit } from '../src/features/organisation';
import { projectRoot } from '../src/platform/platform.module';

const SEED_FOLDER = join(projectRoot(), 'seed');

/** Reads one of the JSON files below `seed/`. They are ours: a wrong shape is a fault of the release, not of a user. */
export function readSeed<T>(path: string): T {
  return JSON.parse(readFileSync(join(SEED_FOLDER, path), 'utf8')) as T;
}

export interface ReferenceData {
  readonly units: readonly ReferenceUnit[];
  readonly relations: readonly ReferenceRelation[];
  readonly days: readonly CalendarDay[];
  readonly years: readonly CalendarYear[];
}

interface SeedYear {
  readonly year: number;
  readonly complete: boolean;
  readonly missingVi: readonly string[];
}

interface SeedDay {
  readonly date: string;
  readonly kind: CalendarDay['kind'];
  readonly nameVi: string;
  readonly source: string;
  readonly confirmed: boolean;
}

/** The State's catalogue of units of 2018 and 2025, which became which, and the working calendar. Sources: `reference/README.md`. */
export function referenceData(): ReferenceData {
  const { relations, otherRelations } = readSeed<{ relations: ReferenceRelation[]; otherRelations: ReferenceRelation[] }>('reference/unit-relations.json');
  const calendar = readSeed<{ days: SeedDay[]; years: SeedYear[] }>('reference/working-days.json');
  return {
    units: readSeed<{ units: ReferenceUnit[] }>('reference/units.json').units,
    relations: [...relations, ...otherRelations],
    days: calendar.days.map(({ date, kind, nameVi, source, confirmed }) => ({ date, kind, name: nameVi, source, confirmed })),
    years: calendar.years.map(({ year, complete, missingVi }) => ({ year: String(year), complete, missingVi: missingVi.join('\n'), source: complete ? 'Danh mục đi kèm chương trình' : '' })),
  };
}
