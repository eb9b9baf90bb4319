import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { Says } from '../../platform/http/api-docs';
import { DirectiveApiView, type DirectiveAnswer } from './directive.api-view';
import { EvidenceSender } from '../evidence';
import { DirectiveReading } from './directive-reading';
import { DirectiveListQuery, ReadTextInput, RecordDirectiveInput, ReviseDirectiveInput } from './directive.input';
import type { ReadDirective } from './domain/reading/proposal';
import { DirectiveQueries, type DirectiveRow } from './directive.queries';
import { IssueDirective } from './use-cases/issue-directive';
import { RecordDirective } from './use-cases/record-directive';
import { ReviseDirective } from './use-cases/revise-directive';

@ApiTags('directives')
@ApiBearerAuth()
@Controller('api/v1/directives')
export class DirectivesApiController {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly views: DirectiveApiView,
    private readonly recordDirective: RecordDirective,
    private readonly reviseDirective: ReviseDirective,
    private readonly issueDirective: IssueDirective,
    private readonly reading: DirectiveReading,
    private readonly sender: EvidenceSender,
  ) {}

  @Allow(...ROLES)
  @Says('Letters the reader may see, newest first')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DirectiveListQuery): Promise<Page<DirectiveRow>> {
    return this.directives.list(actor, query);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Record a letter as a draft')
  @Post()
  async record(@CurrentActor() actor: Actor, @Body() input: RecordDirectiveInput): Promise<DirectiveAnswer> {
    return this.views.byCode(actor, await this.recordDirective.execute(actor, input));
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Split the text of a letter into proposed clauses, each with its exact words; nothing is stored')
  @HttpCode(200)
  @Post('readings')
  async readText(@Body() { roundCode, text, signedOn }: ReadTextInput): Promise<ReadDirective> {
    return this.reading.ofText(roundCode, text, signedOn);
  }

  @Allow(...ROLES)
  @Says('The scan of a letter, byte for byte, for who may see the whole letter')
  @Get(':code/scan')
  async scan(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string): Promise<void> {
    await this.sender.send(reply, { actor, through: code }, await this.directives.scan(actor, code));
  }

  @Allow(...ROLES)
  @Says('One letter with the clauses that are the reader’s to see')
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DirectiveAnswer> {
    return this.views.byCode(actor, code);
  }

  /** Corrects a draft as a whole. */
  @Allow(...HOME_AFFAIRS)
  @Says('Correct a draft as a whole')
  @Put(':code')
  async revise(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: ReviseDirectiveInput): Promise<DirectiveAnswer> {
    await this.reviseDirective.execute(actor, code, input);
    return this.views.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Issue a draft: its clauses become duties')
  @HttpCode(200)
  @Post(':code/issue')
  async issue(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DirectiveAnswer & { obligations: number }> {
    const obligations = await this.issueDirective.execute(actor, code);
    return { ...(await this.views.byCode(actor, code)), obligations };
  }
}
