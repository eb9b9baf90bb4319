import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { CalendarDate } from '../../kernel/calendar-date';
import { fallsOnDayOff, lastCompliantDay, type DueRule } from '../../kernel/due-rule';
import { ValidationError } from '../../kernel/errors';
import { parseInput } from '../../platform/http/parse-input';
import { formatDate } from '../../platform/i18n';
import { newId } from '../../platform/database/new-id';
import { RoundQueries, type InspectionRound } from '../inspections';
import { UnitQueries } from '../organisation';
import { DirectiveQueries, type ClauseView } from './directive.queries';
import type { ClauseParty } from './directive.entity';
import { DueRuleInput } from './directive.input';
import { EMPTY_CLAUSE, EMPTY_LINK, enteredRule, type TypedClause, type TypedDirective } from './directive-form';
import { dueRuleOf, dueRuleProblems } from './domain/due-rule-input';
import { GROUP_LABEL_VI, PARTY_GROUPS, type GroupMember } from './domain/party-groups';
import { partySummary } from './domain/party-summary';
import type { NamedChoice } from './party-values';
import { typedRule } from './proposed-rows';

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
  /** Directives in force that this one may amend or replace. */
  readonly earlier: readonly Choice[];
}

/** What a row's wording of the time limit comes to. */
export interface RowDeadline {
  readonly lastDay: CalendarDate | null;
  readonly dayOff: boolean;
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

  async choices(actor: Actor, round: InspectionRound, own: string | null): Promise<DirectiveFormChoices> {
    const rounds = await this.open(actor);
    const english = actor.locale === 'en';
    const members = await this.rounds.units(round.id);
    const inRound = new Set(members.map(({ unitId }) => unitId));
    const helpers = (await this.units.list(round.referenceOn, HELPER_LEVELS)).filter(({ id }) => !inRound.has(id));
    return {
      rounds: rounds.map(({ code }) => ({ code, name: code })),
      units: members.map(({ unitCode, unitNameVi, unitNameEn }) => ({ code: unitCode, name: english ? unitNameEn : unitNameVi })),
      helpers: helpers.map(({ code, nameVi, nameEn }) => ({ code, name: english ? nameEn : nameVi })),
      earlier: (await this.directives.inForce(actor)).filter(({ code }) => code !== own).map(({ code, documentNumber, summaryVi }) => ({ code, name: [code, documentNumber, summaryVi].filter(Boolean).join(' · ') })),
    };
  }

  /** Every name by which a body of the round or a helper may be typed. */
  async names(round: InspectionRound): Promise<readonly NamedChoice[]> {
    const members = await this.rounds.units(round.id);
    const units = await this.units.byIds(members.map(({ unitId }) => unitId));
    const all = [...units.values(), ...(await this.units.list(round.referenceOn, HELPER_LEVELS)).filter(({ id }) => !units.has(id))];
    return all.map(({ code, nameVi, nameEn, abbreviation, committeeNameVi }) => ({ code, names: [nameVi, nameEn, abbreviation, committeeNameVi].filter((one) => one !== '') }));
  }

  /** Row by row; null where the rule is not whole yet. */
  async deadlines(typed: TypedDirective): Promise<readonly (RowDeadline | null)[]> {
    const calendar = await this.units.calendar();
    return typed.clauses.map(({ dueRule }) => {
      const rule = dueRule.kind === 'none' || dueRule.kind === '' ? null : wholeRule(dueRule);
      return rule && { lastDay: lastCompliantDay(rule, calendar), dayOff: fallsOnDayOff(rule, calendar) };
    });
  }

  private async open(actor: Actor): Promise<readonly InspectionRound[]> {
    return (await this.rounds.list(actor)).filter(({ state }) => state !== 'closed');
  }

  blank(round: InspectionRound, issuer: string): TypedDirective {
    const rows = Array.from({ length: FIRST_ROWS }, () => EMPTY_CLAUSE);
    return { roundCode: round.code, documentNumber: '', signedOn: '', issuerTitleVi: issuer, summaryVi: '', sourceNoteVi: '', signerName: '', signingAuthority: '', sourceTextVi: '', scanId: '', scanName: '', links: [], formKey: newId(), version: '', clauses: rows };
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
      const kept = bodies.filter(({ unitId, labelVi }) => unitId === null && !PARTY_GROUPS.some((group) => GROUP_LABEL_VI[group] === labelVi));
      return [...groups.map(({ group }) => `group:${group}`), ...named.map((group) => `group:${group}`), ...kept.map(({ labelVi }) => `name:${labelVi}`), ...unitIds.map((id) => `unit:${units.get(id)?.code ?? ''}`)];
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
      signerName: directive.signerName ?? '',
      signingAuthority: directive.signingAuthority ?? '',
      sourceTextVi: directive.sourceTextVi ?? '',
      scanId: '',
      scanName: directive.scan?.name ?? '',
      links: directive.links.map(({ earlier, kind, clauseNumbers, reasonVi }) => ({ ...EMPTY_LINK, earlier, kind, clauseNumbers: clauseNumbers.join(', '), reasonVi })),
      clauses: directive.clauses.map((clause) => typedOf(clause, numbers, typedParties)),
    };
  }
}

/** The rule a row stands for, when nothing of it is missing. */
function wholeRule(typed: TypedClause['dueRule']): DueRule | null {
  try {
    const entered = parseInput(DueRuleInput, enteredRule(typed));
    return dueRuleProblems(entered, '').length > 0 ? null : dueRuleOf(entered);
  } catch (error) {
    if (error instanceof ValidationError) return null;
    throw error;
  }
}

function typedOf(clause: ClauseView, numbers: ReadonlyMap<string, string>, typedParties: (bodies: readonly ClauseParty[]) => string[]): TypedClause {
  return {
    ...EMPTY_CLAUSE,
    number: clause.number,
    parent: numbers.get(clause.parentId ?? '') ?? '',
    contentVi: clause.contentVi,
    quoteVi: clause.quoteVi ?? '',
    kind: clause.kind,
    dueWordingVi: clause.dueWordingVi ?? '',
    dueRule: typedRule(clause.dueRule),
    addressees: typedParties(clause.addressees),
    coordinators: typedParties(clause.coordinators),
    expectedOutputVi: clause.expectedOutputVi ?? '',
  };
}
