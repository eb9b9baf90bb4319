import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import type { Reply } from '../../platform/http/request';
import { UrgingLetter } from '../../reports/urging-letter';
import { numberInPath, sendPaper } from '../paper-reply';
import { letterFormat } from './letter-format';

@ApiTags('urgings')
@ApiBearerAuth()
@Controller('api/v1/urgings')
export class LetterApiController {
  constructor(private readonly letters: UrgingLetter) {}

  @Allow(...HOME_AFFAIRS, ...ANSWERING_ROLES, 'provincialChair')
  @Says('The letter of one row of the ledger, over all that its unit was urged about with it: pdf or docx')
  @ApiProduces('application/octet-stream')
  @Get(':round/:number/letter/:format')
  async letter(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('round') round: string, @Param('number') number: string, @Param('format') asked: string): Promise<void> {
    await sendPaper(reply, await this.letters.render(actor, round, numberInPath(number), letterFormat(asked)));
  }

  @Allow(...HOME_AFFAIRS)
  @Says('All letters of one sending, in PDF and Word, in one ZIP')
  @ApiProduces('application/zip')
  @Get('dispatches/:dispatch/letters.zip')
  async all(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('dispatch') dispatch: string): Promise<void> {
    await sendPaper(reply, await this.letters.all(actor, dispatch));
  }

  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Says('The proposal to the provincial chair that one sending made: pdf or docx')
  @ApiProduces('application/octet-stream')
  @Get('dispatches/:dispatch/proposal/:format')
  async proposal(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('dispatch') dispatch: string, @Param('format') asked: string): Promise<void> {
    await sendPaper(reply, await this.letters.proposal(actor, dispatch, letterFormat(asked)));
  }
}
