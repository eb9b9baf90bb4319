import { AppError } from '../../kernel/errors';

/** Nobody is signed in, or the session ended. Pages answer with the sign-in form and keep what was typed; the API with 401. */
export class SignInNeededError extends AppError {
  readonly status = 401;
  constructor() {
    super('signInNeeded');
  }
}
