import { lookUp } from '../../kernel/look-up';
import { problem, type Problem } from '../../kernel/problem';
import { newId } from '../../platform/database/new-id';
import type { FormBody } from '../../platform/http/request';

/** The last ones only with a rule that was read from its wording: from when a term runs, whether the hour itself counts, the pattern of a periodic duty. */
const DUE_FIELDS = ['kind', 'date', 'time', 'days', 'basis', 'inclusive', 'every', 'month', 'dayOfLastMonth', 'strict'] as const;

/** Choices of a time limit in the form, as the letters word them. */
export const FORM_DUE_KINDS = ['none', 'strictly_before', 'no_later_than', 'at_time', 'calendar_days_from', 'working_days_from', 'periodic'] as const;

/**
 * One row of the form exactly as typed. Parties are `group:<group>`, `unit:<code>`, `name:<name>` (kept by its name, owes nothing here)
 * or `unknown:<name>` (not recognised, to be settled before saving); `…More` holds names typed beside the boxes.
 */
export interface TypedClause {
  readonly number: string;
  readonly parent: string;
  readonly contentVi: string;
  readonly quoteVi: string;
  readonly kind: string;
  readonly dueWordingVi: string;
  readonly dueRule: Readonly<Record<(typeof DUE_FIELDS)[number], string>>;
  readonly addressees: readonly string[];
  readonly coordinators: readonly string[];
  readonly addresseesMore: string;
  readonly coordinatorsMore: string;
  readonly expectedOutputVi: string;
}

/** What the letter does to an earlier one, as typed; the numbers of the clauses with commas between them. */
export interface TypedLink {
  readonly earlier: string;
  readonly kind: string;
  readonly clauseNumbers: string;
  readonly reasonVi: string;
}

export interface TypedDirective {
  readonly roundCode: string;
  readonly documentNumber: string;
  readonly signedOn: string;
  readonly issuerTitleVi: string;
  readonly summaryVi: string;
  readonly sourceNoteVi: string;
  readonly signerName: string;
  readonly signingAuthority: string;
  /** The text of the letter, to be split and kept. */
  readonly sourceTextVi: string;
  /** A scan that came with an earlier press of this form. */
  readonly scanId: string;
  readonly scanName: string;
  readonly links: readonly TypedLink[];
  readonly formKey: string;
  readonly version: string;
  readonly clauses: readonly TypedClause[];
}

/** As many as one record takes; more are read all the same, so that nothing typed is lost when it is told. */
export const MAX_ROWS = 200;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

export const EMPTY_CLAUSE: TypedClause = {
  number: '',
  parent: '',
  contentVi: '',
  quoteVi: '',
  kind: 'continuous',
  dueWordingVi: '',
  dueRule: { kind: 'none', date: '', time: '', days: '', basis: '', inclusive: '', every: '', month: '', dayOfLastMonth: '', strict: '' },
  addressees: [],
  coordinators: [],
  addresseesMore: '',
  coordinatorsMore: '',
  expectedOutputVi: '',
};

export const EMPTY_LINK: TypedLink = { earlier: '', kind: '', clauseNumbers: '', reasonVi: '' };

/** Flat fields `clauses.0.number`, `clauses.0.dueRule.date` … as rows, in their order. */
export function typedDirective(body: FormBody): TypedDirective {
  return {
    roundCode: text(body.roundCode),
    documentNumber: text(body.documentNumber),
    signedOn: text(body.signedOn),
    issuerTitleVi: text(body.issuerTitleVi),
    summaryVi: text(body.summaryVi),
    sourceNoteVi: text(body.sourceNoteVi),
    signerName: text(body.signerName),
    signingAuthority: text(body.signingAuthority),
    sourceTextVi: text(body.sourceTextVi),
    scanId: text(body.scanId),
    scanName: text(body.scanName),
    links: indexesOf(body, 'links')
      .map((row) => typedLink((name) => body[`links.${row}.${name}`]))
      .filter((one) => Object.values(one).some((value) => value.trim() !== '')),
    formKey: text(body.formKey) || newId(),
    version: text(body.version),
    clauses: indexesOf(body, 'clauses').map((row) => typedClause((name) => body[`clauses.${row}.${name}`])),
  };
}

function indexesOf(body: FormBody, list: string): number[] {
  const pattern = new RegExp(`^${list}\\.(\\d{1,3})\\.`);
  return [...new Set(Object.keys(body).flatMap((name) => pattern.exec(name)?.[1] ?? []))].map(Number).sort((a, b) => a - b);
}

function typedLink(field: (name: string) => unknown): TypedLink {
  return { earlier: text(field('earlier')), kind: text(field('kind')), clauseNumbers: text(field('clauseNumbers')), reasonVi: text(field('reasonVi')) };
}

function typedClause(field: (name: string) => unknown): TypedClause {
  return {
    number: text(field('number')),
    parent: text(field('parent')),
    contentVi: text(field('contentVi')),
    quoteVi: text(field('quoteVi')),
    kind: text(field('kind')),
    dueWordingVi: text(field('dueWordingVi')),
    dueRule: Object.fromEntries(DUE_FIELDS.map((name) => [name, text(field(`dueRule.${name}`))])) as TypedClause['dueRule'],
    addressees: texts(field('addressees')),
    coordinators: texts(field('coordinators')),
    addresseesMore: text(field('addresseesMore')),
    coordinatorsMore: text(field('coordinatorsMore')),
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
  const { clauses, links, scanName: _name, version, ...head } = typed;
  return { ...head, ...(version === '' ? {} : { version }), links: links.map(enteredLink), clauses: clauses.map(enteredClause) };
}

function enteredLink({ clauseNumbers, ...link }: TypedLink): Record<string, unknown> {
  return { ...link, clauseNumbers: clauseNumbers.split(/[,;\s]+/).filter((one) => one !== '') };
}

function enteredClause({ dueRule, addressees, coordinators, addresseesMore: _a, coordinatorsMore: _c, ...fields }: TypedClause): Record<string, unknown> {
  return {
    ...fields,
    dueRule: enteredRule(dueRule),
    addressees: addressees.map(enteredParty),
    coordinators: coordinators.map(enteredParty),
  };
}

/** Only what belongs to the chosen kind: changed to another, the rest of the earlier one is gone. */
export function enteredRule({ kind, date, time, days, basis, inclusive, every, month, dayOfLastMonth, strict }: TypedClause['dueRule']): Record<string, string> {
  switch (kind) {
    case 'calendar_days_from':
    case 'working_days_from':
      return { kind, from: date, days, basis };
    case 'at_time':
      return { kind, date, time, inclusive };
    case 'periodic':
      return { kind, every, month, dayOfLastMonth, strict };
    default:
      return { kind, date };
  }
}

function enteredParty(value: string): Record<string, string> {
  const [kind = '', ...rest] = value.split(':');
  const named = rest.join(':');
  if (kind === 'name') return { labelVi: named };
  return kind === 'group' ? { group: named } : { unit: named };
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
      .replace(/\.(addressees|coordinators)\..*$/, '.$1')
      .replace(/^(links\.\d+\.clauseNumbers)\..*$/, '$1');
    const [, row, name = field] = /^clauses\.(\d+)\.(.+)$/.exec(field) ?? [];
    const label = lookUp(LABELS, name);
    return { ...one, field, ...(label === undefined ? {} : { label: `directives:${label}` }), ...(row === undefined ? {} : { row: Number(row) + 1 }) };
  });
}

/** What must be settled before the use case is asked: bodies not recognised, more rows than one record takes. */
export function unsettled(typed: TypedDirective): Problem[] {
  const rows = typed.clauses.length > MAX_ROWS ? [problem('clause.tooMany', undefined, { count: typed.clauses.length, max: MAX_ROWS })] : [];
  const parties = typed.clauses.flatMap(({ addressees, coordinators }, index) =>
    Object.entries({ addressees, coordinators }).flatMap(([name, values]) => {
      const names = values.flatMap((value) => /^unknown:(.*)$/s.exec(value)?.[1] ?? []);
      return names.length === 0 ? [] : [problem('clause.partyUnknown', `clauses.${index}.${name}`, { names: names.join('; ') })];
    }),
  );
  return [...rows, ...parties];
}

/** Words beside the fields, as the form prints them. */
const LABELS: Readonly<Record<string, string>> = {
  roundCode: 'round',
  documentNumber: 'number',
  signedOn: 'signedOn',
  signerName: 'signer',
  signingAuthority: 'authority',
  sourceTextVi: 'sourceText',
  scan: 'scan',
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
