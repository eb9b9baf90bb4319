import type { CalendarDate } from '../../kernel/calendar-date';
import { countedBy, distinct, isUnremedied, type OverviewFinding } from './overview-finding';

export const MOST_PROPOSALS = 4;
/** Before the remaining places are shared out, so that departments do not push out an undated clause. */
const DEPARTMENTS_FIRST = 2;

/** What the chair is asked to decide ("Kiến nghị Chủ tịch"); each follows from figures of the round. */
export type Proposal =
  | { readonly kind: 'missingReport'; readonly units: readonly MissingReport[] }
  | {
      readonly kind: 'departmentFindings';
      readonly department: string;
      readonly count: number;
      readonly topics: readonly string[];
      readonly units: readonly string[];
      /** First and last own date of the findings; null when none has one. */
      readonly due: { readonly first: CalendarDate; readonly last: CalendarDate } | null;
    }
  | { readonly kind: 'undatedClauses'; readonly lead: string; readonly clauses: readonly { readonly number: string; readonly topic: string }[]; readonly findings: number };

export interface MissingReport {
  readonly unitName: string;
  /** A department is addressed through its head, a locality through the chair of its committee. */
  readonly department: boolean;
  readonly urged: number;
}

/** A leaf clause that asks for something to be finished and names no date. */
export interface UndatedClause {
  readonly number: string;
  readonly topic: string | null;
  readonly lead: string;
  readonly leadIds: readonly string[];
}

export function proposals(missing: readonly MissingReport[], findings: readonly OverviewFinding[], clauses: readonly UndatedClause[]): readonly Proposal[] {
  const departments = departmentProposals(findings);
  const undated = clauseProposals(clauses, findings);
  const first = [...missingProposal(missing), ...departments.slice(0, DEPARTMENTS_FIRST), ...undated.slice(0, 1)];
  return [...first, ...departments.slice(DEPARTMENTS_FIRST), ...undated.slice(1)].slice(0, MOST_PROPOSALS);
}

/** Urging is Home Affairs' own means: the chair is asked only after it did not help. */
export function missingProposal(missing: readonly MissingReport[]): readonly Proposal[] {
  const units = missing.filter(({ urged }) => urged > 0);
  return units.length === 0 ? [] : [{ kind: 'missingReport', units }];
}

export function departmentProposals(findings: readonly OverviewFinding[]): readonly Proposal[] {
  const open = findings.filter(isUnremedied);
  return countedBy(open.flatMap(({ department }) => department ?? [])).map(({ name, count }) => {
    const own = open.filter(({ department }) => department === name);
    const dates = own.flatMap(({ dueOn }) => dueOn ?? []).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    return {
      kind: 'departmentFindings',
      department: name,
      count,
      topics: countedBy(own.flatMap(({ topic }) => topic ?? [])).map((topic) => topic.name),
      units: distinct(own.map(({ unitName }) => unitName)),
      due: first && last ? { first, last } : null,
    };
  });
}

/** Undated clauses that findings of others wait for, by who leads; what a lead owns itself is asked of it as a finding, with the finding's date. */
export function clauseProposals(clauses: readonly UndatedClause[], findings: readonly OverviewFinding[]): readonly Proposal[] {
  const waited = clauses.flatMap(({ number, topic, lead, leadIds }) => {
    const count = findings.filter((one) => topic !== null && one.topic === topic && isUnremedied(one) && !leadIds.includes(one.ownerId)).length;
    return topic !== null && count > 0 ? [{ number, topic, lead, count }] : [];
  });
  return distinct(waited.map(({ lead }) => lead)).map((lead) => {
    const own = waited.filter((one) => one.lead === lead);
    return { kind: 'undatedClauses', lead, clauses: own.map(({ number, topic }) => ({ number, topic })), findings: own.reduce((sum, { count }) => sum + count, 0) };
  });
}
