import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { UrgingLetter } from '../../reports/urging-letter';
import { numberInPath, sendPaper } from '../paper-reply';
import { letterFormat } from './letter-format';

@Controller('reminders')
export class LetterPagesController {
  constructor(private readonly letters: UrgingLetter) {}

  /** The letter of one urging: Home Affairs and the chair any, a unit or department its own. */
  @Allow(...HOME_AFFAIRS, ...ANSWERING_ROLES, 'provincialChair')
  @Get(':round/:number/letter/:format')
  async letter(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('round') round: string, @Param('number') number: string, @Param('format') asked: string): Promise<void> {
    await sendPaper(reply, await this.letters.render(actor, round, numberInPath(number), letterFormat(asked)));
  }

  /** All papers of one sending. */
  @Allow(...HOME_AFFAIRS)
  @Get('dispatches/:dispatch/letters.zip')
  async all(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('dispatch') dispatch: string): Promise<void> {
    await sendPaper(reply, await this.letters.all(actor, dispatch));
  }

  @Allow(...HOME_AFFAIRS, 'provincialChair')
  @Get('dispatches/:dispatch/proposal/:format')
  async proposal(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('dispatch') dispatch: string, @Param('format') asked: string): Promise<void> {
    await sendPaper(reply, await this.letters.proposal(actor, dispatch, letterFormat(asked)));
  }
}
