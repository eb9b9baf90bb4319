import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { formatDate } from '../../platform/i18n';
import { newId } from '../../platform/database/new-id';
import { RoundQueries, type InspectionRound } from '../inspections';
import { UnitQueries } from '../organisation';
import { DirectiveQueries, type ClauseView } from './directive.queries';
import type { ClauseParty } from './directive.entity';
import { EMPTY_CLAUSE, type TypedClause, type TypedDirective } from './directive-form';
import { GROUP_LABEL_VI, PARTY_GROUPS, type GroupMember } from './domain/party-groups';
import { partySummary } from './domain/party-summary';

interface Choice {
  readonly code: string;
  readonly name: string;
}

export interface DirectiveFormChoices {
  readonly rounds: readonly Choice[];
  /** Units of the round: a clause may be addressed to them. */
  readonly units: readonly Choice[];
  /** Bodies outside the round that may co-operate. */
  readonly helpers: readonly Choice[];
}

/** Bodies that work with the committees without being inspected, e.g. Bưu điện tỉnh. */
const HELPER_LEVELS = ['department', 'subBody', 'vertical'] as const;
const FIRST_ROWS = 3;

/** What the form offers to choose from, and what it starts with. */
@Injectable()
export class DirectiveFormPageQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
    private readonly directives: DirectiveQueries,
  ) {}

  /** The named round, or the newest that is not closed; null when there is none. */
  async round(actor: Actor, code: string | undefined): Promise<InspectionRound | null> {
    const rounds = await this.open(actor);
    return rounds.find((one) => one.code === code) ?? rounds[0] ?? null;
  }

  async choices(actor: Actor, round: InspectionRound): Promise<DirectiveFormChoices> {
    const rounds = await this.open(actor);
    const english = actor.locale === 'en';
    const members = await this.rounds.units(round.id);
    const inRound = new Set(members.map(({ unitId }) => unitId));
    const helpers = (await this.units.list(round.referenceOn, HELPER_LEVELS)).filter(({ id }) => !inRound.has(id));
    return {
      rounds: rounds.map(({ code }) => ({ code, name: code })),
      units: members.map(({ unitCode, unitNameVi, unitNameEn }) => ({ code: unitCode, name: english ? unitNameEn : unitNameVi })),
      helpers: helpers.map(({ code, nameVi, nameEn }) => ({ code, name: english ? nameEn : nameVi })),
    };
  }

  private async open(actor: Actor): Promise<readonly InspectionRound[]> {
    return (await this.rounds.list(actor)).filter(({ state }) => state !== 'closed');
  }

  blank(round: InspectionRound, issuer: string): TypedDirective {
    const rows = Array.from({ length: FIRST_ROWS }, () => EMPTY_CLAUSE);
    return { roundCode: round.code, documentNumber: '', signedOn: '', issuerTitleVi: issuer, summaryVi: '', sourceNoteVi: '', formKey: newId(), version: '', pasted: '', clauses: rows };
  }

  /** A draft as somebody would have typed it. */
  async stored(actor: Actor, code: string): Promise<TypedDirective & { readonly state: string; readonly closed: boolean }> {
    const directive = await this.directives.byCode(actor, code);
    const members = await this.rounds.units(directive.roundId);
    const parties = directive.clauses.flatMap(({ addressees, coordinators }) => [...addressees, ...coordinators]);
    const units = await this.units.byIds([...members, ...parties].flatMap(({ unitId }) => unitId ?? []));
    const population = members.map(({ unitId, mode }): GroupMember => ({ unitId, mode, department: units.get(unitId)?.level === 'department' }));
    const typedParties = (bodies: readonly ClauseParty[]): string[] => {
      const { groups, unitIds } = partySummary(bodies, population);
      const named = bodies.filter(({ unitId }) => unitId === null).flatMap(({ labelVi }) => PARTY_GROUPS.find((group) => GROUP_LABEL_VI[group] === labelVi) ?? []);
      return [...groups.map(({ group }) => `group:${group}`), ...named.map((group) => `group:${group}`), ...unitIds.map((id) => `unit:${units.get(id)?.code ?? ''}`)];
    };
    const numbers = new Map(directive.clauses.map(({ id, number }) => [id, number]));
    return {
      state: directive.state,
      closed: directive.roundClosed,
      roundCode: directive.roundCode,
      documentNumber: directive.documentNumber ?? '',
      signedOn: directive.signedOn ? formatDate(directive.signedOn, 'text') : '',
      issuerTitleVi: directive.issuerTitleVi,
      summaryVi: directive.summaryVi,
      sourceNoteVi: directive.sourceNoteVi ?? '',
      formKey: newId(),
      version: String(directive.version),
      pasted: '',
      clauses: directive.clauses.map((clause) => typedOf(clause, numbers, typedParties)),
    };
  }
}

function typedOf(clause: ClauseView, numbers: ReadonlyMap<string, string>, typedParties: (bodies: readonly ClauseParty[]) => string[]): TypedClause {
  const rule = clause.dueRule;
  const date = 'date' in rule ? rule.date : 'from' in rule ? (rule.from ?? '') : '';
  return {
    number: clause.number,
    parent: numbers.get(clause.parentId ?? '') ?? '',
    contentVi: clause.contentVi,
    quoteVi: clause.quoteVi ?? '',
    kind: clause.kind,
    dueWordingVi: clause.dueWordingVi ?? '',
    dueRule: { kind: rule.kind, date: date === '' ? '' : formatDate(date, 'text'), time: 'time' in rule ? rule.time : '', days: 'days' in rule ? String(rule.days) : '' },
    addressees: typedParties(clause.addressees),
    coordinators: typedParties(clause.coordinators),
    expectedOutputVi: clause.expectedOutputVi ?? '',
  };
}
