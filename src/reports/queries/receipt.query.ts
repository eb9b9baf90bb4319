import { Injectable } from '@nestjs/common';
import { RoundQueries } from '../../features/inspections';
import { bothReadings, decisiveArrival, ObligationQueries, supplementLateness, type BothReadings, type Lateness, type LatenessDecidedBy } from '../../features/obligations';
import { OperatingRules, UnitQueries } from '../../features/organisation';
import { RemediationQueries, type ReportView } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { ReadModel } from '../../platform/database/read-model';
import { FactRow } from '../../platform/facts/fact.entity';
import { homeAffairsBody, type IssuingBody } from './home-affairs-body';

export interface ReceiptFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Findings it is evidence for; empty for the signed report itself. */
  readonly findings: readonly string[];
}

export interface ReceiptData {
  readonly reportCode: string;
  readonly roundCode: string;
  readonly sample: boolean;
  readonly body: IssuingBody;
  readonly unitName: string;
  readonly number: number;
  readonly receiptNumber: string;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  readonly document: { readonly number: string | null; readonly date: CalendarDate | null };
  readonly items: number;
  readonly dueWording: string | null;
  readonly lastDay: { readonly strict: CalendarDate; readonly lenient: CalendarDate } | null;
  /** Of the sending that decides under the rule of the province, as it stood when this one arrived. */
  readonly lateness: BothReadings;
  readonly decidedBy: LatenessDecidedBy;
  /** What was returned has a day of its own. */
  readonly supplement: { readonly dueOn: CalendarDate; readonly lateness: Lateness } | null;
  readonly firstSubmittedAt: Instant;
  readonly files: readonly ReceiptFile[];
  readonly fact: { readonly seq: number; readonly hash: string } | null;
}

type Version = ReportView['versions'][number];

/** Everything a receipt states, read from what was stored on arrival. Who may see the report may see its receipts. */
@Injectable()
export class ReceiptQuery {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly units: UnitQueries,
    private readonly rules: OperatingRules,
    private readonly read: ReadModel,
  ) {}

  /** @throws NotFoundError when the report is not the actor's to see, or the version was not sent */
  async of(actor: Actor, reportCode: string, number: number): Promise<ReceiptData> {
    const report = await this.reports.byCode(actor, reportCode);
    const version = report.versions.find((one) => one.number === number);
    const obligation = (await this.obligations.ofRound(report.roundId)).find(({ id }) => id === report.obligationId);
    const round = (await this.rounds.list(actor)).find(({ id }) => id === report.roundId);
    if (!version || version.submittedAt === null || version.receiptNumber === null || !obligation || !round) throw new NotFoundError();
    const { submittedAt, receiptNumber } = version;
    const firstSubmittedAt = report.versions.find((one) => one.submittedAt !== null)?.submittedAt ?? submittedAt;
    const { tooLateAt, lenientTooLateAt } = obligation;
    const calendar = await this.units.calendar();
    const decidedBy = (await this.rules.values())['lateness.decidedBy'];
    const { at } = decisiveArrival(decidedBy, { state: 'submitted', firstSubmittedAt, lastSubmittedAt: submittedAt, completeSubmittedAt: null });
    return {
      reportCode,
      roundCode: round.code,
      sample: round.sample,
      body: await homeAffairsBody(this.units, dateOf(submittedAt)),
      unitName: report.unitNameVi,
      number,
      receiptNumber,
      submittedAt,
      submittedBy: version.submittedByTitle ?? '',
      document: { number: version.documentNumber, date: version.documentDate },
      items: version.items.length,
      dueWording: obligation.dueWordingVi,
      lastDay: tooLateAt === null || lenientTooLateAt === null ? null : { strict: dateOf(tooLateAt - 1), lenient: dateOf(lenientTooLateAt - 1) },
      lateness: bothReadings({ strict: tooLateAt, lenient: lenientTooLateAt }, { firstSubmittedAt: at, now: submittedAt, calendar }),
      decidedBy,
      supplement: version.dueOn === null ? null : { dueOn: version.dueOn, lateness: supplementLateness(version.dueOn, submittedAt, submittedAt, calendar) },
      firstSubmittedAt,
      files: filesOf(version),
      fact: await this.factOf(reportCode, number),
    };
  }

  private async factOf(reportCode: string, number: number): Promise<ReceiptData['fact']> {
    const facts = await this.read.manager.find(FactRow, { where: { type: 'report.submitted', subjectKind: 'report', subjectCode: reportCode }, order: { seq: 'ASC' } });
    const fact = facts.find(({ details }) => details.version === number);
    return fact ? { seq: fact.seq, hash: fact.hash } : null;
  }
}

/** The signed report, then the evidence, each file once although it may serve several findings. */
function filesOf({ signedFile, items }: Version): readonly ReceiptFile[] {
  const evidence = new Map<string, ReceiptFile>();
  for (const { findingCode, evidence: files } of items) {
    for (const { publicId, name, size, sha256 } of files) {
      evidence.set(publicId, { name, size, sha256, findings: [...(evidence.get(publicId)?.findings ?? []), findingCode] });
    }
  }
  return [...(signedFile ? [{ name: signedFile.name, size: signedFile.size, sha256: signedFile.sha256, findings: [] }] : []), ...evidence.values()];
}
