export { Account, ApiToken, Session } from './account.entity';
export { AccountStore } from './account.store';
export { CalendarFeedStore } from './calendar-feed.store';
export { EndCalendarFeed } from './use-cases/end-calendar-feed';
export { MakeCalendarFeed } from './use-cases/make-calendar-feed';
export { IdentityModule } from './identity.module';
export { CreateAccount, type NewAccount } from './use-cases/create-account';
export { SetAccountEmail } from './use-cases/set-account-email';
export { SignIn } from './use-cases/sign-in';
