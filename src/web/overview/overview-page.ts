import type { Locale } from '../../kernel/actor';
import type { InspectionRound } from '../../features/inspections';
import { withQuery } from '../../platform/http/page-url';
import { formatQuarter, type I18n } from '../../platform/i18n';
import { OverviewSentences } from '../../reports/overview-sentences';
import type { Overview, OverviewUnit } from '../../reports/queries/round-overview.query';

/** Older rounds are reached through the list of rounds. */
const ROUNDS_SHOWN = 6;

interface HeatRow {
  readonly label: string;
  readonly cells: readonly { readonly value: number; readonly href?: string }[];
  readonly total: number;
}

export interface OverviewPage extends Pick<Overview, 'round' | 'summary' | 'due' | 'submitted'> {
  readonly rounds: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  /** Names under the figures, with line breaks. */
  readonly named: { readonly onTime: string; readonly late: string; readonly missing: string };
  /** The lists behind the figures. */
  readonly behind: Readonly<Record<'owing' | 'onTime' | 'late' | 'missing' | 'rate', string>>;
  readonly units: readonly (OverviewUnit & { readonly href: string; readonly recordHref: string; readonly told: readonly string[] })[];
  readonly points: readonly { readonly lead: string; readonly text: string }[];
  readonly asked: readonly { readonly text: string; readonly detail: string }[];
  readonly heat: {
    readonly columns: readonly { readonly number: string; readonly name: string; readonly total: number }[];
    readonly rows: readonly HeatRow[];
    readonly total: number;
  };
  readonly files: readonly { readonly format: 'xlsx' | 'pdf' | 'docx'; readonly href: string }[];
}

/** The chair's page in the reader's language; every count of it leads to the list it was counted from. */
export function overviewPage(overview: Overview, rounds: readonly InspectionRound[], i18n: I18n, locale: Locale): OverviewPage {
  const { round, summary, due, units, heat } = overview;
  const words = new OverviewSentences(i18n, locale);
  const list = (unit: string, area?: string): string => withQuery('/findings', { round: round.code, unit, area });
  const reports = (late?: string): string => withQuery('/reports', { round: round.code, late });
  const shown = rounds.filter(({ code }, index) => index < ROUNDS_SHOWN || code === round.code);
  return {
    round,
    summary,
    due,
    submitted: overview.submitted,
    rounds: shown.map(({ code }) => ({ text: formatQuarter(code, locale), href: withQuery('/overview', { round: code }), current: code === round.code })),
    named: { onTime: words.named(units, 'on_time').join('\n'), late: words.named(units, 'late').join('\n'), missing: words.named(units, 'missing').join('\n') },
    behind: { owing: reports(), onTime: reports('on_time'), late: reports('late'), missing: reports('missing'), rate: withQuery('/findings', { round: round.code, state: 'verified' }) },
    units: units.map((unit) => ({ ...unit, href: list(unit.code), recordHref: withQuery(`/units/${encodeURIComponent(unit.code)}`, { on: round.periodTo }), told: [...words.history(unit.history, round.year), ...words.recorded(unit.recorded)] })),
    points: overview.highlights.map((point) => words.highlight(point)),
    asked: overview.proposals.map((one) => words.proposal(one)),
    heat: {
      columns: heat.columns.map(({ code, nameVi, nameEn, total }) => ({ number: code, name: locale === 'vi' ? nameVi : nameEn, total })),
      rows: heat.rows.map(({ unitCode, unitName, values, total }) => ({
        label: unitName,
        cells: values.map((value, index) => (value === 0 ? { value } : { value, href: list(unitCode, heat.columns[index]?.code) })),
        total,
      })),
      total: heat.total,
    },
    files: (['xlsx', 'pdf', 'docx'] as const).map((format) => ({ format, href: `/consolidations/${encodeURIComponent(round.code)}/files/${format}` })),
  };
}
