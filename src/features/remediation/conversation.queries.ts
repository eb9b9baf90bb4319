import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { ReadModel } from '../../platform/database/read-model';
import { Account } from '../identity';
import { InspectionRound } from '../inspections';
import { Unit } from '../organisation';
import { ConversationStore, type Talk, type TalkAddress, type TalkSide } from './conversation.store';
import { RemediationReport, Remark, ReportItem, ReportVersion } from './remediation-report.entity';

export type RemarkView = Pick<Remark, 'visibility' | 'textVi' | 'writtenByTitle' | 'writtenAt' | 'seenAt'> & {
  readonly writtenByUnitVi: string;
  readonly writtenByUnitEn: string;
  /** The post it is addressed to; null when to nobody in particular. */
  readonly addressedTitle: string | null;
  readonly addressed: string | null;
};

export interface Conversation {
  readonly reportCode: string;
  readonly findingCode: string;
  readonly findingTitleVi: string;
  readonly findingTitleEn: string | null;
  readonly n: number;
  readonly side: TalkSide;
  readonly remarks: readonly RemarkView[];
  /** Empty when the reader may not write: a closed round, or somebody who only reads. */
  readonly addressees: readonly { readonly value: string; readonly text: string }[];
  readonly mayWrite: boolean;
  /** Something addressed to the reader was not opened before. */
  readonly unseen: boolean;
}

/** A remark that waits for the reader. */
export interface RemarkTask {
  readonly reportCode: string;
  readonly n: number;
  readonly findingTitleVi: string;
  readonly findingTitleEn: string | null;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly writtenByTitle: string;
  readonly writtenAt: number;
  readonly side: TalkSide;
}

/** What was said about an item, as far as the reader may see it. */
@Injectable()
export class ConversationQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly talks: ConversationStore,
  ) {}

  /** @throws NotFoundError as `ConversationStore.locate` */
  async of(actor: Actor, code: string, address: TalkAddress): Promise<Conversation> {
    return this.view(actor, await this.talks.locate(this.read.manager, actor, code, address));
  }

  /** For pages that show an item anyway: null while nothing was sent, and for readers who may not see the talk. */
  async beside(actor: Actor, code: string, n: number): Promise<Conversation | null> {
    return this.of(actor, code, { n }).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotFoundError') return null;
      throw error;
    });
  }

  /** Remarks addressed to the actor that were neither opened nor answered, newest first; nothing of a closed round waits. */
  async waitingFor(actor: Actor): Promise<readonly RemarkTask[]> {
    const { manager } = this.read;
    const remarks = await manager.find(Remark, { where: { addressedId: actor.accountId, seenAt: IsNull() }, order: { writtenAt: 'DESC' } });
    const tasks = await Promise.all(remarks.map((remark) => this.task(actor, remark)));
    const seen = new Set<string>();
    return tasks.flat().filter(({ reportCode, n }) => !seen.has(`${reportCode}/${n}`) && seen.add(`${reportCode}/${n}`));
  }

  private async task(actor: Actor, { reportId, findingId, writtenByTitle, writtenAt }: Remark): Promise<RemarkTask[]> {
    const { manager } = this.read;
    const report = await manager.findOneByOrFail(RemediationReport, { id: reportId });
    if (await manager.existsBy(InspectionRound, { id: report.roundId, state: 'closed' })) return [];
    const versions = await manager.findBy(ReportVersion, { reportId });
    const item = await manager.findOneByOrFail(ReportItem, { reportVersionId: In(versions.map(({ id }) => id)), findingId });
    const talk = await this.talks.locate(manager, actor, report.code, { n: item.position + 1 });
    const unit = await manager.findOneByOrFail(Unit, { id: report.unitId });
    const { titleVi, titleEn } = talk.finding;
    return [{ reportCode: report.code, n: talk.n, findingTitleVi: titleVi, findingTitleEn: titleEn, unitNameVi: unit.nameVi, unitNameEn: unit.nameEn, writtenByTitle, writtenAt, side: talk.side }];
  }

  private async view(actor: Actor, talk: Talk): Promise<Conversation> {
    const { manager } = this.read;
    const remarks = await this.talks.remarksOf(manager, talk);
    const unitIds = [...new Set(remarks.map(({ writtenByUnitId }) => writtenByUnitId))];
    const units = new Map((await manager.findBy(Unit, { id: In(unitIds) })).map((unit) => [unit.id, unit]));
    const posts = new Map((await manager.findBy(Account, { id: In(remarks.flatMap(({ addressedId }) => addressedId ?? [])) })).map((one) => [one.id, one]));
    const closed = await manager.existsBy(InspectionRound, { id: talk.report.roundId, state: 'closed' });
    const mayWrite = talk.side !== 'reader' && !closed;
    const title = ({ postTitleVi, postTitleEn }: Account): string => (actor.locale === 'en' ? postTitleEn : postTitleVi);
    return {
      reportCode: talk.report.code,
      findingCode: talk.finding.code,
      findingTitleVi: talk.finding.titleVi,
      findingTitleEn: talk.finding.titleEn,
      n: talk.n,
      side: talk.side,
      mayWrite,
      unseen: remarks.some(({ addressedId, seenAt }) => addressedId === actor.accountId && seenAt === null),
      addressees: mayWrite ? (await this.talks.addressees(manager, actor, talk)).map((one) => ({ value: one.username, text: title(one) })) : [],
      remarks: remarks.map(({ visibility, textVi, writtenByTitle, writtenAt, writtenByUnitId, addressedId, seenAt }) => ({
        visibility,
        textVi,
        writtenByTitle,
        writtenByUnitVi: units.get(writtenByUnitId)?.nameVi ?? '',
        writtenByUnitEn: units.get(writtenByUnitId)?.nameEn ?? '',
        writtenAt,
        addressedTitle: addressedId ? title(posts.get(addressedId) as Account) : null,
        addressed: posts.get(addressedId ?? '')?.username ?? null,
        seenAt,
      })),
    };
  }
}
