import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { isLookedAt, type Request } from '../../platform/http/request';
import type { SeenPlace } from './urging.queries';
import { MarkSeen } from './use-cases/mark-seen';

/** Pages and answers of the API that show a unit what it was urged about. */
const DUTY = /^(?:\/api\/v1)?\/obligations\/:code$/;
const REPORT = /^(?:\/api\/v1)?\/reports\/:code(?:\/|$)/;
const LEDGER = /^\/reminders$|^\/api\/v1\/urgings$|^\/reminders\/:round\/:number\/letter/;

/** Notes that a unit opened what it was urged about, whichever page shows it. */
@Injectable()
export class SeenInterceptor implements NestInterceptor {
  constructor(private readonly markSeen: MarkSeen) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const place = request.method === 'GET' && isLookedAt(request) ? placeOf(request) : null;
    const { actor } = request.state;
    if (place && actor) await this.markSeen.execute(actor, place);
    return next.handle();
  }
}

function placeOf(request: Request): SeenPlace | null {
  const route = request.routeOptions.url ?? '';
  const code = String((request.params as Readonly<Record<string, unknown>> | undefined)?.code ?? '');
  if (DUTY.test(route)) return { obligation: code };
  if (REPORT.test(route)) return { report: code };
  return LEDGER.test(route) ? 'ledger' : null;
}
