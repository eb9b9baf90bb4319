export { CalendarDay } from './calendar-day.entity';
export { OperatingRules } from './operating-rule.queries';
export type { OperatingRuleValues } from './domain/operating-rules';
export { ChangeOperatingRule } from './use-cases/change-operating-rule';
export { OrganisationModule } from './organisation.module';
export { Unit, UnitRelation, type UnitLevel } from './unit.entity';
export { existsOn, officialPlace, UnitQueries } from './unit.queries';
export { ImportReferenceUnits, type ReferenceRelation, type ReferenceUnit } from './use-cases/import-reference-units';
