import { bandRanges, type BandRange } from './domain/band-ranges';
import type { AreaView, CriterionView, VersionView } from './checklist.queries';
import type { LegalSource } from './checklist.entity';

export interface CriterionLines extends CriterionView {
  /** Steps of a counted or measured criterion, best first; empty for the others. */
  readonly ranges: readonly BandRange[];
}

export interface VersionPage extends Omit<VersionView, 'areas'> {
  readonly areas: readonly (Omit<AreaView, 'criteria'> & { readonly criteria: readonly CriterionLines[] })[];
  readonly criteria: number;
  /** Every source that some criterion of the version names, once. */
  readonly legalSources: readonly LegalSource[];
}

export function withRanges(criterion: CriterionView): CriterionLines {
  return { ...criterion, ranges: criterion.scoring.kind === 'bands' ? bandRanges(criterion.scoring) : [] };
}

export function versionPage(view: VersionView): VersionPage {
  const all = view.areas.flatMap(({ criteria }) => criteria);
  const sources = new Map(all.flatMap(({ legalSources }) => legalSources.map((source) => [source.id, source] as const)));
  return {
    ...view,
    areas: view.areas.map((area) => ({ ...area, criteria: area.criteria.map(withRanges) })),
    criteria: all.length,
    legalSources: [...sources.values()].sort((a, b) => (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '')),
  };
}
