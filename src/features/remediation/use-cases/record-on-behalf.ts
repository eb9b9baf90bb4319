import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, isoOf, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import { failWith, ForbiddenError, NotFoundError } from '../../../kernel/errors';
import { lookUp } from '../../../kernel/look-up';
import { problem, type Problem } from '../../../kernel/problem';
import { takeMove } from '../../../kernel/take-move';
import { Clock } from '../../../platform/clock/clock';
import { oneAtATime, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { onceOnly } from '../../../platform/http/once-only';
import { EvidenceStore, type KeptFile, type StoredFile } from '../../evidence';
import { FindingStore, stateOnSubmission, type Finding } from '../../findings';
import { RoundProgress } from '../../inspections';
import { ObligationStore, type Obligation } from '../../obligations';
import { UnitQueries, type Unit } from '../../organisation';
import { arrivalInstant, arrivalProblems } from '../domain/arrival';
import { itemCompleteness } from '../domain/completeness';
import { reportVersionMachine } from '../domain/report-version.machine';
import type { OnBehalfItemInput, RecordOnBehalfInput } from '../on-behalf.input';
import { ReportItem, ReportVersion, type RemediationReport } from '../remediation-report.entity';
import { RemediationStore, type LoadedReport } from '../remediation.store';
import { ReportOpening } from '../report-opening';

export interface RecordedReceipt {
  readonly reportCode: string;
  readonly receiptNumber: string;
  readonly version: number;
  readonly submittedAt: Instant;
}

/** What was sent with this try; the mark also counts for a file that an earlier try left here. */
export interface SentProof {
  readonly kept: readonly KeptFile[];
  readonly showsCitizens: boolean;
}

interface Recording {
  readonly input: RecordOnBehalfInput;
  readonly sent: SentProof;
  readonly bodies: ReadonlyMap<string, Unit>;
}

/**
 * Home Affairs enters a report that came on paper, by e-office, by mail or by telephone. The moment it came counts for the deadline;
 * who entered it and when is kept beside it. What the unit was writing is set aside, unchanged.
 */
@Injectable()
export class RecordOnBehalf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly reports: RemediationStore,
    private readonly opening: ReportOpening,
    private readonly findings: FindingStore,
    private readonly obligations: ObligationStore,
    private readonly evidence: EvidenceStore,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws ValidationError with everything missing; ForbiddenError `alreadyReceived` when a report of the unit lies there already */
  async execute(actor: Actor, obligationCode: string, input: RecordOnBehalfInput, sent: SentProof = { kept: [], showsCitizens: false }): Promise<RecordedReceipt> {
    const bodies = await this.receivers(input);
    const form = { act: 'recordOnBehalf', object: obligationCode, key: input.formKey };
    const result = await this.unitOfWork.run(actor, (tx) => onceOnly(tx, form, async () => JSON.stringify(await this.record(tx, obligationCode, { input, sent, bodies }))));
    return JSON.parse(result) as RecordedReceipt;
  }

  /** The proof's bytes, safe before any row names them, and only for a duty that may be answered. */
  async keep(actor: Actor, obligationCode: string, proof: ReceivedFile | undefined): Promise<readonly KeptFile[]> {
    await this.unitOfWork.run(actor, (tx) => this.answerable(tx, obligationCode));
    return proof ? this.evidence.keep([proof]) : [];
  }

  /** The proof of a try that was refused: it need not be sent again, and sent again it is the same row. @returns its public id */
  async storeProof(actor: Actor, obligationCode: string, kept: readonly KeptFile[]): Promise<{ id: string; name: string } | null> {
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `report:${obligationCode}`);
      const file = await this.registerOnce(tx, await this.obligations.load(tx, obligationCode), kept);
      return file ? { id: file.publicId, name: file.name } : null;
    });
  }

  private async answerable(tx: Transaction, obligationCode: string): Promise<Obligation> {
    const obligation = await this.obligations.load(tx, obligationCode);
    if (obligation.kind !== 'remediation_report') throw new ForbiddenError('notAReportDuty');
    await this.rounds.assertOpen(tx, obligation.roundId);
    return obligation;
  }

  private async record(tx: Transaction, obligationCode: string, recording: Recording): Promise<RecordedReceipt> {
    await oneAtATime(tx, `report:${obligationCode}`);
    const obligation = await this.answerable(tx, obligationCode);
    const report = await this.opening.find(tx, obligation.id);
    if (report) await this.reports.hold(tx, report.code);
    // Read again behind the lock: the unit may have sent its own just now.
    const now = await this.obligations.byId(tx, obligation.id);
    if (now.state !== 'open' && now.state !== 'returned') throw new ForbiddenError('alreadyReceived');
    const { loaded, findings } = await this.newVersion(tx, now, report);
    const proof = await this.proofOf(tx, now, recording);
    const arrivedAt = await this.check(tx, now, loaded, findings, recording, proof !== null);
    return this.receive(tx, now, { loaded, findings, arrivedAt, proof }, recording);
  }

  /** A version of its own with the findings that wait for an answer; a draft of the unit is set aside. */
  private async newVersion(tx: Transaction, obligation: Obligation, existing: RemediationReport | null): Promise<{ loaded: LoadedReport; findings: readonly Finding[] }> {
    if (!existing) {
      const loaded = await this.opening.begin(tx, obligation);
      return { loaded, findings: await this.findingsOf(tx, loaded.items) };
    }
    const { report, version: draft, items: drafted } = await this.reports.loadNewest(tx, existing);
    if (await this.reports.underReview(tx, report.id)) throw new ForbiddenError('alreadyReceived');
    const from = draft.state;
    const to = takeMove(reportVersionMachine, from, 'setAside', tx.actor.role);
    await this.reports.record(tx, { report, version: draft }, 'setAside', { from, to });
    // Sendings are counted by people: what never arrived takes no number among them.
    const { number } = draft;
    await updateGuarded(tx, ReportVersion, draft, { state: to, number: await this.reports.nextSetAside(tx, report.id) });
    const version = await this.reports.addVersion(tx, report.id, number);
    if (draft.dueOn !== null) await updateGuarded(tx, ReportVersion, version, { dueOn: draft.dueOn });
    for (const { findingId, position } of drafted) await this.reports.addItem(tx, version.id, findingId, position);
    const items = await this.reports.itemsOf(tx, version.id);
    return { loaded: { report, version, items }, findings: await this.findingsOf(tx, items) };
  }

  /** @returns the moment of arrival. @throws ValidationError with everything that is wrong or missing */
  private async check(tx: Transaction, obligation: Obligation, { report }: LoadedReport, findings: readonly Finding[], { input, bodies }: Recording, hasProof: boolean): Promise<Instant> {
    const { channel, arrivedOn: on, arrivedTime: time, proofNoteVi, documentNumber, documentDate, signerTitle } = input;
    const arrival = { channel, on, time, hasProof, note: proofNoteVi ?? null, documentNumber: documentNumber ?? null, documentDate: documentDate ?? null, signerTitle: signerTitle ?? null };
    const limits = { now: tx.now, givenOn: obligation.requestedOn, returnedAt: await this.reports.lastReviewedAt(tx, report.id) };
    const at = arrivalInstant(arrival);
    failWith([
      ...arrivalProblems(arrival, limits),
      ...input.items.filter(({ finding }) => !findings.some(({ code }) => code === finding)).map(({ finding }) => problem('item.notAsked', `items.${finding}`, { finding })),
      ...findings.flatMap(({ code }) => itemProblems(code, input.items.find(({ finding }) => finding === code), bodies, on)),
    ]);
    if (at === null) throw new Error('an arrival without a moment passed its check');
    return at;
  }

  private async receive(tx: Transaction, obligation: Obligation, { loaded, findings, arrivedAt, proof }: { loaded: LoadedReport; findings: readonly Finding[]; arrivedAt: Instant; proof: StoredFile | null }, { input, bodies }: Recording): Promise<RecordedReceipt> {
    const { report, version, items } = loaded;
    const answers = new Map(input.items.map((one) => [one.finding, one]));
    for (const [index, finding] of findings.entries()) {
      const { result = null, doneVi = null, committedOn = null, difficultyVi = null, causeKind = null, causeVi = null, figuresVi = null, transferredToUnitCode } = answers.get(finding.code) ?? ({} as Partial<OnBehalfItemInput>);
      const transferredToUnitId = bodies.get(transferredToUnitCode ?? '')?.id ?? null;
      await updateGuarded(tx, ReportItem, items[index] as ReportItem, { result, doneVi, committedOn, difficultyVi, causeKind, causeVi, figuresVi, transferredToUnitId, savedAt: tx.now });
      if (result) await this.findings.moveTo(tx, finding, stateOnSubmission(result), {}, undefined, 'unitStaff');
    }
    const from = version.state;
    const state = takeMove(reportVersionMachine, from, 'recordOnBehalf', tx.actor.role);
    const receiptNumber = `TN-${report.code}-${version.number}`;
    const unit = (await this.units.byIdIn(tx.manager, report.unitId)).nameVi;
    await updateGuarded(tx, ReportVersion, version, {
      state, receiptNumber, submittedAt: arrivedAt, submittedByTitle: unit,
      documentNumber: input.documentNumber ?? null, documentDate: input.documentDate ?? null, signerTitle: input.signerTitle ?? null,
      arrivalChannel: input.channel, enteredAt: tx.now, enteredByTitle: tx.actor.postTitle, proofNoteVi: input.proofNoteVi ?? null, proofFileId: proof?.id ?? null,
    });
    await this.obligations.markSubmitted(tx, obligation, arrivedAt, tx.now);
    await this.reports.record(tx, loaded, 'recordedOnBehalf', { from, to: state, receiptNumber, items: items.length, channel: input.channel, arrivedAt: isoOf(arrivedAt), ...(proof ? { proof: proof.sha256 } : {}) });
    return { reportCode: report.code, receiptNumber, version: version.number, submittedAt: arrivedAt };
  }

  /** What was sent now, or what the same post left here when an earlier try was refused. */
  private async proofOf(tx: Transaction, obligation: Obligation, { input, sent }: Recording): Promise<StoredFile | null> {
    const file = (await this.registerOnce(tx, obligation, sent.kept)) ?? (input.proofId ? await this.evidence.leftBy(tx, obligation.unitId, { publicId: input.proofId }) : null);
    if (file && sent.showsCitizens) await this.evidence.markCitizens(tx, file, true, obligation.code);
    return file;
  }

  /** The same bytes under the same name, sent again after a refused try, are not a second file. */
  private async registerOnce(tx: Transaction, obligation: Obligation, [sent]: readonly KeptFile[]): Promise<StoredFile | null> {
    if (!sent) return null;
    const { sha256, name } = sent;
    const earlier = await this.evidence.leftBy(tx, obligation.unitId, { sha256, name });
    const file = earlier ?? (await this.evidence.register(tx, obligation.unitId, [sent]))[0] ?? null;
    if (earlier && sent.showsCitizens) await this.evidence.markCitizens(tx, earlier, true, obligation.code);
    return file;
  }

  private async receivers({ items }: RecordOnBehalfInput): Promise<ReadonlyMap<string, Unit>> {
    const today = dateOf(this.clock.now());
    const found = new Map<string, Unit>();
    for (const { finding, transferredToUnitCode: code } of items) if (code) found.set(code, await this.units.forField(code, today, `items.${finding}.transferredToUnitCode`));
    return found;
  }

  private async findingsOf(tx: Transaction, items: readonly ReportItem[]): Promise<readonly Finding[]> {
    const findings = await this.findings.byIds(tx, items.map(({ findingId }) => findingId));
    if (findings.length !== items.length) throw new NotFoundError();
    return findings;
  }
}

/** Fields of the form, by what the rule of completeness calls them. */
const FIELD: Readonly<Record<string, string>> = { result: 'result', doneText: 'doneVi', committedOn: 'committedOn', receivingBody: 'transferredToUnitCode' };

/** The same completeness as for the unit itself; a promised day is measured against the day on which the report came. */
function itemProblems(code: string, item: OnBehalfItemInput | undefined, bodies: ReadonlyMap<string, Unit>, arrivedOn: CalendarDate): Problem[] {
  const { problems } = itemCompleteness(
    {
      findingCode: code,
      result: item?.result ?? null,
      doneText: item?.doneVi ?? null,
      committedOn: item?.committedOn ?? null,
      receivingBody: bodies.get(item?.transferredToUnitCode ?? '')?.id ?? null,
      causeText: item?.causeVi ?? null,
      evidenceCount: 0,
    },
    arrivedOn,
  );
  return problems.map((one) => ({ ...one, field: `items.${code}.${lookUp(FIELD, one.field?.split('.').at(-1)) ?? 'result'}` }));
}
