import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { Says } from '../../platform/http/api-docs';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('api/v1/me')
export class IdentityApiController {
  /** The post behind the token or session. */
  @Allow(...ROLES)
  @Says('The post behind the token')
  @Get()
  me(@CurrentActor() actor: Actor): Omit<Actor, 'accountId' | 'unitId'> {
    const { username, role, unitCode, unitName, postTitle, locale } = actor;
    return { username, role, unitCode, unitName, postTitle, locale };
  }
}
