import { Injectable } from '@nestjs/common';
import { DirectiveQueries, fulfilmentOf, partySummary, samePartiesAs, type ClauseView, type DirectiveView, type Fulfilment, type GroupMember, type PartySummary } from '../../features/directives';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries, type ClauseCount, type ObligationRow } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { RemediationQueries, type RecordedForUnit } from '../../features/remediation';
import { UrgingQueries } from '../../features/urging';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import type { CalendarDate } from '../../kernel/calendar-date';
import { lastCompliantDay } from '../../kernel/due-rule';
import { PartyNames } from './party-names';

export interface DutyLine {
  readonly code: string;
  readonly unitName: string;
  readonly state: ObligationRow['state'];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
  readonly recorded: readonly RecordedForUnit[];
}

export interface ClauseLine {
  readonly number: string;
  /** 0 at the top; how many clauses stand above this one. */
  readonly depth: number;
  readonly leaf: boolean;
  readonly content: string;
  /** The content is in the reader's language. */
  readonly translated: boolean;
  readonly output: string | null;
  /** The exact words of the letter, where they say more than the content. */
  readonly quote: string | null;
  /** Codes of later directives that amended it. */
  readonly amendedBy: readonly string[];
  readonly addressees: PartySummary;
  /** Addressed to the same bodies as the clause above: said as "each unit". */
  readonly eachUnit: number | null;
  readonly coordinators: PartySummary;
  readonly dueWording: string | null;
  readonly lastDay: CalendarDate | null;
  readonly count: ClauseCount;
  /** Dated duties only. */
  readonly duties: readonly DutyLine[];
}

export interface DirectivePage {
  readonly directive: Omit<DirectiveView, 'clauses'>;
  readonly clauses: readonly ClauseLine[];
  readonly leaves: number;
  readonly total: ClauseCount;
  readonly fulfilled: Fulfilment;
  readonly dated: ClauseCount;
  readonly overdue: readonly (DutyLine & { readonly urged: number })[];
  readonly mayIssue: boolean;
  readonly mayUrge: boolean;
  readonly own: boolean;
}

const NOTHING: ClauseCount = { total: 0, accepted: 0, reported: 0 };

/** One directive with what became of each clause, counted over the duties the reader may see. */
@Injectable()
export class DirectivePageQuery {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly urgings: UrgingQueries,
    private readonly reports: RemediationQueries,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
    private readonly parties: PartyNames,
  ) {}

  async of(actor: Actor, code: string): Promise<DirectivePage> {
    const { clauses, ...directive } = await this.directives.byCode(actor, code);
    const ids = clauses.map(({ id }) => id);
    const counts = await this.obligations.countsByClause(actor, ids);
    const dated = await this.obligations.datedOf(actor, ids);
    const missing = dated.filter(({ lateness }) => lateness.strict.kind === 'missing');
    const urged = await this.urgings.countsOf(missing.map(({ id }) => id));
    const recorded = await this.reports.recordedFor(dated.map(({ id }) => id));
    const lineOfDuty = (row: ObligationRow): DutyLine => ({ ...dutyLine(row, actor), recorded: recorded.get(row.id) ?? [] });
    const calendar = await this.units.calendar();
    const population = await this.population(directive.roundId);
    const amendments = directive.linkedBy.filter(({ kind, issuedAt }) => kind === 'amends' && issuedAt !== null);
    const named = await this.parties.inLanguageOf(actor, clauses);
    const lineOf = (clause: ClauseView): ClauseLine => {
      const above = clauses.find(({ id }) => id === clause.parentId);
      return {
        number: clause.number,
        depth: depthOf(clause, clauses),
        leaf: clause.leaf,
        content: actor.locale === 'en' ? (clause.contentEn ?? clause.contentVi) : clause.contentVi,
        translated: actor.locale === 'vi' || clause.contentEn !== null,
        output: clause.expectedOutputVi,
        quote: clause.quoteVi === null || clause.quoteVi.trim() === clause.contentVi.trim() ? null : clause.quoteVi,
        amendedBy: amendments.filter(({ clauseNumbers }) => clauseNumbers.some((number) => clause.number === number || clause.number.startsWith(`${number}.`))).map(({ later }) => later),
        addressees: partySummary(named(clause.addressees), population),
        eachUnit: above && clause.addressees.length > 1 && samePartiesAs(clause.addressees, above.addressees) ? clause.addressees.length : null,
        coordinators: partySummary(named(clause.coordinators), population),
        dueWording: clause.dueWordingVi,
        lastDay: lastCompliantDay(clause.dueRule, calendar),
        count: counts.get(clause.id) ?? NOTHING,
        duties: dated.filter(({ clauseId }) => clauseId === clause.id).map(lineOfDuty),
      };
    };
    const lines = clauses.map(lineOf);
    return {
      directive,
      clauses: lines,
      fulfilled: fulfilmentOf(lines),
      leaves: clauses.filter(({ leaf }) => leaf).length,
      total: [...counts.values()].reduce(sum, NOTHING),
      dated: { total: dated.length, accepted: dated.filter(({ state }) => state === 'accepted').length, reported: dated.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null).length },
      overdue: missing.map((row) => ({ ...lineOfDuty(row), urged: urged.get(row.id) ?? 0 })),
      mayIssue: directive.allowedActions.includes('issue'),
      mayUrge: isHomeAffairs(actor) && directive.state === 'issued' && !directive.roundClosed,
      own: unitScopeOf(actor) !== 'all',
    };
  }

  private async population(roundId: string): Promise<readonly GroupMember[]> {
    const members = await this.rounds.units(roundId);
    const units = await this.units.byIds(members.map(({ unitId }) => unitId));
    return members.map(({ unitId, mode }) => ({ unitId, mode, department: units.get(unitId)?.level === 'department' }));
  }
}

function dutyLine({ code, unitNameVi, unitNameEn, state, lateness }: ObligationRow, { locale }: Actor): Omit<DutyLine, 'recorded'> {
  return { code, unitName: locale === 'en' ? unitNameEn : unitNameVi, state, lateness: lateness.strict, lenient: lateness.lenient };
}

function sum(a: ClauseCount, b: ClauseCount): ClauseCount {
  return { total: a.total + b.total, accepted: a.accepted + b.accepted, reported: a.reported + b.reported };
}

function depthOf(clause: ClauseView, all: readonly ClauseView[]): number {
  const above = all.find(({ id }) => id === clause.parentId);
  return above ? 1 + depthOf(above, all) : 0;
}
