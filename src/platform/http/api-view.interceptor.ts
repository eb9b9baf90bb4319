import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { apiView, neighbours } from './api-view';
import { isApi, type Reply, type Request } from './request';

/** Everything a handler of the API returns goes out through here; pages and files, which are sent by their handlers, do not. */
@Injectable()
export class ApiViewInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const reply = http.getResponse<Reply>();
    if (!isApi(request)) return next.handle();
    return next.handle().pipe(
      map((value: unknown) => {
        if (!isPlain(value)) return value;
        const links = neighbours(request.url, value);
        if (links !== null) void reply.header('link', links);
        return apiView(value);
      }),
    );
  }
}

/** Rows and answers, not bytes and streams. */
function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !('pipe' in value) && !('getStream' in value);
}
