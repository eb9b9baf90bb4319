import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Directive } from './directive.entity';
import { RecordDirectiveInput } from './directive.input';
import { DirectiveQueries, type DirectiveView } from './directive.queries';
import { IssueDirective } from './use-cases/issue-directive';
import { RecordDirective } from './use-cases/record-directive';

@ApiTags('directives')
@ApiBearerAuth()
@Controller('api/v1/directives')
export class DirectivesApiController {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly recordDirective: RecordDirective,
    private readonly issueDirective: IssueDirective,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<{ rows: readonly Directive[]; total: number }> {
    const rows = await this.directives.list(actor);
    return { rows, total: rows.length };
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async record(@CurrentActor() actor: Actor, @Body() input: RecordDirectiveInput): Promise<DirectiveView> {
    return this.directives.byCode(actor, await this.recordDirective.execute(actor, input));
  }

  @Allow(...ROLES)
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DirectiveView> {
    return this.directives.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @HttpCode(200)
  @Post(':code/issue')
  async issue(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DirectiveView & { obligations: number }> {
    const obligations = await this.issueDirective.execute(actor, code);
    return { ...(await this.directives.byCode(actor, code)), obligations };
  }
}
