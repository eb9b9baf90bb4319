import type { RecordedForUnit } from '../features/remediation';
import type { Locale } from '../kernel/actor';
import type { CalendarDate } from '../kernel/calendar-date';
import { formatDate, type I18n, type TranslateParams } from '../platform/i18n';
import type { Highlight } from './domain/highlights';
import type { Proposal } from './domain/proposals';
import type { HistoryStep } from './domain/report-history';
import type { OverviewUnit } from './queries/round-overview.query';

const MOST_NAMES = 3;

/** The sentences of the chair's page, the same on screen and on paper; every figure in them is computed. */
export class OverviewSentences {
  constructor(
    private readonly i18n: I18n,
    readonly locale: Locale,
  ) {}

  t(key: string, params?: TranslateParams): string {
    return this.i18n.t(this.locale)(`overview:${key}`, params);
  }

  /** Lines under a figure: "Huyện Hồng Ngự," / "trễ 1 ngày"; with several late ones the days stand behind each name. */
  named(units: readonly OverviewUnit[], kind: 'on_time' | 'late' | 'missing'): readonly string[] {
    const all = units.filter(({ lateness }) => lateness.kind === kind);
    const days = ({ lateness }: OverviewUnit): string => this.t(kind === 'late' ? 'lateBy' : 'missingBy', { count: lateness.days });
    const [only] = all;
    if (kind !== 'on_time' && only && all.length === 1) return [`${only.name},`, days(only)];
    const lines = all.slice(0, MOST_NAMES).map((unit) => (kind === 'on_time' ? unit.name : this.t('nameWithDays', { name: unit.name, days: days(unit) })));
    const more = all.length - lines.length;
    const last = lines.length - 1;
    return [...lines.map((line, index) => (index < last ? `${line},` : line)), ...(more > 0 ? [this.t('moreUnits', { count: more })] : [])];
  }

  /** "Nộp 19/7, bổ sung 23/7", then "Đã đôn đốc 2 lần". */
  history(steps: readonly HistoryStep[], year: number): readonly string[] {
    const sent = steps.flatMap((step) => (step.kind === 'urged' ? [] : this.t(`history.${step.kind}`, 'on' in step ? { on: this.shortDay(step.on, year) } : {})));
    const urged = steps.flatMap((step) => (step.kind === 'urged' ? this.t('history.urged', { count: step.count }) : []));
    return [...(sent.length > 0 ? [sent.join(', ')] : []), ...urged];
  }

  /** "Sở Nội vụ nhập thay lần 2, đến bằng công văn giấy": a report that the unit did not send here itself. */
  recorded(list: readonly RecordedForUnit[]): readonly string[] {
    const t = this.i18n.t(this.locale);
    return list.map(({ number, channel }) => t('reports:behalf.short', { n: number, channel: t(`reports:behalf.by.${channel}`) }));
  }

  highlight(point: Highlight): { readonly lead: string; readonly text: string } {
    switch (point.kind) {
      case 'landBacklog': {
        const units = point.carriers.map(({ unitName, overdue }) => this.t('point.unitFigure', { name: unitName, value: overdue })).join(', ');
        return { lead: this.t('point.landLead'), text: this.t('point.land', { ...point, units }) };
      }
      case 'repeated': {
        const titles = point.findings.map(({ titleVi, titleEn, unitName }) => this.t('point.repeatedItem', { title: this.locale === 'en' ? (titleEn ?? titleVi) : titleVi, unit: unitName }));
        const list = titles.slice(0, MOST_NAMES).join('; ');
        const more = titles.length - MOST_NAMES;
        return { lead: this.t('point.repeatedLead', { count: titles.length }), text: more > 0 ? this.t('point.repeatedMore', { list, count: more }) : `${list}.` };
      }
      case 'departments': {
        const list = this.list(point.departments.map((one) => this.t('point.departmentCount', one)));
        return { lead: this.t('point.departmentsLead', { count: point.count }), text: this.t('point.departments', { list }) };
      }
    }
  }

  proposal(one: Proposal): { readonly text: string; readonly detail: string } {
    const detail = (lead: string, due: string): string => this.t('proposal.lead', { lead, due });
    switch (one.kind) {
      case 'missingReport':
        return { text: this.missing(one.units), detail: detail(this.t('proposal.homeAffairs'), this.t('proposal.dueChair')) };
      case 'departmentFindings': {
        const { department, count, due } = one;
        const topics = this.list(one.topics.flatMap((topic) => this.topic(topic) ?? []));
        const units = one.units.length > 2 ? this.t('proposal.unitCount', { count: one.units.length }) : one.units.join(', ');
        const text = this.t(topics === '' ? 'proposal.department' : 'proposal.departmentAbout', { department, count, topics, units });
        return { text, detail: detail(department, due ? this.ownDates(due) : this.t('proposal.dueChair')) };
      }
      case 'undatedClauses': {
        const list = one.clauses.map(({ number, topic }) => (this.topic(topic) === null ? number : this.t('proposal.clause', { number, topic: this.topic(topic) }))).join(', ');
        return { text: this.t('proposal.clauses', { list, count: one.findings }), detail: detail(one.lead, this.t('proposal.dueChair')) };
      }
    }
  }

  private missing(units: Extract<Proposal, { kind: 'missingReport' }>['units']): string {
    const [only] = units;
    if (only && units.length === 1) {
      const unit = this.locale === 'vi' ? only.unitName.charAt(0).toLocaleLowerCase('vi') + only.unitName.slice(1) : only.unitName;
      return this.t('proposal.missing', { head: this.t(only.department ? 'proposal.headDepartment' : 'proposal.headLocal', { unit: only.department ? only.unitName : unit }), count: only.urged });
    }
    const names = units.slice(0, MOST_NAMES).map(({ unitName, urged }) => this.t('proposal.missingUnit', { unit: unitName, count: urged }));
    const more = units.length - names.length;
    return this.t('proposal.missingMany', { count: units.length, list: [...names, ...(more > 0 ? [this.t('moreUnits', { count: more })] : [])].join(', ') });
  }

  private ownDates({ first, last }: { readonly first: CalendarDate; readonly last: CalendarDate }): string {
    const day = (date: CalendarDate): string => formatDate(date, 'text', this.locale);
    return first === last ? this.t('proposal.dueOwn', { date: day(first) }) : this.t('proposal.dueOwnRange', { first: day(first), last: day(last) });
  }

  private topic(key: string): string | null {
    return this.i18n.has(this.locale, `overview:topic.${key}`) ? this.t(`topic.${key}`) : null;
  }

  private list(items: readonly string[]): string {
    return items.length < 2 ? (items[0] ?? '') : this.t('and', { list: items.slice(0, -1).join(', '), last: items.at(-1) });
  }

  /** The year is left out when it is the round's own. */
  private shortDay(date: CalendarDate, year: number): string {
    const text = formatDate(date, 'text', this.locale);
    return text.endsWith(`/${year}`) ? text.slice(0, -5) : text;
  }
}
