import { problem, type Problem } from '../../../kernel/problem';
import { groupOfLabel } from './party-groups';
import type { ObligationKind } from '../../obligations';
import type { DueRule } from '../../../kernel/due-rule';

interface NumberedClause {
  readonly number: string;
  readonly parent?: string;
  readonly addressees: readonly unknown[];
}

/** Only leaves become duties; the clauses above them say what they belong to. */
export function isLeaf(clause: NumberedClause, all: readonly NumberedClause[]): boolean {
  return all.every((one) => one.parent !== clause.number);
}

/** Everything wrong with a clause tree: a number twice, a parent that is not there or stands later, a leaf nobody is told to do. */
export function treeProblems(clauses: readonly NumberedClause[]): Problem[] {
  const seen = new Set<string>();
  return clauses.flatMap((clause, index) => {
    const found: Problem[] = [];
    const field = `clauses[${index}]`;
    if (seen.has(clause.number)) found.push(problem('code.taken', `${field}.number`, { value: clause.number }));
    if (clause.parent && !seen.has(clause.parent)) found.push(problem('clause.parentUnknown', `${field}.parent`, { value: clause.parent }));
    if (isLeaf(clause, clauses) && clause.addressees.length === 0) found.push(problem('clause.addresseeNeeded', `${field}.addressees`, { value: clause.number }));
    seen.add(clause.number);
    return found;
  });
}

/**
 * What kind of duty a leaf is: a dated clause to inspected units is their remediation report; an internal check is a self-inspection;
 * a project has an end without a date; all else goes on.
 */
export function obligationKind(clause: { readonly kind: string; readonly dueRule: DueRule; readonly expectedOutputVi?: string | null }, forInspected: boolean): ObligationKind {
  // One report answers the findings of a round: what returns every period is a task.
  if (clause.dueRule.kind === 'periodic') return 'task';
  if (clause.dueRule.kind !== 'none' && forInspected) return 'remediation_report';
  if (clause.expectedOutputVi?.toLocaleLowerCase('vi').includes('tự kiểm tra')) return 'self_inspection';
  return clause.kind === 'project' || clause.dueRule.kind !== 'none' ? 'task' : 'standing';
}

interface AddressedLeaf {
  readonly clause: { readonly number: string };
  readonly addressees: readonly { readonly unitId: string | null; readonly labelVi: string }[];
}

/**
 * A leaf must become a duty of every body it names: a body outside the round, or a group without units, would silently owe nothing.
 * A body that a person chose to keep by its name only owes nothing here, and the page says so before anything is given out.
 */
export function addresseeProblems({ clause, addressees }: AddressedLeaf, inRound: (unitId: string) => boolean): Problem[] {
  if (addressees.length === 0) return [problem('clause.addresseeNeeded', undefined, { value: clause.number })];
  return addressees
    .filter(({ unitId, labelVi }) => (unitId === null ? groupOfLabel(labelVi) !== undefined : !inRound(unitId)))
    .map(({ labelVi }) => problem('clause.addresseeOutsideRound', undefined, { clause: clause.number, unit: labelVi }));
}

interface OwingUnit {
  readonly nameVi: string;
  readonly validTo: string | null;
}

/** Bodies that had ended by the day of the letter owe nothing: a person chooses their successor. */
export function endedUnitProblems(units: readonly OwingUnit[], on: string): Problem[] {
  return units.filter(({ validTo }) => validTo !== null && validTo < on).map(({ nameVi, validTo }) => problem('clause.unitEnded', undefined, { unit: nameVi, date: validTo ?? '' }));
}

/** Codes of duties are unique in a round: a second directive must number its clauses differently from the first. */
export function dutyExistsProblems(codes: readonly string[]): Problem[] {
  return codes.map((code) => problem('clause.dutyExists', undefined, { code }));
}
