import { Controller, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { FormBody, Request } from '../../platform/http/request';
import { onBehalfFromParts } from './on-behalf-form';
import { RecordOnBehalfInput } from './on-behalf.input';
import { RecordOnBehalf, type RecordedReceipt } from './use-cases/record-on-behalf';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1/obligations')
export class OnBehalfApiController {
  constructor(
    private readonly recordOnBehalf: RecordOnBehalf,
    private readonly forms: MultipartReceiver,
  ) {}

  /** As JSON where no file is needed (a telephone call), else as a form with the proof. */
  @Allow(...HOME_AFFAIRS)
  @Says('Record a report that came to Home Affairs otherwise, for its unit')
  @FilesBody({ file: 'proofFile', about: 'The paper or mail that came; not for a telephone call.', input: RecordOnBehalfInput, orJson: true })
  @Post(':code/on-behalf')
  async record(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string): Promise<RecordedReceipt> {
    if (!request.isMultipart()) return this.recordOnBehalf.execute(actor, code, onBehalfFromParts((request.body ?? {}) as FormBody));
    return this.forms.receive(request, async ({ fields, files, showsCitizens }) => {
      const input = onBehalfFromParts(fields);
      const kept = await this.recordOnBehalf.keep(actor, code, files.find(({ field }) => field === 'proofFile'));
      return this.recordOnBehalf.execute(actor, code, input, { kept, showsCitizens });
    });
  }
}
