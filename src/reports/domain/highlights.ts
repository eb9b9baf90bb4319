import { percentOf } from '../../kernel/percent';
import { countedBy, isUnremedied, type OverviewFinding } from './overview-finding';

/** "Tỷ lệ hồ sơ đất đai đang xử lý đã quá hạn": the key stays the same over all versions of the checklist. */
export const LAND_BACKLOG_CRITERION = 'TTQ2-11';

/** What the chair should notice ("Nổi lên"): at most one point of each kind, none without figures. */
export type Highlight =
  | {
      readonly kind: 'landBacklog';
      readonly overdue: number;
      readonly pending: number;
      readonly percent: number;
      readonly carriers: readonly { readonly unitName: string; readonly overdue: number }[];
    }
  | { readonly kind: 'repeated'; readonly findings: readonly Pick<OverviewFinding, 'titleVi' | 'titleEn' | 'unitName'>[] }
  | { readonly kind: 'departments'; readonly count: number; readonly departments: readonly { readonly name: string; readonly count: number }[] };

export interface LandAnswer {
  readonly unitName: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export function highlights(land: readonly LandAnswer[], findings: readonly OverviewFinding[]): readonly Highlight[] {
  return [landBacklog(land), repeatedFindings(findings), waitingOnDepartments(findings)].filter((point) => point !== null);
}

/** The fewest units that together hold nine tenths of the backlog are named, at most three. */
const CARRIED_SHARE = 0.9;
const MOST_CARRIERS = 3;

export function landBacklog(answers: readonly LandAnswer[]): Highlight | null {
  const counted = answers.filter((one): one is LandAnswer & { numerator: number; denominator: number } => one.numerator !== null && one.denominator !== null);
  const overdue = counted.reduce((sum, { numerator }) => sum + numerator, 0);
  const pending = counted.reduce((sum, { denominator }) => sum + denominator, 0);
  const percent = percentOf(overdue, pending);
  if (overdue === 0 || percent === null) return null;
  const carriers: { unitName: string; overdue: number }[] = [];
  let carried = 0;
  for (const { unitName, numerator } of [...counted].sort((a, b) => b.numerator - a.numerator)) {
    if (carried >= overdue * CARRIED_SHARE || carriers.length === MOST_CARRIERS) break;
    carriers.push({ unitName, overdue: numerator });
    carried += numerator;
  }
  return { kind: 'landBacklog', overdue, pending, percent, carriers };
}

export function repeatedFindings(findings: readonly OverviewFinding[]): Highlight | null {
  const repeated = findings.filter((one) => one.repeated);
  return repeated.length === 0 ? null : { kind: 'repeated', findings: repeated.map(({ titleVi, titleEn, unitName }) => ({ titleVi, titleEn, unitName })) };
}

export function waitingOnDepartments(findings: readonly OverviewFinding[]): Highlight | null {
  const names = findings.filter(isUnremedied).flatMap(({ department }) => department ?? []);
  return names.length === 0 ? null : { kind: 'departments', count: names.length, departments: countedBy(names) };
}
