import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenError } from '../../kernel/errors';
import { assertOwnForm, assertSameSite } from '../http/csrf';
import { filesFollow } from '../http/form-page';
import { isApi, type Request } from '../http/request';
import { Settings } from '../config/settings';
import { MultipartReceiver } from '../http/multipart-receiver';
import { POLICY, TAKES_FILES, type Policy } from './policy';
import { SignInNeededError } from './sign-in-needed';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Closed by default: no policy, no answer. Then: signed in, the role may, and the form comes from our own page; forms with files show their token to `MultipartReceiver`. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: Settings,
    private readonly forms: MultipartReceiver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
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
    const takesFiles = this.reflector.get<boolean | undefined>(TAKES_FILES, context.getHandler()) ?? false;
    if (unsafe && !tokenless) assertSameSite(request);
    if (request.isMultipart() && !takesFiles) await this.forms.readPlain(request);
    const tokenFollows = takesFiles && request.isMultipart() && request.headers['x-csrf-token'] === undefined;
    if (unsafe && !tokenless && !tokenFollows) assertOwnForm(request, this.settings);
    if (unsafe && !isApi(request)) request.state.filesFollow = filesFollow(request.body);
    return true;
  }
}
