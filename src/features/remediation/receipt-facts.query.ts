import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { FactQueries } from '../../platform/facts/fact.queries';
import type { RemedyResult } from '../findings';
import { bothReadings, decisiveArrival, ExtensionQueries, lastDayOf, ObligationQueries, supplementLateness, type BothReadings, type Lateness, type LatenessDecidedBy, type MomentsThen } from '../obligations';
import { UnitQueries } from '../organisation';
import type { ArrivalChannel } from './remediation-report.entity';
import { RemediationQueries, type ItemView, type VersionDetail } from './remediation.queries';

export interface ReceiptFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Findings it is evidence for; empty for the signed report itself and for the proof of its arrival. */
  readonly findings: readonly string[];
  readonly proof: boolean;
}

/** What was said of one finding, as it was sent. */
export interface ReceiptAnswer {
  readonly n: number;
  readonly finding: string;
  readonly result: RemedyResult | null;
  /** While it is being remedied. */
  readonly committedOn: CalendarDate | null;
  /** When it is outside the unit's competence. */
  readonly receiver: string | null;
  readonly difficulty: string | null;
}

export interface ReceiptFacts {
  readonly reportCode: string;
  readonly roundId: string;
  readonly unitName: string;
  readonly number: number;
  readonly receiptNumber: string;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  /** Recorded by Home Affairs for the unit: how it came, who entered it and when. */
  readonly onBehalf: { readonly channel: ArrivalChannel; readonly enteredAt: Instant; readonly enteredBy: string; readonly note: string | null } | null;
  readonly document: { readonly number: string | null; readonly date: CalendarDate | null; readonly signer: string | null };
  readonly answers: readonly ReceiptAnswer[];
  readonly dueWording: string | null;
  /**
   * First moment that is too late, and the last day that counts, under both readings; null without a time limit. By the extension that
   * had been granted when this sending arrived, if there was one; `firstDay` is the paper's.
   */
  readonly due: { readonly tooLateAt: Instant; readonly strict: CalendarDate; readonly lenient: CalendarDate; readonly extension: MomentsThen['extension']; readonly firstDay: CalendarDate } | null;
  /** Of the sending that decides under the rule of the province, as it stood when this one arrived. */
  readonly lateness: BothReadings;
  readonly decidedBy: LatenessDecidedBy;
  /** What was returned has a day of its own. */
  readonly supplement: { readonly dueOn: CalendarDate; readonly lateness: Lateness } | null;
  readonly firstSubmittedAt: Instant;
  readonly files: readonly ReceiptFile[];
  readonly fact: { readonly seq: number; readonly hash: string } | null;
}

/** Facts by which a version arrived. */
export const ARRIVAL_FACTS: readonly string[] = ['report.submitted', 'report.recordedOnBehalf'];

/** Everything a receipt states, read from what was stored on arrival. Who may see the report may see its receipts. */
@Injectable()
export class ReceiptFactsQuery {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly obligations: ObligationQueries,
    private readonly units: UnitQueries,
    private readonly facts: FactQueries,
    private readonly extensions: ExtensionQueries,
  ) {}

  /** @throws NotFoundError when the report is not the actor's to see, or the version was not sent */
  async of(actor: Actor, reportCode: string, number: number): Promise<ReceiptFacts> {
    const report = await this.reports.byCode(actor, reportCode);
    const version = report.versions.find((one) => one.number === number);
    if (!version || version.submittedAt === null || version.receiptNumber === null) throw new NotFoundError();
    const duty = await this.obligations.byCode(actor, report.obligationCode);
    const { dueWordingVi, decidedBy } = duty;
    const { submittedAt, receiptNumber, arrivalChannel, enteredAt } = version;
    const firstSubmittedAt = report.versions.find((one) => one.submittedAt !== null)?.submittedAt ?? submittedAt;
    const { moments, extension } = await this.extensions.momentsAt(duty, submittedAt);
    const calendar = await this.units.calendar();
    const { at } = decisiveArrival(decidedBy, { state: 'submitted', firstSubmittedAt, lastSubmittedAt: submittedAt, completeSubmittedAt: null });
    return {
      reportCode,
      roundId: report.roundId,
      unitName: report.unitNameVi,
      number,
      receiptNumber,
      submittedAt,
      submittedBy: version.submittedByTitle ?? '',
      onBehalf: arrivalChannel === null || enteredAt === null ? null : { channel: arrivalChannel, enteredAt, enteredBy: version.enteredByTitle ?? '', note: version.proofNoteVi },
      document: { number: version.documentNumber, date: version.documentDate, signer: version.signerTitle },
      answers: version.items.map(answerOf),
      dueWording: dueWordingVi,
      due: moments.strict === null || moments.lenient === null ? null : { tooLateAt: moments.strict, strict: lastDayOf(moments.strict), lenient: lastDayOf(moments.lenient), extension, firstDay: lastDayOf(duty.tooLateAt) ?? lastDayOf(moments.strict) },
      lateness: bothReadings(moments, { firstSubmittedAt: at, now: submittedAt, calendar }),
      decidedBy,
      supplement: version.dueOn === null ? null : { dueOn: version.dueOn, lateness: supplementLateness(version.dueOn, submittedAt, submittedAt, calendar) },
      firstSubmittedAt,
      files: filesOf(version),
      fact: await this.chainOf(reportCode, number),
    };
  }

  /** Where the arrival of a version stands in the audit trail. */
  async chainOf(reportCode: string, number: number): Promise<ReceiptFacts['fact']> {
    const fact = (await this.facts.about('report', reportCode)).find(({ type, details }) => ARRIVAL_FACTS.includes(type) && details.version === number);
    return fact ? { seq: fact.seq, hash: fact.hash } : null;
  }
}

function answerOf({ position, findingCode, result, committedOn, transferredToUnitNameVi, difficultyVi }: ItemView): ReceiptAnswer {
  return {
    n: position + 1,
    finding: findingCode,
    result,
    committedOn: result === 'inProgress' ? committedOn : null,
    receiver: result === 'outsideCompetence' ? transferredToUnitNameVi : null,
    difficulty: difficultyVi,
  };
}

/** The signed report, the proof of its arrival, then the evidence, each file once although it may serve several findings. */
function filesOf({ signedFile, proofFile, items }: VersionDetail): readonly ReceiptFile[] {
  const evidence = new Map<string, ReceiptFile>();
  for (const { findingCode, evidence: files } of items) {
    for (const { publicId, name, size, sha256 } of files) {
      evidence.set(publicId, { name, size, sha256, findings: [...(evidence.get(publicId)?.findings ?? []), findingCode], proof: false });
    }
  }
  const whole = ({ name, size, sha256 }: NonNullable<VersionDetail['signedFile']>, proof: boolean): ReceiptFile => ({ name, size, sha256, findings: [], proof });
  return [...(signedFile ? [whole(signedFile, false)] : []), ...(proofFile ? [whole(proofFile, true)] : []), ...evidence.values()];
}
