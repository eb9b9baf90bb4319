import type { FormBody } from '../../platform/http/request';
import { MAX_OWN_FAULTS } from './self-inspection.input';

/** One row of the form exactly as typed; the inputs are named `answers.<n>.<field>` and `own.<n>.<field>`, as problems name them. */
export interface TypedRow {
  readonly fault: string;
  readonly answer: string;
  readonly text: string;
  readonly remedy: string;
  readonly committedOn: string;
}

export interface TypedSelfCheck {
  readonly answers: readonly TypedRow[];
  readonly own: readonly TypedRow[];
  readonly note: string;
  readonly number: string;
  readonly version: string;
  readonly formKey: string;
}

const MAX_FAULTS = 500;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function rows(body: FormBody, list: 'answers' | 'own', max: number): TypedRow[] {
  const found: TypedRow[] = [];
  for (let index = 0; index < max && Object.hasOwn(body, `${list}.${index}.text`); index += 1) {
    const field = (name: string): string => text(body[`${list}.${index}.${name}`]);
    found.push({ fault: field('fault'), answer: field('answer'), text: field('text'), remedy: field('remedy'), committedOn: field('committedOn') });
  }
  return found;
}

export function typedSelfCheck(body: FormBody): TypedSelfCheck {
  return {
    answers: rows(body, 'answers', MAX_FAULTS),
    own: rows(body, 'own', MAX_OWN_FAULTS),
    note: text(body.note),
    number: text(body.number),
    version: text(body.version),
    formKey: text(body.formKey),
  };
}

/** The same as the API takes it. */
export function enteredSelfCheck({ answers, own, ...rest }: TypedSelfCheck, removeFile: unknown): Readonly<Record<string, unknown>> {
  return { ...rest, removeFile: text(removeFile), answers, own: own.map((row) => ({ text: row.text, remedy: row.remedy, committedOn: row.committedOn })) };
}
