import { Injectable } from '@nestjs/common';
import { DirectiveQueries, groupedParties, type ClauseView, type GroupMember } from '../../features/directives';
import type { InspectionRound, RoundUnit } from '../../features/inspections';
import { bothReadings, decisiveArrival, firstMoments, lastDayOf, ObligationQueries, rulingMoments } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import type { Instant } from '../../kernel/calendar-date';
import type { RoundSnapshot, SnapshotClause } from '../consolidation/round-snapshot';

/** The directive's demands and the duties that follow from them, with the lateness of those that have a deadline. */
@Injectable()
export class ConsolidationDutiesQuery {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly units: UnitQueries,
  ) {}

  async of(round: InspectionRound, population: readonly RoundUnit[], now: Instant): Promise<Pick<RoundSnapshot, 'directive' | 'clauses' | 'duties'>> {
    const calendar = await this.units.calendar();
    const units = await this.units.byIds(population.map(({ unitId }) => unitId));
    const nameOf = new Map(population.map((one) => [one.unitId, one]));
    const members = population.map(({ unitId, mode }) => ({ unitId, mode, department: units.get(unitId)?.level === 'department' }));
    const clauses = await this.directives.issuedClauses(round.id);
    const directive = clauses[0] ? await this.directives.byId(clauses[0].directiveId) : null;
    const duties = await this.obligations.countedIn(round.id);
    return {
      directive: directive ? { documentNumber: directive.documentNumber, signedOn: directive.signedOn, issuerTitle: directive.issuerTitleVi, summary: directive.summaryVi } : null,
      clauses: clauses.map((clause) => clauseRow(clause, members)),
      duties: duties
        .map((duty) => {
          const asked = { firstSubmittedAt: decisiveArrival(duty.decidedBy ?? 'firstSubmission', duty).at, now, calendar };
          const ruling = rulingMoments(duty);
          const { strict, lenient } = bothReadings(ruling, asked);
          return {
            code: duty.code,
            clause: duty.clauseNumber,
            kind: duty.kind,
            unitCode: nameOf.get(duty.unitId)?.unitCode ?? '',
            unitName: nameOf.get(duty.unitId)?.unitNameVi ?? '',
            state: duty.state,
            dueWording: duty.dueWordingVi,
            lastDay: lastDayOf(ruling.strict),
            ...(duty.extendedTooLateAt === null || duty.tooLateAt === null ? {} : { extendedTo: lastDayOf(duty.extendedTooLateAt), first: { lastDay: lastDayOf(duty.tooLateAt), strict: bothReadings(firstMoments(duty), asked).strict } }),
            firstSubmittedAt: duty.firstSubmittedAt,
            strict,
            lenient,
          };
        })
        .sort((a, b) => a.code.localeCompare(b.code, 'vi', { numeric: true })),
    };
  }
}

function clauseRow(clause: ClauseView, members: readonly GroupMember[]): SnapshotClause {
  return {
    number: clause.number,
    leaf: clause.leaf,
    content: clause.contentVi,
    lead: groupedParties(clause.addressees, members).join('; '),
    coordinators: groupedParties(clause.coordinators, members).join('; '),
    dueWording: clause.dueWordingVi,
    dated: clause.dueRule.kind !== 'none',
  };
}
