import type { Problem } from './problem';

/** Expected refusals. The HTTP layer turns each into one status and one page; anything else is a fault (500). */
export abstract class AppError extends Error {
  abstract readonly status: number;
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** The thing does not exist, or is not within the actor's scope: the two are never told apart. */
export class NotFoundError extends AppError {
  readonly status = 404;
  constructor(code = 'notFound', params: Readonly<Record<string, string | number>> = {}) {
    super(code, params);
  }
}

/** The actor may see the thing but may not do this to it; `params.who` names the posts that may. */
export class ForbiddenError extends AppError {
  readonly status = 403;
}

/** Somebody else changed the thing first. `mine` and `current` let the page show both versions side by side. */
export class ConflictError extends AppError {
  readonly status = 409;
  constructor(
    code: string,
    readonly current: Readonly<Record<string, unknown>> = {},
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code, params);
  }
}

/** Everything that is wrong with the input, never only the first thing. */
export class ValidationError extends AppError {
  readonly status = 400;
  constructor(readonly problems: readonly Problem[]) {
    super('validation');
  }
}

/** The service cannot take the request now (disk full, lock waited too long); nothing was stored. */
export class UnavailableError extends AppError {
  readonly status = 503;
}

export function failWith(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}
