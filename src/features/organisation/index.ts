export { CalendarDay } from './calendar-day.entity';
export { OperatingRules } from './operating-rule.queries';
export type { OperatingRuleValues } from './domain/operating-rules';
export { ChangeOperatingRule } from './use-cases/change-operating-rule';
export { OrganisationModule } from './organisation.module';
export { Unit, UNIT_LEVELS, UnitRelation, type UnitLevel } from './unit.entity';
export { dayOf, UNIT_TIMES, UnitRegister, type RelatedUnit, type UnitHistory, type UnitTime } from './unit-register.query';
export { existsOn, officialPlace, UnitQueries } from './unit.queries';
export { ImportReferenceUnits, type ReferenceRelation, type ReferenceUnit } from './use-cases/import-reference-units';
