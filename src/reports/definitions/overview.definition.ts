import { dateOf, type Instant } from '../../kernel/calendar-date';
import { formatInstant, formatQuarter, type Translate } from '../../platform/i18n';
import { note } from '../model/blocks';
import { emptyCell, integerCell, percentCell } from '../model/cells';
import type { ReportDocument } from '../model/report-document';
import type { Overview, OverviewUnit } from '../queries/round-overview.query';

/** The chair's one page. Papers are Vietnamese whatever language the reader's screen has, so `t` is the Vietnamese one. */
export function overviewDocument({ round, summary, dueWording, units }: Overview, at: Instant, t: Translate): ReportDocument {
  const { findings } = summary;
  const verified = findings.byState.verified ?? 0;
  const transferred = findings.byState.transferred ?? 0;
  const base = findings.total - transferred;
  const figure = (key: string, value: number, detail: readonly string[] = []) => ({ label: t(`overview:${key}`), value: integerCell(value), detail });
  return {
    meta: {
      kind: 'overview',
      code: `overview-${round.code}`,
      title: t('overview:title', { quarter: formatQuarter(round.code) }),
      scope: [t('overview:asOf', { when: formatInstant(at), due: dueWording ?? t('overview:noDue') })],
      date: null,
      draftedOn: dateOf(at),
      dataAt: at,
      sampleNotice: round.sample,
    },
    head: null,
    body: [
      {
        type: 'figures',
        items: [
          figure('owing', summary.units.owing, t('overview:findings', { count: findings.total }).split('\n')),
          figure('onTime', summary.units.onTime, named(units, 'on_time')),
          figure('late', summary.units.late, named(units, 'late')),
          figure('missing', summary.units.missing, named(units, 'missing')),
          { label: t('overview:rate'), value: base > 0 ? percentCell(verified / base) : emptyCell(), detail: t('overview:rateNote', { verified, base, transferred }).split('\n') },
        ],
      },
      {
        type: 'unitBars',
        title: t('overview:byUnit'),
        headers: { unit: t('overview:unit'), total: t('overview:findingsColumn'), bar: t('overview:byState'), report: t('overview:report'), lateness: t('overview:lateness') },
        legend: [
          { key: 'verified', label: t('overview:verified'), tone: 'done' },
          { key: 'claimed', label: t('overview:claimed'), tone: 'claimed' },
          { key: 'inRemedy', label: t('overview:inRemedy'), tone: 'doing' },
          { key: 'transferred', label: t('overview:transferred'), tone: 'transferred' },
          { key: 'unanswered', label: t('overview:unanswered'), tone: 'notYet' },
        ],
        rows: units.map((unit) => ({
          unit: unit.name,
          counts: { verified: unit.verified, claimed: unit.claimed, inRemedy: unit.inRemedy, transferred: unit.transferred, unanswered: unit.unanswered },
          report: [t(`states:report.${unit.report}`), ...history(unit, t)],
          lateness: latenessWords(unit, t),
          alarming: unit.lateness.kind === 'late' || unit.lateness.kind === 'missing',
        })),
      },
      note(t('overview:formula', { verified, total: findings.total, transferred })),
    ],
    closing: null,
    annexes: [],
  };
}

function named(units: readonly OverviewUnit[], kind: OverviewUnit['lateness']['kind']): string[] {
  return units.filter(({ lateness }) => lateness.kind === kind).slice(0, 4).map(({ name }) => name);
}

function history(unit: OverviewUnit, t: Translate): string[] {
  const sent = unit.submittedAt === null ? [] : [t('overview:sentAt', { when: formatInstant(unit.submittedAt) })];
  return unit.urged > 0 ? [...sent, t('overview:urged', { count: unit.urged })] : sent;
}

function latenessWords({ lateness: { kind, days } }: OverviewUnit, t: Translate): string {
  return kind === 'late' || kind === 'missing' ? t(`states:late.${kind}_days`, { count: days }) : t(`states:late.${kind}`);
}
