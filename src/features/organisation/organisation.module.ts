import { Module } from '@nestjs/common';
import { CalendarQueries } from './calendar.queries';
import { OperatingRules } from './operating-rule.queries';
import { OperatingRulesApiController } from './operating-rules.api.controller';
import { OperatingRulesPagesController } from './operating-rules.pages.controller';
import { UnitRegister } from './unit-register.query';
import { UnitQueries } from './unit.queries';
import { ChangeOperatingRule } from './use-cases/change-operating-rule';
import { ImportReferenceUnits } from './use-cases/import-reference-units';

@Module({
  controllers: [OperatingRulesPagesController, OperatingRulesApiController],
  providers: [CalendarQueries, UnitQueries, UnitRegister, ImportReferenceUnits, OperatingRules, ChangeOperatingRule],
  exports: [CalendarQueries, UnitQueries, UnitRegister, ImportReferenceUnits, OperatingRules, ChangeOperatingRule],
})
export class OrganisationModule {}
