/** One thing that is wrong with what somebody sent. `code` is the locale key `problems:<code>`; `field` is the name of the input. */
export interface Problem {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function problem(code: string, field?: string, params?: Problem['params']): Problem {
  return { code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && typeof (value as Problem).code === 'string' && !('to' in value);
}
