import { IsString, MaxLength } from 'class-validator';
import { OptionalText } from '../../platform/http/input-fields';

export class SignInInput {
  @MaxLength(60, { message: 'signIn.wrong' })
  @IsString({ message: 'text.needed' })
  username!: string;

  /** Taken exactly as typed: a password is never tidied. */
  @MaxLength(200, { message: 'signIn.wrong' })
  @IsString({ message: 'text.needed' })
  password!: string;

  /** Where to go afterwards: a path of this site. */
  @OptionalText(2000) target?: string;
}

export class AccountEmailInput {
  @OptionalText(200, 'Where mails to this post go; left out or empty: none are sent.') email?: string;
  @OptionalText(200, 'The address that was shown before, `none` for no address: if another one stands there meanwhile, nothing is changed.') seen?: string;
}
