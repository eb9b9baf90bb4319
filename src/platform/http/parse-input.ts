import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError as FieldError } from 'class-validator';
import { ValidationError } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';

type Constructor<T> = new () => T;

/** Problem codes are dotted words (`date.notInCalendar`); the library's own English sentences are not. */
const CODE = /^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/;

const shown = (value: unknown): string => (['string', 'number', 'boolean'].includes(typeof value) ? String(value).slice(0, 60) : Array.isArray(value) ? value.map(shown).filter(Boolean).join(', ').slice(0, 60) : '');

/** What was sent one level further down: the library leaves the value out of errors of nested fields. */
const inside = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});

function problemsOf(errors: readonly FieldError[], raw: Readonly<Record<string, unknown>>, path = ''): Problem[] {
  return errors.flatMap((error) => {
    const field = `${path}${error.property}`;
    const sent: unknown = error.value ?? raw[error.property];
    const nested = problemsOf(error.children ?? [], inside(sent), `${field}.`);
    const constraints = Object.entries(error.constraints ?? {});
    if (constraints.length === 0) return nested;
    const [first] = constraints;
    const [kind, message] = first as [string, string];
    const code = kind === 'whitelistValidation' ? 'unknownField' : CODE.test(message) ? message : 'invalid';
    const context = Object.values(error.contexts ?? {})[0] as Record<string, string | number> | undefined;
    return [problem(code, field, { value: shown(sent), field, ...context }), ...nested];
  });
}

/**
 * Turns what a form or JSON body sent into a checked input. Unknown fields are refused by name.
 * @throws ValidationError with one problem per field
 */
export function parseInput<T extends object>(type: Constructor<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ValidationError([problem('body.notObject')]);
  const raw = body as Record<string, unknown>;
  const input = plainToInstance(type, raw);
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true });
  if (errors.length > 0) throw new ValidationError(problemsOf(errors, raw));
  return input;
}

/** @throws ValidationError when anything was sent where nothing is taken */
export function refuseFields(names: readonly string[]): void {
  if (names.length > 0) throw new ValidationError(names.map((name) => problem('unknownField', name, { value: '', field: name })));
}

export function problemsFromFields(errors: readonly FieldError[], raw: Readonly<Record<string, unknown>>): readonly Problem[] {
  return problemsOf(errors, raw);
}
