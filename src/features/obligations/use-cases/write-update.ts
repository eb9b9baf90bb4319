import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf, type Instant } from '../../../kernel/calendar-date';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { roundCodeOf } from '../../../kernel/round-code';
import type { WorkingCalendar } from '../../../kernel/working-calendar';
import { expectVersion, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, type KeptFile } from '../../evidence';
import { RoundProgress } from '../../inspections';
import { UnitQueries } from '../../organisation';
import type { Confirmation } from '../confirmation.entity';
import { ConfirmationStore } from '../confirmation.store';
import { standingOf } from '../domain/confirmation';
import { stillOpenProblems } from '../domain/still-open';
import { Obligation } from '../obligation.entity';
import type { ObligationUpdateInput } from '../obligation.input';
import { ObligationStore } from '../obligation.store';
import { PartStore } from '../part.store';
import { AskConfirmations } from './ask-confirmations';

/** Callers that ask nobody leave the units out. */
export type UpdateToWrite = Omit<ObligationUpdateInput, 'askUnits'> & { readonly askUnits?: readonly string[] };

/**
 * A body writes how far its duty is, or reports its result. A remediation report is answered finding by finding on its own page,
 * never here.
 */
@Injectable()
export class WriteUpdate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly evidence: EvidenceStore,
    private readonly parts: PartStore,
    private readonly confirmations: ConfirmationStore,
    private readonly ask: AskConfirmations,
    private readonly units: UnitQueries,
  ) {}

  async execute(actor: Actor, code: string, input: UpdateToWrite, files: readonly ReceivedFile[], at: Instant): Promise<void> {
    failWith(files.length > 1 ? [problem('file.tooMany', 'files', { max: 1 })] : []);
    // Before a byte is kept: nobody fills the store through a duty of another body.
    if (files.length > 0) await this.unitOfWork.run(actor, (tx) => this.ownDuty(tx, code));
    const kept = await this.evidence.keep(files);
    const calendar = await this.units.calendar();
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'writeUpdate', object: code, key: input.formKey }, () => this.write(tx, code, input, kept, calendar)), at);
  }

  private async write(tx: Transaction, code: string, input: UpdateToWrite, kept: readonly KeptFile[], calendar: WorkingCalendar): Promise<string> {
    const { id } = await this.ownDuty(tx, code);
    const before = await this.confirmations.hold(tx, id);
    // Read again behind the lock: the result may have been accepted just now.
    const obligation = await this.obligations.byId(tx, id);
    if (obligation.kind === 'remediation_report') throw new ForbiddenError('answeredByReport');
    failWith(stillOpenProblems(obligation, 'text'));
    failWith(input.ask && (input.askUnits ?? []).length === 0 ? [problem('confirmation.noUnit', 'askUnits')] : []);
    expectVersion(obligation, input.version, { text: input.text });
    const [file] = await this.evidence.register(tx, obligation.unitId, kept);
    const said = await this.ask.within(tx, obligation, input.askUnits ?? [], before, calendar);
    if (input.kind === 'result') await this.refuseWhileObjected(tx, said);
    const lacking = input.kind === 'result' ? await this.lackingParts(tx, obligation) : null;
    await this.obligations.addUpdate(tx, obligation, input.kind, input.text, file?.id ?? null, { published: input.published ?? false, lackingVi: lacking });
    if (input.kind === 'result') await this.obligations.markSubmitted(tx, obligation, tx.now);
    else {
      await updateGuarded(tx, Obligation, obligation, { lastUpdateAt: tx.now });
      await tx.record({ type: 'obligation.progressWritten', subject: { kind: 'obligation', code }, unitId: obligation.unitId, roundCode: roundCodeOf(code) });
    }
    return code;
  }

  /** Whoever was asked again just now no longer objects: it answers anew. */
  private async refuseWhileObjected(tx: Transaction, said: readonly Confirmation[]): Promise<void> {
    const { objecting } = standingOf(said, dateOf(tx.now));
    const units = await this.confirmations.unitsOf(tx, objecting);
    failWith(objecting.length > 0 ? [problem('confirmation.objectedResult', 'kind', { units: objecting.map(({ unitId }) => units.get(unitId)?.nameVi ?? '').join(', ') })] : []);
  }

  /** The result may go without them; it says whose are missing. */
  private async lackingParts(tx: Transaction, obligation: Obligation): Promise<string | null> {
    const open = (await this.parts.ofDuty(tx, obligation.id)).filter(({ state }) => state !== 'filled');
    return open.map(({ unit }) => unit.nameVi).join(', ') || null;
  }

  private async ownDuty(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = await this.obligations.loadOwn(tx, code);
    await this.rounds.assertOpen(tx, obligation.roundId);
    return obligation;
  }
}
