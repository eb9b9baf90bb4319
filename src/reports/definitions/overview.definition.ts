import { dateOf, type Instant } from '../../kernel/calendar-date';
import { formatInstant, formatQuarter, type I18n } from '../../platform/i18n';
import { note, type Block } from '../model/blocks';
import { emptyCell, integerCell, percentCell } from '../model/cells';
import type { ReportDocument } from '../model/report-document';
import { OverviewSentences } from '../overview-sentences';
import type { Overview, OverviewUnit } from '../queries/round-overview.query';

/** Room for the chair's hand (bút phê). */
const NOTE_LINES = 3;

/** The chair's one page. Papers are Vietnamese whatever language the reader's screen has. */
export function overviewDocument(overview: Overview, at: Instant, i18n: I18n): ReportDocument {
  const { round, summary, due, units } = overview;
  const words = new OverviewSentences(i18n, 'vi');
  const { findings } = summary;
  const verified = findings.byState.verified ?? 0;
  const transferred = findings.byState.transferred ?? 0;
  const base = findings.total - transferred;
  const figure = (key: string, value: number, detail: readonly string[]) => ({ label: words.t(key), value: integerCell(value), detail });
  return {
    meta: {
      kind: 'overview',
      code: `overview-${round.code}`,
      title: words.t('title', { quarter: formatQuarter(round.code) }),
      scope: [words.t('asOf', { when: formatInstant(at), due: due?.wording ?? words.t('noDue') })],
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
          figure('owing', summary.units.owing, words.t('findings', { count: findings.total }).split('\n')),
          figure('onTime', summary.units.onTime, words.named(units, 'on_time')),
          figure('late', summary.units.late, words.named(units, 'late')),
          figure('missing', summary.units.missing, words.named(units, 'missing')),
          { label: words.t('rate'), value: base > 0 ? percentCell(verified / base) : emptyCell(), detail: words.t(transferred > 0 ? 'rateNote' : 'rateNoteAll', { verified, base, transferred }).split('\n') },
        ],
      },
      {
        type: 'unitBars',
        title: words.t('byUnit'),
        headers: { unit: words.t('unit'), total: words.t('findingsColumn'), bar: words.t('byState'), report: words.t('report'), lateness: words.t('lateness') },
        legend: [
          { key: 'verified', label: words.t('verified'), tone: 'done' },
          { key: 'claimed', label: words.t('claimed'), tone: 'claimed' },
          { key: 'inRemedy', label: words.t('inRemedy'), tone: 'doing' },
          { key: 'transferred', label: words.t('transferred'), tone: 'transferred' },
          { key: 'unanswered', label: words.t('unanswered'), tone: 'notYet' },
        ],
        rows: units.map((unit) => ({
          unit: unit.name,
          counts: { verified: unit.verified, claimed: unit.claimed, inRemedy: unit.inRemedy, transferred: unit.transferred, unanswered: unit.unanswered },
          report: [i18n.t('vi')(`states:report.${unit.report}`), ...words.history(unit.history, round.year), ...words.recorded(unit.recorded)],
          lateness: latenessWords(unit, i18n),
          alarming: unit.lateness.kind === 'late' || unit.lateness.kind === 'missing',
        })),
      },
      ...pointsAndProposals(overview, words),
      heatBlock(overview, words),
      note([words.t('formula', { verified, total: findings.total, transferred }), ...(due ? [words.t('dueNote', due)] : [])].join(' ')),
    ],
    closing: null,
    annexes: [],
  };
}

function pointsAndProposals({ highlights, proposals }: Overview, words: OverviewSentences): Block[] {
  const points = highlights.map((point) => words.highlight(point));
  const asked = proposals.map((one) => words.proposal(one));
  return [
    { type: 'points', title: words.t('highlights'), items: points.length > 0 ? points : [{ lead: '', text: words.t('noHighlights') }] },
    {
      type: 'proposals',
      title: words.t('proposals'),
      items: asked.length > 0 ? asked : [{ text: words.t('noProposals'), detail: '' }],
      noteLabel: words.t('leaderNote'),
      noteLines: NOTE_LINES,
    },
  ];
}

function heatBlock({ heat }: Overview, words: OverviewSentences): Block {
  return {
    type: 'heatMap',
    title: words.t('heat'),
    corner: words.t('unit'),
    totalLabel: words.t('total'),
    columns: heat.columns.map(({ code, nameVi }) => ({ code, label: nameVi })),
    rows: heat.rows.map(({ unitName, values }) => ({ label: unitName, values })),
  };
}

/** The strict reading counts; where the lenient one differs, it is said, as on the screen. */
function latenessWords({ lateness: { kind, days }, lenient }: OverviewUnit, i18n: I18n): readonly string[] {
  const t = i18n.t('vi');
  const strict = kind === 'late' || kind === 'missing' ? t(`states:late.${kind}_days`, { count: days }) : t(`states:late.${kind}`);
  return lenient.kind === kind ? [strict] : [strict, t('workList:lenient', { text: t(`states:late.${lenient.kind}`) })];
}
