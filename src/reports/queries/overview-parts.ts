import type { ClauseView } from '../../features/directives';
import type { AreaView } from '../../features/checklists';
import type { Finding } from '../../features/findings';
import type { RoundUnit } from '../../features/inspections';
import type { ObligationRow } from '../../features/obligations';
import type { Unit } from '../../features/organisation';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { OverviewFinding } from '../domain/overview-finding';
import type { UndatedClause } from '../domain/proposals';

/** Bodies of the province and of the State beside the local governments ("sở, ngành"). */
export function isDepartment({ level }: Pick<Unit, 'level'>): boolean {
  return level === 'department' || level === 'subBody' || level === 'vertical';
}

/** Leaf clauses that ask for something to be finished, not for lasting care, and name no date. */
export function undatedClauses(clauses: readonly ClauseView[], units: ReadonlyMap<string, Unit>): readonly UndatedClause[] {
  return clauses
    .filter(({ leaf, kind, dueRule }) => leaf && dueRule.kind === 'none' && (kind === 'project' || kind === 'one_off'))
    .map(({ number, topic, addressees }) => ({
      number,
      topic,
      lead: addressees.map(({ unitId, labelVi }) => (unitId ? units.get(unitId)?.shortNameVi : undefined) ?? labelVi).join(', '),
      leadIds: addressees.flatMap(({ unitId }) => unitId ?? []),
    }));
}

export function overviewFindings(issued: readonly Finding[], areas: readonly AreaView[], units: readonly RoundUnit[], named: ReadonlyMap<string, Unit>): readonly OverviewFinding[] {
  const areaOf = new Map(areas.flatMap((area) => area.criteria.map(({ id }) => [id, area.code] as const)));
  return issued.map((finding) => {
    const unit = units.find(({ unitId }) => unitId === finding.unitId);
    const owner = named.get(finding.remedyOwnerUnitId);
    return {
      ...finding,
      unitCode: unit?.unitCode ?? '',
      unitName: unit?.unitNameVi ?? '',
      areaCode: areaOf.get(finding.criterionId) ?? '',
      ownerId: finding.remedyOwnerUnitId,
      department: owner && owner.id !== finding.unitId && isDepartment(owner) ? owner.shortNameVi : null,
      dueOn: finding.committedOn,
    };
  });
}

/** In the order of the page, then inspected units that owe no report (yet). */
export function heatRows(units: readonly { readonly code: string; readonly name: string }[], roundUnits: readonly RoundUnit[], findings: readonly OverviewFinding[]): readonly { code: string; name: string }[] {
  const listed = units.map(({ code, name }) => ({ code, name }));
  const others = roundUnits.filter(({ unitCode, mode }) => !listed.some(({ code }) => code === unitCode) && (mode === 'inspected' || findings.some((one) => one.unitCode === unitCode)));
  return [...listed, ...others.map(({ unitCode, unitNameVi }) => ({ code: unitCode, name: unitNameVi }))];
}

/** The reports' time limit when it is one and the same for all units. */
export function commonDue(due: readonly ObligationRow[]): { readonly wording: string; readonly lastDay: CalendarDate } | null {
  const [first] = due;
  // The wording is the paper's, and so is its day: what was extended is told unit by unit.
  const lastDay = first && (first.first?.lastDay ?? first.lastDay);
  if (!first || !lastDay || first.dueWordingVi === null) return null;
  const same = due.every(({ tooLateAt, dueWordingVi }) => tooLateAt === first.tooLateAt && dueWordingVi === first.dueWordingVi);
  return same ? { wording: first.dueWordingVi, lastDay } : null;
}
