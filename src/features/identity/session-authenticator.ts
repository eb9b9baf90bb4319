import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Authenticator, type Recognised } from '../../platform/auth/authenticator';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PRE_SESSION_COOKIE, readCookie, sessionCookie } from '../../platform/http/cookies';
import type { Request } from '../../platform/http/request';
import type { Session } from './account.entity';
import { AccountStore } from './account.store';
import { tokenHash } from './secrets';

/** The last use is written at most this often: a page view is not a write. */
const TOUCH_EVERY_MS = 60_000;

@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    super();
  }

  async recognise(request: Request): Promise<Recognised> {
    const nobody: Recognised = { actor: null, via: 'none', csrfSeed: readCookie(request, PRE_SESSION_COOKIE) ?? null, sessionId: null };
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) {
      const token = await this.accounts.findApiToken(tokenHash(bearer));
      const actor = token ? await this.accounts.actorOf(token.accountId) : null;
      return actor ? { actor, via: 'token', csrfSeed: null, sessionId: null } : nobody;
    }
    const cookie = readCookie(request, sessionCookie(this.settings));
    if (!cookie) return nobody;
    const session = await this.accounts.findSession(tokenHash(cookie));
    if (!session || this.hasEnded(session)) return nobody;
    const actor = await this.accounts.actorOf(session.accountId);
    if (!actor) return nobody;
    await this.touch(session, actor);
    return { actor, via: 'cookie', csrfSeed: cookie, sessionId: session.id };
  }

  private hasEnded(session: Session): boolean {
    const now = this.clock.now();
    const idle = now - session.seenAt > this.settings.sessionIdleMinutes * 60_000;
    return idle || now - session.createdAt > this.settings.sessionAbsoluteHours * 3_600_000;
  }

  private async touch(session: Session, actor: Actor): Promise<void> {
    if (this.clock.now() - session.seenAt < TOUCH_EVERY_MS) return;
    await this.unitOfWork.run(actor, (tx) => this.accounts.touchSession(tx, session.id));
  }
}
