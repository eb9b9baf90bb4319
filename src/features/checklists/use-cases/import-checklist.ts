import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError } from '../../../kernel/errors';
import { newId } from '../../../platform/database/new-id';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Area, Checklist, ChecklistVersion, Criterion, CriterionLegalSource, LegalSource } from '../checklist.entity';
import { checklistVersionMachine } from '../domain/checklist-version.machine';
import type { Scoring } from '../domain/scoring';

/** A checklist as a file: `seed/reference/checklist-2018-q2.json` is one. */
export interface ChecklistSeed {
  readonly code: string;
  readonly version: number;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly sample: boolean;
  readonly targetLevel: string;
  readonly maxScore: number;
  readonly areas: readonly AreaSeed[];
  readonly legalSources: readonly Omit<LegalSource, 'id'>[];
}

export type AreaSeed = Pick<Area, 'key' | 'code' | 'position' | 'nameVi' | 'nameEn' | 'shortNameVi' | 'shortNameEn' | 'maxScore'> & {
  readonly criteria: readonly CriterionSeed[];
};

export type CriterionSeed = Pick<Criterion, 'key' | 'code' | 'position' | 'textVi' | 'textEn' | 'answerType' | 'maxScore'> & {
  readonly scoring: Scoring;
  readonly legalBasis: readonly string[];
  readonly evidenceAskedVi?: readonly string[];
  readonly measureUnitVi?: string | null;
  readonly measureUnitEn?: string | null;
  readonly numeratorLabelVi?: string | null;
  readonly numeratorLabelEn?: string | null;
  readonly denominatorLabelVi?: string | null;
  readonly denominatorLabelEn?: string | null;
  readonly typicalFindingVi?: string | null;
  readonly suggestedRemedyVi?: string | null;
};

/** Loads a checklist as a draft version; publishing it is a step of its own. */
@Injectable()
export class ImportChecklist {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the id of the new draft version. @throws ConflictError when that version exists */
  execute(actor: Actor, seed: ChecklistSeed): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const checklistId = await this.checklist(tx, seed);
      if (await tx.manager.findOneBy(ChecklistVersion, { checklistId, number: seed.version })) throw new ConflictError('alreadyDone');
      const versionId = newId();
      await tx.manager.insert(ChecklistVersion, {
        id: versionId,
        checklistId,
        number: seed.version,
        state: checklistVersionMachine.initial,
        publishedAt: null,
        maxScore: seed.maxScore,
      });
      const sources = await this.legalSources(tx, seed.legalSources);
      for (const area of seed.areas) await this.area(tx, versionId, area, sources);
      await tx.record({ type: 'checklist.imported', subject: { kind: 'checklist', code: `${seed.code}/${seed.version}` }, details: { areas: seed.areas.length } });
      return versionId;
    });
  }

  private async checklist(tx: Transaction, { code, titleVi, titleEn, targetLevel, sample }: ChecklistSeed): Promise<string> {
    const existing = await tx.manager.findOneBy(Checklist, { code });
    if (existing) return existing.id;
    const id = newId();
    await tx.manager.insert(Checklist, { id, code, titleVi, titleEn, targetLevel, sample });
    return id;
  }

  private async legalSources(tx: Transaction, sources: ChecklistSeed['legalSources']): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const { shortName, titleVi, issuedOn, effectiveFrom, effectiveTo, confidence } of sources) {
      const existing = await tx.manager.findOneBy(LegalSource, { shortName });
      const id = existing?.id ?? newId();
      if (!existing) await tx.manager.insert(LegalSource, { id, shortName, titleVi, issuedOn, effectiveFrom, effectiveTo, confidence });
      ids.set(shortName, id);
    }
    return ids;
  }

  private async area(tx: Transaction, checklistVersionId: string, { criteria, ...area }: AreaSeed, sources: Map<string, string>): Promise<void> {
    const areaId = newId();
    await tx.manager.insert(Area, { ...area, id: areaId, checklistVersionId });
    for (const criterion of criteria) {
      const id = newId();
      const { key, code, position, textVi, textEn, answerType, maxScore, scoring } = criterion;
      await tx.manager.insert(Criterion, {
        id, checklistVersionId, areaId, key, code, position, textVi, textEn, answerType, maxScore,
        scoring: scoring as never,
        measureUnitVi: criterion.measureUnitVi ?? null,
        measureUnitEn: criterion.measureUnitEn ?? null,
        numeratorLabelVi: criterion.numeratorLabelVi ?? null,
        numeratorLabelEn: criterion.numeratorLabelEn ?? null,
        denominatorLabelVi: criterion.denominatorLabelVi ?? null,
        denominatorLabelEn: criterion.denominatorLabelEn ?? null,
        evidenceAsked: (criterion.evidenceAskedVi ?? []) as never,
        typicalFindingVi: criterion.typicalFindingVi ?? null,
        suggestedRemedyVi: criterion.suggestedRemedyVi ?? null,
      });
      for (const name of criterion.legalBasis) {
        const legalSourceId = sources.get(name);
        if (!legalSourceId) throw new Error(`criterion ${code} cites an unknown source: ${name}`);
        await tx.manager.insert(CriterionLegalSource, { id: newId(), criterionId: id, legalSourceId });
      }
    }
  }
}
