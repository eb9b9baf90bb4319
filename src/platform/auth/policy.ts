import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, Role } from '../../kernel/actor';
import { ForbiddenError } from '../../kernel/errors';
import type { Request } from '../http/request';

export const POLICY = 'policy';
export type Policy = 'public' | readonly Role[];

/** Who may call this route at all; what they see of it is decided by the scope in the query. A route without a policy refuses everybody. */
export const Allow = (...roles: Role[]): CustomDecorator => SetMetadata(POLICY, roles);
export const Public = (): CustomDecorator => SetMetadata(POLICY, 'public' satisfies Policy);

export const TAKES_FILES = 'takesFiles';
/** Reads its form with files itself (`MultipartReceiver`). Any other route gets the fields of such a form in its body, and no file. */
export const TakesFiles = (): CustomDecorator => SetMetadata(TAKES_FILES, true);

export const HOME_AFFAIRS = ['homeAffairsStaff', 'homeAffairsLeader'] as const satisfies readonly Role[];
export const UNIT_ROLES = ['unitStaff', 'unitHead'] as const satisfies readonly Role[];
export const ANSWERING_ROLES = ['unitStaff', 'unitHead', 'department'] as const satisfies readonly Role[];

/** The post that acts in this request; only on routes with a policy other than public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request>().state.actor;
  if (!actor) throw new ForbiddenError('signInNeeded');
  return actor;
});
