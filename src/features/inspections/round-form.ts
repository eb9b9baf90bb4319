import { addDays, dateOf, parseCalendarDate, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { lookUp } from '../../kernel/look-up';
import { problem, type Problem } from '../../kernel/problem';
import { periodEnd, periodStart } from '../../kernel/reporting-period';
import type { FormBody } from '../../platform/http/request';
import { formatDate } from '../../platform/i18n';

/** Planned day and team of one unit, as typed. */
export interface VisitPlan {
  readonly scheduledOn: string;
  readonly members: readonly string[];
}

/** The form of a new round, as typed: dates are text, plans stand beside their unit. */
export interface RoundForm {
  readonly year: string;
  readonly quarter: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly referenceOn: string;
  readonly checklistVersionId: string;
  readonly inspectedUnitCodes: readonly string[];
  /** By unit code; units without a tick keep what was typed beside them too. */
  readonly plans: Readonly<Record<string, VisitPlan>>;
  readonly formKey: string;
}

const QUARTER_DAYS = 91;
const PLAN_FIELD = /^visit\.([\p{L}\d-]{1,20})\.(scheduledOn|members)$/u;

export const planField = (unitCode: string, part: keyof VisitPlan): string => `visit.${unitCode}.${part}`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(text).filter((one) => one !== '');

export function formFromBody(body: FormBody): RoundForm {
  const codes = new Set(Object.keys(body).flatMap((name) => PLAN_FIELD.exec(name)?.[1] ?? []));
  return {
    year: text(body.year),
    quarter: text(body.quarter),
    periodFrom: text(body.periodFrom),
    periodTo: text(body.periodTo),
    referenceOn: text(body.referenceOn),
    checklistVersionId: text(body.checklistVersionId),
    inspectedUnitCodes: texts(body.inspectedUnitCodes),
    plans: Object.fromEntries([...codes].map((code) => [code, { scheduledOn: text(body[planField(code, 'scheduledOn')]), members: texts(body[planField(code, 'members')]) }])),
    formKey: text(body.formKey),
  };
}

/** What the use case takes: the plans of the ticked units as a list. */
export function roundInput({ plans, ...form }: RoundForm): object {
  const visits = form.inspectedUnitCodes.map((unitCode) => ({ unitCode, scheduledOn: lookUp(plans, unitCode)?.scheduledOn ?? '', memberUsernames: lookUp(plans, unitCode)?.members ?? [] }));
  return { ...form, visits };
}

/** What the form alone shows to be wrong, told together with what its fields are refused for. */
export function formProblems({ inspectedUnitCodes, periodFrom, periodTo }: RoundForm): Problem[] {
  const [from, to] = [parseCalendarDate(periodFrom), parseCalendarDate(periodTo)];
  const ends = from && to && to < from ? [problem('date.endBeforeStart', 'periodTo')] : [];
  return inspectedUnitCodes.length === 0 ? [...ends, problem('choice.atLeastOne', 'inspectedUnitCodes')] : ends;
}

/** A visit without a team is seen by no inspector: it could never begin. */
export function teamProblems({ inspectedUnitCodes, plans }: RoundForm, names: ReadonlyMap<string, string>): Problem[] {
  return inspectedUnitCodes.filter((code) => (lookUp(plans, code)?.members ?? []).length === 0).map((code) => problem('visit.teamNeeded', planField(code, 'members'), { unit: names.get(code) ?? code }));
}

/** Problems of the nested list, told at the fields of the form. */
export function problemsOfForm(problems: readonly Problem[], form: RoundForm): Problem[] {
  return problems.flatMap((one) => {
    if (one.code === 'code.taken') return problem('round.quarterTaken', 'quarter', one.params);
    if (one.code === 'inspector.unknown') return form.inspectedUnitCodes.filter((code) => lookUp(form.plans, code)?.members.includes(String(one.params?.value))).map((code) => ({ ...one, field: planField(code, 'members') }));
    const [, position, part] = /^visits\.(\d+)\.(\w+)$/.exec(one.field ?? '') ?? [];
    const code = form.inspectedUnitCodes[Number(position)];
    if (code === undefined) return one;
    return { ...one, field: planField(code, part === 'memberUsernames' ? 'members' : 'scheduledOn') };
  });
}

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

/** The quarter after the newest round; without one, the quarter of today. */
export function nextQuarter(newest: Quarter | undefined, now: Instant): Quarter {
  if (!newest) return { year: Number(dateOf(now).slice(0, 4)), quarter: Math.ceil(Number(dateOf(now).slice(5, 7)) / 3) };
  return newest.quarter === 4 ? { year: newest.year + 1, quarter: 1 } : { year: newest.year, quarter: newest.quarter + 1 };
}

/** First and last day of a quarter as people type them; null when there is no such quarter. */
export function quarterDates(year: string, quarter: string): Pick<RoundForm, 'periodFrom' | 'periodTo' | 'referenceOn'> | null {
  if (!/^(19|20|21)\d\d$/.test(year.trim()) || !/^[1-4]$/.test(quarter.trim())) return null;
  const day: CalendarDate = `${year.trim()}-${String(Number(quarter) * 3).padStart(2, '0')}-01`;
  const last = formatDate(periodEnd('quarter', day), 'text');
  return { periodFrom: formatDate(periodStart('quarter', day), 'text'), periodTo: last, referenceOn: last };
}

/** The same weekday one quarter later: thirteen weeks. */
export const oneQuarterLater = (day: CalendarDate | null): string => (day === null ? '' : formatDate(addDays(day, QUARTER_DAYS), 'text'));
