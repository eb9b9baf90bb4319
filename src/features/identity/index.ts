export { Account, ApiToken, Session } from './account.entity';
export { AccountStore } from './account.store';
export { IdentityModule } from './identity.module';
export { CreateAccount, type NewAccount } from './use-cases/create-account';
export { SetAccountEmail } from './use-cases/set-account-email';
export { SignIn } from './use-cases/sign-in';
