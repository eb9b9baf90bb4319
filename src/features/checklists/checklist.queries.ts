import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { NotFoundError } from '../../kernel/errors';
import { ReadModel } from '../../platform/database/read-model';
import { Area, Checklist, ChecklistVersion, Criterion, CriterionLegalSource, LegalSource } from './checklist.entity';

export interface CriterionView extends Criterion {
  readonly legalSources: readonly LegalSource[];
}

export interface AreaView extends Area {
  readonly criteria: readonly CriterionView[];
}

export interface VersionView {
  readonly checklist: Checklist;
  readonly version: ChecklistVersion;
  readonly areas: readonly AreaView[];
}

export interface VersionRow {
  readonly id: string;
  readonly checklistCode: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly targetLevel: string;
  readonly sample: boolean;
  readonly number: number;
  readonly state: ChecklistVersion['state'];
  readonly publishedAt: number | null;
  readonly maxScore: number;
  readonly criteria: number;
}

/** Checklists are the same for everybody: what is asked is no secret, only the answers are. */
@Injectable()
export class ChecklistQueries {
  constructor(private readonly read: ReadModel) {}

  async list(): Promise<readonly VersionRow[]> {
    const { manager } = this.read;
    const checklists = new Map((await manager.find(Checklist)).map((one) => [one.id, one]));
    const counts = await manager.createQueryBuilder(Criterion, 'c').select('c.checklistVersionId', 'id').addSelect('COUNT(*)', 'n').groupBy('c.checklistVersionId').getRawMany<{ id: string; n: string | number }>();
    const countOf = new Map(counts.map(({ id, n }) => [id, Number(n)]));
    const versions = await manager.find(ChecklistVersion, { order: { number: 'DESC' } });
    return versions.flatMap((version) => {
      const checklist = checklists.get(version.checklistId);
      if (!checklist) return [];
      const { code, titleVi, titleEn, targetLevel, sample } = checklist;
      const { id, number, state, publishedAt, maxScore } = version;
      return [{ id, checklistCode: code, titleVi, titleEn, targetLevel, sample, number, state, publishedAt, maxScore, criteria: countOf.get(id) ?? 0 }];
    });
  }

  async byCode(code: string, number: number): Promise<VersionView> {
    const checklist = await this.read.manager.findOneBy(Checklist, { code });
    const version = checklist && (await this.read.manager.findOneBy(ChecklistVersion, { checklistId: checklist.id, number }));
    if (!version) throw new NotFoundError();
    return this.version(version.id);
  }

  /** A version with everything in it, in the order people read it. */
  async version(versionId: string): Promise<VersionView> {
    const { manager } = this.read;
    const version = await manager.findOneBy(ChecklistVersion, { id: versionId });
    if (!version) throw new NotFoundError();
    const checklist = await manager.findOneByOrFail(Checklist, { id: version.checklistId });
    const areas = await manager.find(Area, { where: { checklistVersionId: versionId }, order: { position: 'ASC' } });
    const criteria = await manager.find(Criterion, { where: { checklistVersionId: versionId }, order: { position: 'ASC' } });
    const sources = await this.sourcesOf(criteria.map(({ id }) => id));
    const withSources = criteria.map((one) => ({ ...one, legalSources: sources.get(one.id) ?? [] }));
    return { checklist, version, areas: areas.map((area) => ({ ...area, criteria: withSources.filter((one) => one.areaId === area.id) })) };
  }

  private async sourcesOf(criterionIds: readonly string[]): Promise<Map<string, LegalSource[]>> {
    if (criterionIds.length === 0) return new Map();
    const links = await this.read.manager.findBy(CriterionLegalSource, { criterionId: In([...criterionIds]) });
    const sources = new Map((await this.read.manager.find(LegalSource)).map((one) => [one.id, one]));
    const result = new Map<string, LegalSource[]>();
    for (const { criterionId, legalSourceId } of links) {
      const source = sources.get(legalSourceId);
      if (source) result.set(criterionId, [...(result.get(criterionId) ?? []), source]);
    }
    return result;
  }
}
