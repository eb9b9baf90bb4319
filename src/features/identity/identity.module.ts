import { Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator';
import { AccountPagesController } from './account.pages.controller';
import { AccountStore } from './account.store';
import { IdentityApiController } from './identity.api.controller';
import { IdentityPagesController } from './identity.pages.controller';
import { SessionAuthenticator } from './session-authenticator';
import { SignInCountStore } from './sign-in-count.store';
import { CalendarFeedStore } from './calendar-feed.store';
import { CreateAccount } from './use-cases/create-account';
import { OwnAccountQuery } from './own-account.query';
import { EndCalendarFeed } from './use-cases/end-calendar-feed';
import { MakeCalendarFeed } from './use-cases/make-calendar-feed';
import { SetAccountEmail } from './use-cases/set-account-email';
import { SignIn } from './use-cases/sign-in';
import { SignOut } from './use-cases/sign-out';

@Module({
  controllers: [IdentityPagesController, AccountPagesController, IdentityApiController],
  providers: [AccountStore, OwnAccountQuery, SignInCountStore, SignIn, SignOut, CreateAccount, SetAccountEmail, CalendarFeedStore, MakeCalendarFeed, EndCalendarFeed, { provide: Authenticator, useClass: SessionAuthenticator }],
  exports: [AccountStore, CreateAccount, SetAccountEmail, SignIn, CalendarFeedStore, MakeCalendarFeed, EndCalendarFeed, Authenticator],
})
export class IdentityModule {}
