import { Injectable, RequestMethod, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { ValidationError } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { TAKES_FILES } from '../auth/policy';
import { refuseFields } from './parse-input';
import type { Request } from './request';

const READING: readonly (RequestMethod | undefined)[] = [RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS];

/** A route that declares no body takes none: what somebody sent there would be lost without a word. */
@Injectable()
export class NoBodyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.takesBody(context)) refuseBody(context.switchToHttp().getRequest<Request>().body);
    return next.handle();
  }

  private takesBody(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    if (READING.includes(this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler))) return true;
    if (this.reflector.get<boolean | undefined>(TAKES_FILES, handler)) return true;
    const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as Readonly<Record<string, unknown>>;
    return Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
  }
}

function refuseBody(body: unknown): void {
  // Pieces of a file come as a stream.
  if (body === undefined || body === null || (typeof body === 'object' && 'pipe' in body)) return;
  if (typeof body !== 'object' || Array.isArray(body)) throw new ValidationError([problem('body.notObject')]);
  refuseFields(Object.keys(body).filter((name) => name !== '_csrf'));
}
