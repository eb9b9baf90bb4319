import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { ReadModel } from '../../platform/database/read-model';
import { Finding, FindingQueries, type FindingView } from '../findings';
import { InspectionRound } from '../inspections';
import { Unit } from '../organisation';
import { answerChanges, type AnswerChanges } from './answer-changes';
import { recordedForUnit, type RecordedForUnit } from './recorded-for-unit';
import { RemediationQueries, type ItemView, type OwnedAnswer } from './remediation.queries';
import { RemediationReport, ReportItem, ReportVersion } from './remediation-report.entity';

/** An answer on which the reader's department may give its opinion. */
export interface OpinionTask {
  readonly reportCode: string;
  readonly n: number;
  readonly findingCode: string;
  readonly findingTitleVi: string;
  readonly findingTitleEn: string | null;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly versionNumber: number;
  readonly submittedAt: number | null;
  readonly recorded: readonly RecordedForUnit[];
}

/** One item of a report as the department sees it that must remedy: nothing else of the report. */
export interface OpinionPage {
  readonly reportCode: string;
  readonly roundCode: string;
  readonly n: number;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly finding: FindingView;
  readonly item: ItemView;
  readonly version: OwnedAnswer['version'];
  readonly before: OwnedAnswer | null;
  readonly changes: AnswerChanges | null;
  /** An opinion may still be given or changed. */
  readonly open: boolean;
  readonly closed: boolean;
}

@Injectable()
export class OpinionQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly reports: RemediationQueries,
    private readonly findings: FindingQueries,
  ) {}

  /** Answers under review whose finding the reader's department must remedy, and on which it has not said anything. */
  async waitingFor(actor: Actor): Promise<readonly OpinionTask[]> {
    if (actor.role !== 'department') return [];
    const { manager } = this.read;
    const owned = await manager
      .createQueryBuilder(ReportItem, 'i')
      .innerJoin(Finding, 'f', 'f.id = i.findingId')
      .innerJoin(ReportVersion, 'v', 'v.id = i.reportVersionId')
      .innerJoin(InspectionRound, 'r', 'r.id = f.roundId')
      .where("f.remedyOwnerUnitId = :own AND f.unitId <> :own AND v.state = 'received' AND r.state <> 'closed'", { own: actor.unitId })
      .andWhere('i.opinion IS NULL AND i.decision IS NULL')
      .orderBy('f.code', 'ASC')
      .getMany();
    return Promise.all(owned.map((item) => this.task(item)));
  }

  /** All sendings of one answer, oldest first. @throws NotFoundError as `page` */
  async answers(actor: Actor, code: string, findingCode: string): Promise<readonly OwnedAnswer[]> {
    const finding = await this.read.manager.findOneBy(Finding, { code: findingCode });
    const answers = finding ? await this.reports.answersForOwner(actor, finding.id, code) : [];
    if (answers.length === 0) throw new NotFoundError();
    return answers;
  }

  /** @throws NotFoundError for every item that is not the department's to remedy */
  async page(actor: Actor, code: string, n: number): Promise<OpinionPage> {
    const { manager } = this.read;
    const report = await manager.findOneBy(RemediationReport, { code });
    const versions = report ? await manager.findBy(ReportVersion, { reportId: report.id }) : [];
    const found = await manager.findOneBy(ReportItem, { reportVersionId: In(versions.map(({ id }) => id)), position: n - 1 });
    const answers = found ? await this.reports.answersForOwner(actor, found.findingId, code) : [];
    const newest = answers.at(-1);
    if (!report || !newest) throw new NotFoundError();
    const before = answers.at(-2) ?? null;
    const unit = await manager.findOneByOrFail(Unit, { id: report.unitId });
    const closed = await manager.existsBy(InspectionRound, { id: report.roundId, state: 'closed' });
    return {
      reportCode: code,
      roundCode: roundCodeOf(code),
      n,
      unitNameVi: unit.nameVi,
      unitNameEn: unit.nameEn,
      finding: await this.findings.byCode(actor, newest.item.findingCode),
      ...newest,
      before,
      changes: before ? answerChanges(before.item, newest.item, actor.locale === 'en') : null,
      open: newest.version.state === 'received' && newest.item.releasedAt === null && !closed,
      closed,
    };
  }

  private async task({ findingId, reportVersionId, position }: ReportItem): Promise<OpinionTask> {
    const { manager } = this.read;
    const version = await manager.findOneByOrFail(ReportVersion, { id: reportVersionId });
    const report = await manager.findOneByOrFail(RemediationReport, { id: version.reportId });
    const [finding, unit] = [await manager.findOneByOrFail(Finding, { id: findingId }), await manager.findOneByOrFail(Unit, { id: report.unitId })];
    return {
      reportCode: report.code,
      n: position + 1,
      findingCode: finding.code,
      findingTitleVi: finding.titleVi,
      findingTitleEn: finding.titleEn,
      unitNameVi: unit.nameVi,
      unitNameEn: unit.nameEn,
      versionNumber: version.number,
      submittedAt: version.submittedAt,
      recorded: recordedForUnit([version]),
    };
  }
}
