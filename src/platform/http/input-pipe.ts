import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { NotFoundError, ValidationError } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { problemsFromFields } from './parse-input';

/** No code of ours holds one, and PostgreSQL takes no NUL in a text. */
const CONTROL = /\p{Cc}/u;
/** Running numbers; longer ones do not fit the column. */
const NUMBER = /^\d{1,9}$/;

/** Checks every input class of the API and every part of an address. Nothing at all is not an empty form: it would wipe what is stored. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => new ValidationError(problemsFromFields(errors, (errors[0]?.target ?? {}) as Record<string, unknown>)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'param' && typeof value === 'string' && (CONTROL.test(value) || (metadata.metatype === Number && !NUMBER.test(value)))) throw new NotFoundError();
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) throw new ValidationError([problem('body.notObject')]);
    return super.transform(metadata.type === 'query' ? withoutLanguage(value) : value, metadata) as Promise<unknown>;
  }
}

/** `?lang=en` stands at every address and is read once, with the request (request-state). */
function withoutLanguage(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'lang'));
}
