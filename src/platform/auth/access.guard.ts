import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenError } from '../../kernel/errors';
import { assertSameBrowser } from '../http/csrf';
import { isApi, type Request } from '../http/request';
import { Settings } from '../config/settings';
import { POLICY, type Policy } from './policy';
import { SignInNeededError } from './sign-in-needed';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Closed by default: no policy, no answer. Then: signed in, the role may, and the form comes from our own page. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: Settings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [context.getHandler(), context.getClass()]);
    if (policy === undefined) throw new ForbiddenError('noPolicy');
    const { actor, via } = request.state;
    if (policy !== 'public') {
      if (!actor) throw new SignInNeededError();
      if (!policy.includes(actor.role)) throw new ForbiddenError('roleMayNot', { who: policy.join(',') });
    }
    const unsafe = !SAFE_METHODS.includes(request.method);
    const tokenless = via === 'token' || (isApi(request) && via === 'none');
    if (unsafe && !tokenless) assertSameBrowser(request, this.settings);
    return true;
  }
}
