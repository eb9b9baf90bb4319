export { CalendarDay } from './calendar-day.entity';
export { OrganisationModule } from './organisation.module';
export { Unit, UnitRelation, type UnitLevel } from './unit.entity';
export { existsOn, UnitQueries } from './unit.queries';
export { ImportReferenceUnits, type ReferenceRelation, type ReferenceUnit } from './use-cases/import-reference-units';
