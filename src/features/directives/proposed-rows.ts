import { parseCalendarDate, type CalendarDate } from '../../kernel/calendar-date';
import { findDueWordings } from '../../kernel/due-wording';
import type { DueRule } from '../../kernel/due-rule';
import { formatDate } from '../../platform/i18n';
import type { ProposedClause, ProposedParty, ReadDirective } from './domain/reading/proposal';
import { EMPTY_CLAUSE, FORM_DUE_KINDS, type TypedClause, type TypedDirective } from './directive-form';

/** Every line "D1.2 | nội dung" or with a tab: numbered by hand, and then it is taken as numbered. */
const NUMBERED = /^([\p{L}\d.]{1,20})\s*[|\t]\s*(.*)$/u;

export function isNumberedList(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((one) => one.trim() !== '');
  return lines.length > 0 && lines.every((one) => NUMBERED.test(one.trim()));
}

/** Lines "D1.2 | nội dung" as rows: the row above is the longest number that begins this one. */
export function proposedClauses(pasted: string, before: readonly TypedClause[]): TypedClause[] {
  const lines = pasted.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '');
  const parsed = lines.map((one) => {
    const [, number = '', content = ''] = NUMBERED.exec(one) ?? [null, '', one];
    return { number, content };
  });
  const numbers = [...before, ...parsed].map(({ number }) => number);
  return parsed.map(({ number, content }) => {
    const parent = parentOf(number, numbers);
    const group = number !== '' && numbers.some((one) => parentOf(one, numbers) === number);
    return { ...EMPTY_CLAUSE, number, parent, contentVi: content, kind: group ? 'group' : 'continuous' };
  });
}

/** A row typed by hand whose words name one time limit starts with it. */
export function withDeadlines(rows: readonly TypedClause[], context: CalendarDate): TypedClause[] {
  return rows.map((row) => {
    const [found, second] = findDueWordings(row.contentVi, context);
    return found && !second && found.problem === null && row.kind !== 'group' ? { ...row, dueWordingVi: found.raw, dueRule: typedRule(found.rule) } : row;
  });
}

function parentOf(number: string, numbers: readonly string[]): string {
  const above = numbers.filter((one) => one !== '' && number.startsWith(`${one}.`));
  return above.sort((a, b) => b.length - a.length)[0] ?? '';
}

/**
 * What the reader of the text proposes, as rows a person corrects. Numbers begin with `prefix`, since codes of duties are one of a
 * kind in a round. A clause whose quote stands in a row already is not proposed again: pressing twice adds nothing.
 */
export function rowsOf({ clauses }: ReadDirective, before: readonly TypedClause[], prefix: string): TypedClause[] {
  const held = new Map(before.filter(({ quoteVi }) => quoteVi !== '').map(({ quoteVi, number }) => [quoteVi, number]));
  const taken = new Set(before.map(({ number }) => number));
  const numbers = new Map<string, string>();
  let next = 1;
  const fresh = ({ number, parent }: ProposedClause): string => {
    const above = parent === null ? undefined : numbers.get(parent);
    if (above !== undefined && parent !== null && number.startsWith(`${parent}.`)) {
      const own = `${above}${number.slice(parent.length)}`;
      if (!taken.has(own)) return own;
    }
    const stem = above === undefined ? prefix : `${above}.`;
    let index = above === undefined ? next : 1;
    while (taken.has(`${stem}${index}`)) index += 1;
    if (above === undefined) next = index + 1;
    return `${stem}${index}`;
  };
  return clauses.flatMap((clause) => {
    const own = held.get(clause.quote);
    const number = own === undefined || own === '' ? fresh(clause) : own;
    numbers.set(clause.number, number);
    taken.add(number);
    if (own !== undefined) return [];
    return [rowOf(clause, number, clause.parent === null ? '' : (numbers.get(clause.parent) ?? ''))];
  });
}

function rowOf(clause: ProposedClause, number: string, parent: string): TypedClause {
  return {
    ...EMPTY_CLAUSE,
    number,
    parent,
    contentVi: clause.content,
    quoteVi: clause.quote,
    kind: clause.leaf ? clause.kind : 'group',
    dueWordingVi: clause.deadline?.raw ?? '',
    dueRule: typedRule(clause.deadline?.rule),
    ...bodiesOf(clause.parties),
  };
}

/** A lead answers and the others named beside it help; without one each addressed body leads its own part. */
function bodiesOf(parties: readonly ProposedParty[]): Pick<TypedClause, 'addressees' | 'coordinators'> {
  const leads = parties.filter(({ role }) => role === 'lead');
  const answering = leads.length > 0 ? leads : parties.filter(({ role }) => role === 'addressee');
  const values = (bodies: readonly ProposedParty[]): string[] => [...new Set(bodies.map(partyValue))];
  const addressees = values(answering);
  return { addressees, coordinators: values(parties.filter((one) => !answering.includes(one))).filter((one) => !addressees.includes(one)) };
}

function partyValue({ group, unitCode, raw, known }: ProposedParty): string {
  if (known && unitCode !== null) return `unit:${unitCode}`;
  if (known && group !== null) return `group:${group}`;
  return `unknown:${raw}`;
}

/** A rule as somebody would type it. */
export function typedRule(rule: DueRule | undefined): TypedClause['dueRule'] {
  const kind = FORM_DUE_KINDS.find((one) => one === rule?.kind);
  if (rule === undefined || kind === undefined) return EMPTY_CLAUSE.dueRule;
  const date = 'date' in rule ? rule.date : 'from' in rule ? rule.from : '';
  const periodic = rule.kind === 'periodic' ? { every: rule.every, month: String(rule.month ?? ''), dayOfLastMonth: String(rule.dayOfLastMonth), strict: String(rule.strict) } : {};
  return {
    ...EMPTY_CLAUSE.dueRule,
    ...periodic,
    kind,
    date: date ? formatDate(date, 'text') : '',
    time: 'time' in rule ? rule.time : '',
    days: 'days' in rule ? String(rule.days) : '',
    basis: 'basis' in rule ? (rule.basis ?? '') : '',
    inclusive: 'inclusive' in rule ? 'true' : '',
  };
}

/** Fields of the head found in the text, where nothing was typed yet. `issuer`: what the form starts with, which counts as not typed. */
export function headFrom({ head }: ReadDirective, typed: TypedDirective, issuer: string): Pick<TypedDirective, 'documentNumber' | 'signedOn' | 'issuerTitleVi' | 'summaryVi'> {
  const own = (value: string, found: string | null): string => (value.trim() === '' ? (found ?? '') : value);
  const day = head.signedOn === null ? null : dayIn(head.signedOn);
  return {
    documentNumber: own(typed.documentNumber, head.documentNumber),
    signedOn: own(typed.signedOn, day === null ? null : formatDate(day, 'text')),
    issuerTitleVi: typed.issuerTitleVi === issuer ? (head.issuerTitle ?? issuer) : own(typed.issuerTitleVi, head.issuerTitle),
    summaryVi: own(typed.summaryVi, head.summary),
  };
}

/** `ngày 16 tháng 7 năm 2018`, as the head of a letter has it. */
export function longDayIn(words: string): CalendarDate | null {
  const long = /(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(words.normalize('NFC'));
  return long ? parseCalendarDate(`${long[1]}/${long[2]}/${long[3]}`) : null;
}

/** The same, or `16/7/2018`. */
export function dayIn(words: string): CalendarDate | null {
  const long = longDayIn(words);
  if (long) return long;
  const short = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.exec(words)?.[0];
  return short === undefined ? null : parseCalendarDate(short.replace(/[.-]/g, '/'));
}
