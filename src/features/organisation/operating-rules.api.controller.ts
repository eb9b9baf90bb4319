import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { OperatingRules, type OperatingRuleView } from './operating-rule.queries';
import { ChangeRuleInput } from './operating-rules.input';
import { ChangeOperatingRule } from './use-cases/change-operating-rule';

@ApiTags('rules')
@ApiBearerAuth()
@Controller('api/v1/operating-rules')
export class OperatingRulesApiController {
  constructor(
    private readonly rules: OperatingRules,
    private readonly change: ChangeOperatingRule,
  ) {}

  @Allow('administrator', ...HOME_AFFAIRS)
  @Says('What the province decided where no law does')
  @Get()
  list(): Promise<readonly OperatingRuleView[]> {
    return this.rules.list();
  }

  @Allow('administrator', 'homeAffairsLeader')
  @Says('Decide one rule; it holds from now on')
  @Put(':key')
  async decide(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() input: ChangeRuleInput): Promise<readonly OperatingRuleView[]> {
    await this.change.execute(actor, key, input.value, input.seen);
    return this.rules.list();
  }
}
