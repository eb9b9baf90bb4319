import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EvidenceSender } from '../../features/evidence';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Reply } from '../../platform/http/request';
import { FileStore } from '../../platform/storage/file-store';
import { consolidatedDocument } from '../definitions/consolidated.definition';
import { RoundConsolidationQuery } from '../queries/round-consolidation.query';
import { MEDIA_TYPES, RenderService } from '../renderers';
import type { ConsolidationFile } from './consolidation.entity';
import { CONSOLIDATION_FORMATS, consolidatedName, type ConsolidationFormat } from './consolidation-format';
import { ConsolidationStore, type FrozenRound } from './consolidation.store';
import type { RoundSnapshot } from './round-snapshot';

/** Before the remedies are followed there is nothing to consolidate. */
const HAS_PAPERS: readonly InspectionRound['state'][] = ['remediation', 'consolidated', 'closed'];

export const hasPapers = (round: InspectionRound): boolean => HAS_PAPERS.includes(round.state);

/** The consolidated papers of a round: from the live figures while they move, and the kept bytes once they are frozen. */
@Injectable()
export class ConsolidationFiles {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly store: ConsolidationStore,
    private readonly snapshots: RoundConsolidationQuery,
    private readonly render: RenderService,
    private readonly kept: FileStore,
    private readonly sender: EvidenceSender,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @param number of the freeze; without one the newest. @throws NotFoundError when the round has no such freeze */
  async send(reply: Reply, actor: Actor, roundCode: string, format: ConsolidationFormat, number?: number): Promise<void> {
    const round = await this.rounds.roundByCode(roundCode);
    if (!hasPapers(round)) throw new NotFoundError();
    const frozen = number === undefined ? await this.store.latest(round.id) : await this.store.byNumber(round.id, number);
    if (number !== undefined && !frozen) throw new NotFoundError();
    if (frozen) {
      const { sha256, name, size } = await this.frozenFile(actor, frozen, format);
      return this.sender.sendPaper(reply, { sha256, name, size, mediaType: MEDIA_TYPES[format] });
    }
    const bytes = await this.draft(roundCode, format);
    await reply
      .header('content-type', MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="consolidated-${round.code}-draft.${format}"`)
      .header('cache-control', 'private, no-store')
      .send(bytes);
  }

  /** From the figures of this moment. */
  async draft(roundCode: string, format: ConsolidationFormat): Promise<Buffer> {
    return this.bytes(await this.snapshots.of(roundCode), format);
  }

  /** Makes and keeps what is missing; also after a stop between freezing and rendering. */
  async keepAll(actor: Actor, frozen: FrozenRound): Promise<void> {
    for (const format of CONSOLIDATION_FORMATS) await this.frozenFile(actor, frozen, format);
  }

  private async frozenFile(actor: Actor, frozen: FrozenRound, format: ConsolidationFormat): Promise<ConsolidationFile> {
    const found = await this.find(frozen, format);
    if (found) return found;
    await this.make(actor, frozen, format);
    const made = await this.find(frozen, format);
    if (!made) throw new NotFoundError();
    return made;
  }

  private async find({ id }: FrozenRound, format: ConsolidationFormat): Promise<ConsolidationFile | undefined> {
    return (await this.store.files(id)).find((file) => file.format === format);
  }

  /** Bytes first, their row after: a row never names bytes that are not there. */
  private async make(actor: Actor, { id, number, snapshot }: FrozenRound, format: ConsolidationFormat): Promise<void> {
    const bytes = await this.bytes(snapshot, format);
    const temporary = await this.kept.receive(Readable.from([bytes]), bytes.length);
    await this.kept.keep(temporary);
    const { code } = snapshot.round;
    const file = { consolidationId: id, name: consolidatedName(code, format, number), format, sha256: temporary.sha256, size: temporary.size };
    await this.unitOfWork.run(actor, async (tx) => {
      if (!(await this.store.addFile(tx, file))) return;
      await tx.record({ type: 'consolidation.fileKept', subject: { kind: 'consolidation', code }, roundCode: code, details: { name: file.name, sha256: file.sha256, size: file.size } });
    });
  }

  private bytes(snapshot: RoundSnapshot, format: ConsolidationFormat): Promise<Buffer> {
    return this.render.render(consolidatedDocument(snapshot), format);
  }
}
