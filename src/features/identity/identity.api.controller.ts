import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';
import { AccountEmailInput } from './identity.input';
import { OwnAccountQuery } from './own-account.query';
import { SetAccountEmail } from './use-cases/set-account-email';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('api/v1/me')
export class IdentityApiController {
  constructor(
    private readonly account: OwnAccountQuery,
    private readonly setEmail: SetAccountEmail,
  ) {}

  /** The post behind the token or session. */
  @Allow(...ROLES)
  @Says('The post behind the token')
  @Get()
  async me(@CurrentActor() actor: Actor): Promise<Omit<Actor, 'accountId' | 'unitId'> & { email: string | null }> {
    const { username, role, unitCode, unitName, postTitle, locale } = actor;
    return { username, role, unitCode, unitName, postTitle, locale, email: await this.account.emailOf(actor) };
  }

  @Allow(...ROLES)
  @Says('Where mails to this post go')
  @Put('email')
  async email(@CurrentActor() actor: Actor, @Body() { email, seen }: AccountEmailInput): Promise<{ email: string | null }> {
    await this.setEmail.execute(actor, actor.username, email ?? null, seen);
    return { email: await this.account.emailOf(actor) };
  }
}
