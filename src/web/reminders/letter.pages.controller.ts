import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, ANSWERING_ROLES, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { LETTER_FORMATS, UrgingLetter } from '../../reports/urging-letter';
import { numberInPath, sendPaper } from '../paper-reply';

@Controller('reminders')
export class LetterPagesController {
  constructor(private readonly letters: UrgingLetter) {}

  /** The letter of one urging: Home Affairs and the chair any, a unit or department its own. */
  @Allow(...HOME_AFFAIRS, ...ANSWERING_ROLES, 'provincialChair')
  @Get(':round/:number/letter/:format')
  async letter(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('round') round: string, @Param('number') number: string, @Param('format') asked: string): Promise<void> {
    const format = LETTER_FORMATS.find((one) => one === asked);
    if (!format) throw new NotFoundError();
    await sendPaper(reply, await this.letters.render(actor, round, numberInPath(number), format));
  }
}
