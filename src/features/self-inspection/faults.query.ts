import { Injectable } from '@nestjs/common';
import { ReadModel } from '../../platform/database/read-model';
import { I18n } from '../../platform/i18n';
import { ChecklistQueries } from '../checklists';
import { FindingQueries, isIssued } from '../findings';
import { InspectionRound, RoundQueries } from '../inspections';
import { OperatingRules } from '../organisation';
import { faultsElsewhere, withoutNames, type Fault } from './domain/faults';

/** A fault as a reader may see it: whose it was only where the province says so. */
export interface ShownFault extends Fault {
  readonly unitNames: readonly { readonly vi: string; readonly en: string }[];
}

/** Faults of a round, from its issued findings. */
@Injectable()
export class FaultsQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly findings: FindingQueries,
    private readonly checklists: ChecklistQueries,
    private readonly rounds: RoundQueries,
    private readonly rules: OperatingRules,
    private readonly i18n: I18n,
  ) {}

  /** @param ownUnitId the unit that looks at itself: what was found there is left out; null for the whole round */
  async of(roundId: string, ownUnitId: string | null, named: 'byRule' | 'always'): Promise<readonly ShownFault[]> {
    const round = await this.read.manager.findOneByOrFail(InspectionRound, { id: roundId });
    const issued = (await this.findings.ofRound(roundId)).filter(({ state }) => isIssued(state));
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const keys = new Map(areas.flatMap(({ criteria }) => criteria.map(({ id, key }) => [id, key] as const)));
    const units = (await this.rounds.units(roundId)).filter(({ mode }) => mode === 'inspected');
    const shown = named === 'always' || (await this.rules.values())['selfInspection.namesUnits'] === 'shown';
    const faults = faultsElsewhere(issued.map((one) => ({ ...one, criterionKey: keys.get(one.criterionId) ?? one.criterionId })), ownUnitId);
    if (shown) {
      const nameOf = new Map(units.map(({ unitId, unitNameVi, unitNameEn }) => [unitId, { vi: unitNameVi, en: unitNameEn }]));
      return faults.map((fault) => ({ ...fault, unitNames: fault.unitIds.flatMap((id) => nameOf.get(id) ?? []) }));
    }
    const names = units.flatMap(({ unitNameVi, unitNameEn }) => [unitNameVi, unitNameEn]);
    const hidden = (text: string, locale: 'vi' | 'en'): string => withoutNames(text, names, this.i18n.t(locale)('selfChecks:someUnit'));
    return faults.map((fault) => ({ ...fault, titleVi: hidden(fault.titleVi, 'vi'), titleEn: hidden(fault.titleEn, 'en'), unitIds: [], unitNames: [] }));
  }
}
