import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS, UNIT_ROLES } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { ConversationQueries, type Conversation, type RemarkTask } from './conversation.queries';
import { OpinionQueries, type OpinionTask } from './opinion.queries';
import type { OwnedAnswer } from './remediation.queries';
import { OpinionInput, RemarkInput } from './remediation.input';
import { GiveOpinion } from './use-cases/give-opinion';
import { WriteRemark } from './use-cases/write-remark';

/** What departments advise on answers, and what both sides say about them. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1')
export class DialogueApiController {
  constructor(
    private readonly opinions: OpinionQueries,
    private readonly talks: ConversationQueries,
    private readonly giveOpinion: GiveOpinion,
    private readonly writeRemark: WriteRemark,
  ) {}

  @Allow('department')
  @Says('Answers that wait for the opinion of the own department')
  @Get('opinions')
  waiting(@CurrentActor() actor: Actor): Promise<readonly OpinionTask[]> {
    return this.opinions.waitingFor(actor);
  }

  @Allow('department')
  @Says('What was answered to a finding that the own department must remedy')
  @Get('reports/:code/items/:finding/opinion')
  answers(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string): Promise<readonly OwnedAnswer[]> {
    return this.opinions.answers(actor, code, finding);
  }

  @Allow('department')
  @Says('Advise Home Affairs to accept or return the answer to one finding')
  @Put('reports/:code/items/:finding/opinion')
  async give(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') finding: string, @Body() input: OpinionInput): Promise<readonly OwnedAnswer[]> {
    await this.giveOpinion.execute(actor, code, finding, input);
    return this.opinions.answers(actor, code, finding);
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS, 'department')
  @Says('Remarks addressed to the own post that were not opened yet')
  @Get('remarks')
  addressed(@CurrentActor() actor: Actor): Promise<readonly RemarkTask[]> {
    return this.talks.waitingFor(actor);
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS, 'department', 'provincialChair')
  @Says('What was said about the answer to one finding')
  @Get('reports/:code/items/:finding/remarks')
  talk(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') findingCode: string): Promise<Conversation> {
    return this.talks.of(actor, code, { findingCode });
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS, 'department')
  @Says('Say something about the answer to one finding; it stays as it was said')
  @Post('reports/:code/items/:finding/remarks')
  async say(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('finding') findingCode: string, @Body() input: RemarkInput): Promise<Conversation> {
    await this.writeRemark.execute(actor, code, { findingCode }, input);
    return this.talks.of(actor, code, { findingCode });
  }
}
