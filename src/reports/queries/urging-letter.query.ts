import { Injectable } from '@nestjs/common';
import { DirectiveQueries, type Directive } from '../../features/directives';
import { FindingQueries, isIssued } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ExtensionQueries, lastDayOf, latenessOf, ObligationQueries, type Lateness, type MomentsThen, type Obligation } from '../../features/obligations';
import { UnitQueries } from '../../features/organisation';
import { UrgingQueries, type Urging } from '../../features/urging';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { homeAffairsBody, type IssuingBody } from './home-affairs-body';

export interface UrgingLetterData {
  readonly roundCode: string;
  readonly sample: boolean;
  readonly body: IssuingBody;
  readonly urging: Urging;
  readonly earlier: readonly Urging[];
  /** As addressed: "Ủy ban nhân dân huyện Tân Hồng". */
  readonly addressee: string;
  readonly directive: Pick<Directive, 'issuerTitleVi' | 'summaryVi' | 'documentNumber' | 'signedOn'> | null;
  readonly clause: { readonly number: string; readonly quote: string };
  readonly kind: Obligation['kind'];
  /** As it stood when the urging was sent, with the extension that ruled then. */
  readonly due: { readonly wording: string | null; readonly lastDay: CalendarDate; readonly extension: MomentsThen['extension'] } | null;
  readonly requestedOn: CalendarDate;
  /** Under the strict reading, at the moment of the urging: the letter says the same whenever it is printed. */
  readonly lateness: Lateness;
  /** Sent before the urging and given back: what is owed is the supplement. */
  readonly sentBefore: Instant | null;
  readonly findings: number;
  /** The other duties of the unit that went out with it: one letter speaks of all. Empty: the letter is about the one row. */
  readonly together: readonly UrgedDuty[];
}

/** One line of a letter about several duties, or of the proposal to the chair. */
export interface UrgedDuty {
  readonly urging: Urging;
  readonly unitName: string;
  readonly clauseNumber: string;
  readonly title: string;
  readonly wording: string | null;
  readonly lastDay: CalendarDate | null;
  readonly lateness: Lateness;
  /** Urgings of the duty before this one. */
  readonly earlier: readonly Urging[];
}

export interface UrgingProposalData {
  readonly dispatch: string;
  readonly sample: boolean;
  readonly body: IssuingBody;
  readonly sentAt: Instant;
  readonly signing: Urging['signing'];
  readonly duties: readonly UrgedDuty[];
}

/** What a letter about one row of the ledger says. A unit finds its own rows only. */
@Injectable()
export class UrgingLetterQuery {
  constructor(
    private readonly urgings: UrgingQueries,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
    private readonly findings: FindingQueries,
    private readonly units: UnitQueries,
    private readonly extensions: ExtensionQueries,
  ) {}

  /** @throws NotFoundError when there is no such urging, or it is another unit's */
  async of(actor: Actor, roundCode: string, number: number): Promise<UrgingLetterData> {
    const round = await this.rounds.roundByCode(roundCode);
    const urging = await this.urgings.byNumber(actor, round.id, number);
    const obligation = urging && (await this.obligations.ofRound(round.id)).find(({ id }) => id === urging.obligationId);
    if (!urging || !obligation) throw new NotFoundError();
    const { sentAt } = urging;
    const unit = (await this.units.byIds([urging.unitId])).get(urging.unitId);
    const clause = (await this.directives.issuedClauses(round.id)).find(({ id }) => id === obligation.clauseId);
    const own = (await this.findings.ofRound(round.id)).filter((one) => one.unitId === urging.unitId && isIssued(one.state) && one.issuedAt !== null && one.issuedAt <= sentAt);
    const { firstSubmittedAt } = obligation;
    const { moments, extension } = await this.extensions.momentsAt(obligation, sentAt);
    const tooLateAt = moments.strict;
    const together = urging.dispatch === null ? [] : (await this.urgings.ofDispatch(actor, urging.dispatch)).filter((one) => one.unitId === urging.unitId && one.roundId === urging.roundId && one.level !== 'reminder');
    return {
      roundCode,
      sample: round.sample,
      body: await homeAffairsBody(this.units, dateOf(sentAt)),
      urging,
      earlier: (await this.urgings.ofRound(round.id)).filter((one) => one.obligationId === obligation.id && one.sequence < urging.sequence),
      addressee: unit?.committeeNameVi ?? '',
      directive: clause ? await this.directives.byId(clause.directiveId) : null,
      clause: { number: obligation.clauseNumber, quote: clause?.quoteVi ?? obligation.titleVi },
      kind: obligation.kind,
      due: tooLateAt === null ? null : { wording: obligation.dueWordingVi, lastDay: lastDayOf(tooLateAt), extension },
      requestedOn: obligation.requestedOn,
      lateness: latenessOf({ tooLateAt, firstSubmittedAt: null, now: sentAt, calendar: await this.units.calendar() }),
      sentBefore: firstSubmittedAt !== null && firstSubmittedAt <= sentAt ? firstSubmittedAt : null,
      findings: own.length,
      together: together.length > 1 ? await this.urged(together) : [],
    };
  }

  /** What one sending put to the chair. @throws NotFoundError when it put nothing */
  async proposal(actor: Actor, dispatch: string): Promise<UrgingProposalData> {
    const rows = (await this.urgings.ofDispatch(actor, dispatch)).filter(({ level }) => level === 'chairProposal');
    const [first] = rows;
    if (!first) throw new NotFoundError();
    const rounds = await this.rounds.list(actor);
    return {
      dispatch,
      sample: rounds.some(({ id, sample }) => sample && rows.some(({ roundId }) => roundId === id)),
      body: await homeAffairsBody(this.units, dateOf(first.sentAt)),
      sentAt: first.sentAt,
      signing: first.signing,
      duties: await this.urged(rows),
    };
  }

  /** The first row of each unit in one sending: its letter speaks of all its duties. */
  async unitsOf(actor: Actor, dispatch: string): Promise<readonly { readonly roundCode: string; readonly number: number; readonly unitCode: string }[]> {
    const rows = (await this.urgings.ofDispatch(actor, dispatch)).filter(({ level, spokenWith }) => level !== 'reminder' && spokenWith === null);
    if (rows.length === 0) throw new NotFoundError();
    const units = await this.units.byIds(rows.map(({ unitId }) => unitId));
    const codes = new Map((await this.rounds.list(actor)).map(({ id, code }) => [id, code]));
    const firsts = rows.filter((row, index) => rows.findIndex((one) => one.unitId === row.unitId && one.roundId === row.roundId) === index);
    return firsts.map(({ roundId, number, unitId }) => ({ roundCode: codes.get(roundId) ?? '', number, unitCode: units.get(unitId)?.code ?? '' }));
  }

  private async urged(rows: readonly Urging[]): Promise<readonly UrgedDuty[]> {
    const calendar = await this.units.calendar();
    const units = await this.units.byIds(rows.map(({ unitId }) => unitId));
    const roundIds = [...new Set(rows.map(({ roundId }) => roundId))];
    const duties = new Map((await Promise.all(roundIds.map((id) => this.obligations.ofRound(id)))).flat().map((one) => [one.id, one]));
    const all = (await Promise.all(roundIds.map((id) => this.urgings.ofRound(id)))).flat();
    return rows.flatMap((urging) => {
      const duty = duties.get(urging.obligationId);
      if (!duty) return [];
      const { tooLateAt, sentAt } = urging;
      return [
        {
          urging,
          unitName: units.get(urging.unitId)?.nameVi ?? '',
          clauseNumber: duty.clauseNumber,
          title: duty.titleVi,
          wording: duty.dueWordingVi,
          lastDay: lastDayOf(tooLateAt),
          lateness: latenessOf({ tooLateAt, firstSubmittedAt: null, now: sentAt, calendar }),
          earlier: all.filter((one) => one.obligationId === urging.obligationId && one.sequence < urging.sequence),
        },
      ];
    });
  }
}
