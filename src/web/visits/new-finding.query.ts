import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { ForbiddenError, NotFoundError } from '../../kernel/errors';
import { Clock } from '../../platform/clock/clock';
import type { FormBody } from '../../platform/http/request';
import { formatNumber, formatPercent } from '../../platform/i18n';
import { UnitQueries } from '../../features/organisation';
import { FAILED } from './field-page.query';
import { VisitPageQuery, type VisitItem, type VisitPage } from './visit-page.query';

/** Subject groups of findings; their names are `visits:topic.<key>`. */
export const FINDING_TOPICS = ['mot_cua_dien_tu', 'linh_vuc_mot_cua', 'dvctt', 'tuyen_truyen_bcci', 'bcci', 'dat_dai', 'loi_phan_mem', 'xin_loi', 'tthc_tren_phan_mem', 'tap_huan'] as const;

/** All fields as text, as the form shows them. */
const FIELDS = ['titleVi', 'descriptionVi', 'severity', 'topic', 'causeVi', 'recommendationVi', 'measuredNumerator', 'measuredDenominator', 'measuredValue', 'measuredLabelVi', 'remedyOwnerCode', 'remedyKind', 'committedOn', 'dependencyVi', 'repeated', 'formKey'] as const;
export type NewFindingForm = Readonly<Record<(typeof FIELDS)[number], string>> & { readonly coordinatorCodes: readonly string[] };

interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface NewFindingPage extends Pick<VisitPage, 'visit'> {
  readonly item: VisitItem;
  readonly form: NewFindingForm;
  /** The inspected unit first, then the bodies above it. */
  readonly owners: readonly Choice[];
  readonly coordinators: readonly Choice[];
  readonly topics: readonly string[];
}

/** P14: a finding from an answer that fell short, filled in with the criterion's model sentence and what was measured. */
@Injectable()
export class NewFindingQuery {
  constructor(
    private readonly visits: VisitPageQuery,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError `visitNotOpen` once the minutes are drafted; NotFoundError when the answer did not fall short */
  async of(actor: Actor, code: string, criterionCode: string, typed?: FormBody): Promise<NewFindingPage> {
    const { areas, visit, canAnswer } = await this.visits.of(actor, code);
    if (!canAnswer) throw new ForbiddenError('visitNotOpen');
    const item = areas.flatMap(({ items }) => items).find(({ criterion }) => criterion.code === criterionCode || criterion.key === criterionCode);
    if (!item || !FAILED.includes(item.answer?.verdict ?? '')) throw new NotFoundError();
    const bodies = await this.units.list(dateOf(this.clock.now()), ['department', 'vertical', 'subBody']);
    const choices = bodies.map((unit) => ({ value: unit.code, text: actor.locale === 'en' ? unit.nameEn : unit.nameVi }));
    return {
      visit,
      item,
      form: typed ? typedForm(typed) : modelForm(item, visit.unitCode),
      owners: [{ value: visit.unitCode, text: actor.locale === 'en' ? visit.unitNameEn : visit.unitNameVi }, ...choices],
      coordinators: choices,
      topics: FINDING_TOPICS,
    };
  }
}

function typedForm(typed: FormBody): NewFindingForm {
  const text = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  const codes = [typed.coordinatorCodes].flat().filter((code): code is string => typeof code === 'string' && code !== '');
  return { ...(Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Record<(typeof FIELDS)[number], string>), coordinatorCodes: codes };
}

/** Findings are written in Vietnamese whatever language the page speaks. */
function modelForm({ criterion, answer, percent }: VisitItem, unitCode: string): NewFindingForm {
  const figure = (value: number | null | undefined): string => (value === null || value === undefined ? '' : formatNumber(value));
  const title = criterion.typicalFindingVi ?? criterion.textVi;
  const measured = percent !== null && answer ? `${figure(answer.numerator)} trên ${figure(answer.denominator)} (${formatPercent(percent)})` : criterion.answerType === 'number' ? `${figure(answer?.value)} ${criterion.measureUnitVi ?? ''}`.trim() : '';
  const sentences = [`${title}.`, measured ? `Số liệu kiểm tra: ${measured}.` : '', answer?.note ?? ''];
  return {
    titleVi: title.slice(0, 300),
    descriptionVi: sentences.filter(Boolean).join('\n'),
    severity: 'medium',
    topic: '',
    causeVi: '',
    recommendationVi: criterion.suggestedRemedyVi ?? '',
    measuredNumerator: figure(answer?.numerator),
    measuredDenominator: figure(answer?.denominator),
    measuredValue: figure(answer?.value),
    measuredLabelVi: measured && criterion.answerType === 'number' ? (criterion.measureUnitVi ?? '') : '',
    remedyOwnerCode: unitCode,
    remedyKind: 'short_term',
    committedOn: '',
    dependencyVi: '',
    repeated: '',
    formKey: randomBytes(16).toString('base64url'),
    coordinatorCodes: [],
  };
}
