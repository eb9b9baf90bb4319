import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Directive } from '../directives';
import { FindingEvidence, Finding } from '../findings';
import { AnswerEvidence, InspectionRound, InspectionVisit, VisitAnswer } from '../inspections';
import { Obligation, ObligationUpdate } from '../obligations';
import { RemediationReport, ReportFile, ReportItem, ReportItemEvidence, ReportVersion } from './remediation-report.entity';

interface Held {
  readonly fileId: string;
  readonly roundId: string;
}

/** Which rounds a file belongs to, over everything that can hold a file. */
@Injectable()
export class FileHoldersQuery {
  /** @returns ids of those of the files that an object of a round which is not closed holds */
  async inOpenRounds(manager: EntityManager, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (fileIds.length === 0) return new Set();
    const closed = new Set((await manager.findBy(InspectionRound, { state: 'closed' })).map(({ id }) => id));
    const held = await this.rounds(manager, [...fileIds]);
    return new Set(held.filter(({ roundId }) => !closed.has(roundId)).map(({ fileId }) => fileId));
  }

  private async rounds(manager: EntityManager, ids: string[]): Promise<readonly Held[]> {
    return [...(await this.ofReports(manager, ids)), ...(await this.ofVisits(manager, ids)), ...(await this.ofDuties(manager, ids)), ...(await this.ofDirectives(manager, ids))];
  }

  private async ofReports(manager: EntityManager, ids: string[]): Promise<readonly Held[]> {
    const links = await manager.findBy(ReportItemEvidence, { fileId: In(ids) });
    const items = byId(await manager.findBy(ReportItem, { id: In(links.map(({ itemId }) => itemId)) }));
    const papers = await manager.find(ReportVersion, { where: [{ signedFileId: In(ids) }, { proofFileId: In(ids) }] });
    const proving = await manager.findBy(ReportVersion, { id: In([...items.values()].map(({ reportVersionId }) => reportVersionId)) });
    const versions = byId([...papers, ...proving]);
    const waiting = await manager.findBy(ReportFile, { fileId: In(ids) });
    const reports = byId(await manager.findBy(RemediationReport, { id: In([...[...versions.values()].map(({ reportId }) => reportId), ...waiting.map(({ reportId }) => reportId)]) }));
    const places = [
      ...links.map(({ itemId, fileId }) => ({ fileId, reportId: versions.get(items.get(itemId)?.reportVersionId ?? '')?.reportId })),
      ...papers.flatMap(({ signedFileId, proofFileId, reportId }) => [signedFileId, proofFileId].flatMap((fileId) => (fileId && ids.includes(fileId) ? [{ fileId, reportId }] : []))),
      ...waiting,
    ];
    return places.flatMap(({ fileId, reportId }) => heldIn(fileId, reports.get(reportId ?? '')));
  }

  private async ofVisits(manager: EntityManager, ids: string[]): Promise<readonly Held[]> {
    const answered = await manager.findBy(AnswerEvidence, { fileId: In(ids) });
    const answers = byId(await manager.findBy(VisitAnswer, { id: In(answered.map(({ answerId }) => answerId)) }));
    const found = await manager.findBy(FindingEvidence, { fileId: In(ids) });
    const findings = byId(await manager.findBy(Finding, { id: In(found.map(({ findingId }) => findingId)) }));
    const visits = byId(await manager.findBy(InspectionVisit, { id: In([...answers.values(), ...findings.values()].map(({ visitId }) => visitId)) }));
    const places = [
      ...answered.map(({ answerId, fileId }) => ({ fileId, visitId: answers.get(answerId)?.visitId })),
      ...found.map(({ findingId, fileId }) => ({ fileId, visitId: findings.get(findingId)?.visitId })),
    ];
    return places.flatMap(({ fileId, visitId }) => heldIn(fileId, visits.get(visitId ?? '')));
  }

  private async ofDuties(manager: EntityManager, ids: string[]): Promise<readonly Held[]> {
    const updates = await manager.findBy(ObligationUpdate, { fileId: In(ids) });
    const duties = byId(await manager.findBy(Obligation, { id: In(updates.map(({ obligationId }) => obligationId)) }));
    return updates.flatMap(({ fileId, obligationId }) => heldIn(fileId ?? '', duties.get(obligationId)));
  }

  private async ofDirectives(manager: EntityManager, ids: string[]): Promise<readonly Held[]> {
    const directives = await manager.findBy(Directive, { scanFileId: In(ids) });
    return directives.flatMap((directive) => heldIn(directive.scanFileId ?? '', directive));
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));
const heldIn = (fileId: string, holder: { readonly roundId: string } | undefined): Held[] => (holder ? [{ fileId, roundId: holder.roundId }] : []);
