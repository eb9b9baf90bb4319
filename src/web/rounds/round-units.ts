import type { VisitScore } from '../../features/checklists';
import type { Finding } from '../../features/findings';
import type { InspectionVisit, RoundUnit } from '../../features/inspections';
import type { ReportRow } from '../../features/remediation';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { lookUp } from '../../kernel/look-up';

export interface RoundUnitRow {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly visitCode: string;
  readonly visitState: InspectionVisit['state'];
  readonly scheduledOn: string | null;
  readonly score: VisitScore;
  readonly signedAt: number | null;
  readonly issuedOn: CalendarDate | null;
  readonly findings: number;
  readonly verified: number;
  /** The unit's remediation report, once the directive asks for it. */
  readonly report: ReportRow | null;
  readonly action: { readonly key: 'urge' | 'review' | 'report' | 'visit'; readonly href: string };
}

export interface RoundUnitParts {
  readonly units: readonly RoundUnit[];
  readonly visits: readonly InspectionVisit[];
  readonly scores: ReadonlyMap<string, VisitScore>;
  readonly findings: readonly Pick<Finding, 'unitId' | 'state'>[];
  readonly reports: readonly ReportRow[];
  readonly homeAffairs: boolean;
}

/** Worst first: who is missing, then who was late, then the official order. */
const RANK: Readonly<Record<string, number>> = { missing: 0, late: 1 };

export function roundUnitRows({ units, visits, scores, findings, reports, homeAffairs }: RoundUnitParts): readonly RoundUnitRow[] {
  const rows = units.flatMap((unit): RoundUnitRow[] => {
    const visit = visits.find(({ unitId }) => unitId === unit.unitId);
    const score = scores.get(unit.unitId);
    if (!visit || !score) return [];
    const own = findings.filter(({ unitId }) => unitId === unit.unitId);
    const report = reports.find(({ unitCode }) => unitCode === unit.unitCode) ?? null;
    return [
      {
        code: unit.unitCode,
        nameVi: unit.unitNameVi,
        nameEn: unit.unitNameEn,
        visitCode: visit.code,
        visitState: visit.state,
        scheduledOn: visit.scheduledOn,
        score,
        signedAt: visit.minutesSignedAt,
        issuedOn: visit.resultIssuedAt === null ? null : dateOf(visit.resultIssuedAt),
        findings: own.length,
        verified: own.filter(({ state }) => state === 'verified').length,
        report,
        action: actionFor(visit.code, report, homeAffairs),
      },
    ];
  });
  const rank = ({ report }: RoundUnitRow): number => lookUp(RANK, report?.lateness.kind) ?? 2;
  return rows.map((row, index) => ({ row, index })).sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index).map(({ row }) => row);
}

function actionFor(visitCode: string, report: ReportRow | null, homeAffairs: boolean): RoundUnitRow['action'] {
  if (report && !report.closed && homeAffairs && report.lateness.kind === 'missing') return { key: 'urge', href: `/reminders/new?obligation=${encodeURIComponent(report.obligationCode)}` };
  if (report?.reportCode && !report.closed && homeAffairs && report.state === 'received') return { key: 'review', href: `/reports/${report.reportCode}/review` };
  if (report?.reportCode && ['received', 'accepted', 'returned'].includes(report.state)) return { key: 'report', href: `/reports/${report.reportCode}/receipt` };
  return { key: 'visit', href: `/visits/${visitCode}` };
}
