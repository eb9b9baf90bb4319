import { lookUp } from '../../kernel/look-up';
import type { Problem } from '../../kernel/problem';
import { newId } from '../../platform/database/new-id';
import type { FormBody } from '../../platform/http/request';

/** Choices of a time limit in the form, as the letters word them. */
export const FORM_DUE_KINDS = ['none', 'strictly_before', 'no_later_than', 'at_time', 'calendar_days_from', 'working_days_from'] as const;

/** One row of the form exactly as typed; parties are `group:<group>` or `unit:<code>`. */
export interface TypedClause {
  readonly number: string;
  readonly parent: string;
  readonly contentVi: string;
  readonly quoteVi: string;
  readonly kind: string;
  readonly dueWordingVi: string;
  readonly dueRule: { readonly kind: string; readonly date: string; readonly time: string; readonly days: string };
  readonly addressees: readonly string[];
  readonly coordinators: readonly string[];
  readonly expectedOutputVi: string;
}

export interface TypedDirective {
  readonly roundCode: string;
  readonly documentNumber: string;
  readonly signedOn: string;
  readonly issuerTitleVi: string;
  readonly summaryVi: string;
  readonly sourceNoteVi: string;
  readonly formKey: string;
  readonly version: string;
  /** Lines still in the paste box. */
  readonly pasted: string;
  readonly clauses: readonly TypedClause[];
}

const MAX_ROWS = 200;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

export const EMPTY_CLAUSE: TypedClause = {
  number: '',
  parent: '',
  contentVi: '',
  quoteVi: '',
  kind: 'continuous',
  dueWordingVi: '',
  dueRule: { kind: 'none', date: '', time: '', days: '' },
  addressees: [],
  coordinators: [],
  expectedOutputVi: '',
};

/** Flat fields `clauses.0.number`, `clauses.0.dueRule.date` … as rows, in their order. */
export function typedDirective(body: FormBody): TypedDirective {
  const indexes = new Set(Object.keys(body).flatMap((name) => /^clauses\.(\d{1,3})\./.exec(name)?.[1] ?? []));
  const rows = [...indexes].map(Number).sort((a, b) => a - b).slice(0, MAX_ROWS);
  return {
    roundCode: text(body.roundCode),
    documentNumber: text(body.documentNumber),
    signedOn: text(body.signedOn),
    issuerTitleVi: text(body.issuerTitleVi),
    summaryVi: text(body.summaryVi),
    sourceNoteVi: text(body.sourceNoteVi),
    formKey: text(body.formKey) || newId(),
    version: text(body.version),
    pasted: text(body.pasted),
    clauses: rows.map((row) => typedClause((name) => body[`clauses.${row}.${name}`])),
  };
}

function typedClause(field: (name: string) => unknown): TypedClause {
  return {
    number: text(field('number')),
    parent: text(field('parent')),
    contentVi: text(field('contentVi')),
    quoteVi: text(field('quoteVi')),
    kind: text(field('kind')),
    dueWordingVi: text(field('dueWordingVi')),
    dueRule: { kind: text(field('dueRule.kind')), date: text(field('dueRule.date')), time: text(field('dueRule.time')), days: text(field('dueRule.days')) },
    addressees: texts(field('addressees')),
    coordinators: texts(field('coordinators')),
    expectedOutputVi: text(field('expectedOutputVi')),
  };
}

/** Without the rows in which nothing was typed or chosen. */
export function withoutBlankRows(typed: TypedDirective): TypedDirective {
  return { ...typed, clauses: typed.clauses.filter((one) => !isBlank(one)) };
}

function isBlank({ kind, dueRule, addressees, coordinators, ...texts }: TypedClause): boolean {
  const untouched = (chosen: string, first: string): boolean => chosen === '' || chosen === first;
  const typed = [...Object.values(texts), dueRule.date, dueRule.time, dueRule.days, ...addressees, ...coordinators];
  return untouched(kind, EMPTY_CLAUSE.kind) && untouched(dueRule.kind, EMPTY_CLAUSE.dueRule.kind) && typed.every((one) => one.trim() === '');
}

/** What the use case takes; `version` only when a draft is corrected. */
export function enteredDirective(typed: TypedDirective): Record<string, unknown> {
  const { clauses, pasted: _pasted, version, ...head } = typed;
  return { ...head, ...(version === '' ? {} : { version }), clauses: clauses.map(enteredClause) };
}

function enteredClause({ dueRule: { kind, date, time, days }, addressees, coordinators, ...fields }: TypedClause): Record<string, unknown> {
  const counted = kind === 'calendar_days_from' || kind === 'working_days_from';
  return {
    ...fields,
    dueRule: { kind, ...(counted ? { from: date, days } : { date }), ...(kind === 'at_time' ? { time } : {}) },
    addressees: addressees.map(enteredParty),
    coordinators: coordinators.map(enteredParty),
  };
}

function enteredParty(value: string): Record<string, string> {
  const [kind = '', ...code] = value.split(':');
  return kind === 'group' ? { group: code.join(':') } : { unit: code.join(':') };
}

/** A problem with where it stands in words: the row counted from 1, and the label of the field (`directives:<label>`). */
export type PlacedProblem = Problem & { readonly row?: number; readonly label?: string };

/** Problems at the names the form uses: `clauses[2].dueRule.from` stands at the row's one date field, no clause at all at the first row. */
export function formProblems(problems: readonly Problem[]): PlacedProblem[] {
  return problems.map((one) => {
    if (one.field === undefined) return one;
    const field = one.field
      .replace(/\[(\d+)\]/g, '.$1')
      .replace(/^clauses$/, 'clauses.0.contentVi')
      .replace(/\.dueRule\.from$/, '.dueRule.date')
      .replace(/\.dueRule$/, '.dueRule.kind')
      .replace(/\.(addressees|coordinators)\..*$/, '.$1');
    const [, row, name = field] = /^clauses\.(\d+)\.(.+)$/.exec(field) ?? [];
    const label = lookUp(LABELS, name);
    return { ...one, field, ...(label === undefined ? {} : { label: `directives:${label}` }), ...(row === undefined ? {} : { row: Number(row) + 1 }) };
  });
}

/** Words beside the fields, as the form prints them. */
const LABELS: Readonly<Record<string, string>> = {
  roundCode: 'round',
  documentNumber: 'number',
  signedOn: 'signedOn',
  issuerTitleVi: 'issuer',
  summaryVi: 'summary',
  sourceNoteVi: 'sourceNote',
  number: 'clauseNumber',
  parent: 'parent',
  kind: 'kindLabel',
  contentVi: 'content',
  quoteVi: 'quoteLabel',
  dueWordingVi: 'dueWording',
  'dueRule.kind': 'dueKindLabel',
  'dueRule.date': 'dueDate',
  'dueRule.time': 'dueTime',
  'dueRule.days': 'dueDays',
  addressees: 'addressees',
  coordinators: 'coordinators',
  expectedOutputVi: 'outputLabel',
};

/** Lines "D1.2 | nội dung" as rows: the row above is the longest number that begins this one. */
export function proposedClauses(pasted: string, before: readonly TypedClause[]): TypedClause[] {
  const lines = pasted.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '');
  const parsed = lines.map((one) => {
    const [, number = '', content = ''] = /^([\p{L}\d.]{1,20})\s*[|\t]\s*(.*)$/u.exec(one) ?? [null, '', one];
    return { number, content };
  });
  const numbers = [...before, ...parsed].map(({ number }) => number);
  return parsed.map(({ number, content }) => {
    const parent = parentOf(number, numbers);
    const group = number !== '' && numbers.some((one) => parentOf(one, numbers) === number);
    return { ...EMPTY_CLAUSE, number, parent, contentVi: content, kind: group ? 'group' : 'continuous' };
  });
}

function parentOf(number: string, numbers: readonly string[]): string {
  const above = numbers.filter((one) => one !== '' && number.startsWith(`${one}.`));
  return above.sort((a, b) => b.length - a.length)[0] ?? '';
}
