import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { roundCodeOf } from '../../kernel/round-code';
import { ReadModel } from '../../platform/database/read-model';
import { StoredFile } from '../evidence';
import { Unit } from '../organisation';
import { isSent } from './domain/report-version.machine';
import { RemediationReport, ReportItem, ReportItemEvidence, ReportVersion } from './remediation-report.entity';
import type { ItemView, ReportView, VersionDetail } from './remediation.queries';

/** Where the same bytes were sent before, or by others. `n` null: as the signed copy. */
export interface SamePlace {
  readonly kind: 'earlierVersion' | 'otherReport' | 'otherUnit';
  readonly reportCode: string;
  readonly roundCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly version: number;
  readonly n: number | null;
}

/** The same file (by its hash) elsewhere in what was sent. For Home Affairs only: it tells of other units. */
@Injectable()
export class SameFilesQuery {
  constructor(private readonly read: ReadModel) {}

  /**
   * By public id of the files of one item of this version; files that stand nowhere else are left out. What the same item held in an
   * earlier version was kept there by the supplement itself.
   */
  async of(report: ReportView, version: VersionDetail, { evidence: files, position }: ItemView): Promise<ReadonlyMap<string, readonly SamePlace[]>> {
    const twins = await this.read.manager.find(StoredFile, { where: { sha256: In([...new Set(files.map(({ sha256 }) => sha256))]) }, select: { id: true, sha256: true } });
    const places = await this.placesOf(twins.map(({ id }) => id), report, version);
    const found = new Map<string, readonly SamePlace[]>();
    for (const { publicId, sha256 } of files) {
      const same = twins.filter((twin) => twin.sha256 === sha256).flatMap(({ id }) => places.get(id) ?? []).filter(({ kind, n }) => kind !== 'earlierVersion' || n !== position + 1);
      if (same.length > 0) found.set(publicId, [...new Map(same.map((place) => [JSON.stringify(place), place])).values()]);
    }
    return found;
  }

  private async placesOf(fileIds: readonly string[], report: ReportView, version: VersionDetail): Promise<ReadonlyMap<string, readonly SamePlace[]>> {
    const { manager } = this.read;
    const links = await manager.findBy(ReportItemEvidence, { fileId: In([...fileIds]) });
    const items = new Map((await manager.findBy(ReportItem, { id: In(links.map(({ itemId }) => itemId)) })).map((one) => [one.id, one]));
    const found = await manager.find(ReportVersion, { where: [{ id: In([...items.values()].map(({ reportVersionId }) => reportVersionId)) }, { signedFileId: In([...fileIds]) }] });
    const versions = new Map(found.filter((one) => isSent(one) && !(one.reportId === report.id && one.number >= version.number)).map((one) => [one.id, one]));
    const reports = new Map((await manager.findBy(RemediationReport, { id: In([...versions.values()].map(({ reportId }) => reportId)) })).map((one) => [one.id, one]));
    const units = new Map((await manager.findBy(Unit, { id: In([...reports.values()].map(({ unitId }) => unitId)) })).map((one) => [one.id, one]));
    const result = new Map<string, SamePlace[]>();
    const add = (fileId: string, versionId: string, n: number | null): void => {
      const at = versions.get(versionId);
      const where = reports.get(at?.reportId ?? '');
      if (!at || !where) return;
      const unit = units.get(where.unitId);
      const kind = where.id === report.id ? 'earlierVersion' : where.unitId === report.unitId ? 'otherReport' : 'otherUnit';
      const place: SamePlace = { kind, reportCode: where.code, roundCode: roundCodeOf(where.code), unitNameVi: unit?.nameVi ?? '', unitNameEn: unit?.nameEn ?? '', version: at.number, n };
      result.set(fileId, [...(result.get(fileId) ?? []), place]);
    };
    for (const { itemId, fileId } of links) {
      const item = items.get(itemId);
      if (item) add(fileId, item.reportVersionId, item.position + 1);
    }
    for (const { id, signedFileId } of versions.values()) if (signedFileId && fileIds.includes(signedFileId)) add(signedFileId, id, null);
    return result;
  }
}
