import { Injectable } from '@nestjs/common';
import type { Actor, Locale } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import type { FormBody } from '../../platform/http/request';
import { formatNumber, parseTypedNumber } from '../../platform/i18n';
import { measuredPercent, scoreAnswer, VERDICTS, withRanges, type AnswerInput, type CriterionLines, type ScoredAnswer, type Verdict } from '../../features/checklists';
import { VisitPageQuery, type AnswerRow, type VisitArea, type VisitItem, type VisitPage } from './visit-page.query';

/** What the form shows: what is stored, or what was typed and refused. Numbers as people type them. */
export interface AnswerForm {
  readonly verdict: Verdict | null;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly manualScore: string;
  readonly note: string;
  /** Row version of the answer that the form shows; 0 when there is none. */
  readonly version: number;
}

export interface FieldPage extends Pick<VisitPage, 'visit' | 'items' | 'canAnswer'> {
  readonly area: VisitArea;
  readonly item: VisitItem;
  /** Steps of the points, the lowest first. */
  readonly criterion: CriterionLines;
  readonly form: AnswerForm;
  /** What the form brings, as far as it can be computed. */
  readonly scored: ScoredAnswer | null;
  readonly percent: number | null;
  /** The stored answer falls short and nobody raised a finding from it yet. */
  readonly offersFinding: boolean;
}

export const FAILED: readonly string[] = ['notMet', 'partlyMet'] satisfies Verdict[];

/** P13: one criterion of the visit. */
@Injectable()
export class FieldPageQuery {
  constructor(private readonly visits: VisitPageQuery) {}

  async of(actor: Actor, code: string, n: number, typed?: FormBody): Promise<FieldPage> {
    const { areas, visit, items, canAnswer } = await this.visits.of(actor, code);
    const area = areas.find((one) => one.items.some((item) => item.n === n));
    const item = area?.items.find((one) => one.n === n);
    if (!area || !item) throw new NotFoundError();
    const lines = withRanges(item.criterion);
    const stored = storedForm(item.answer, actor.locale);
    const form = typed ? typedForm(typed, stored.version) : stored;
    const input = inputOf(form);
    const scored = scoreAnswer(item.criterion, input);
    return {
      visit,
      items,
      canAnswer,
      area,
      item,
      criterion: { ...lines, ranges: [...lines.ranges].reverse() },
      form,
      scored: Array.isArray(scored) ? null : scored,
      percent: item.criterion.answerType === 'percentage' ? measuredPercent(input) : null,
      offersFinding: canAnswer && item.findings.length === 0 && FAILED.includes(item.answer?.verdict ?? ''),
    };
  }
}

function storedForm(answer: AnswerRow | null, locale: Locale): AnswerForm {
  // A comma groups thousands in English and stands before decimals in what is typed here: English pages show plain digits.
  const text = (value: number | null | undefined): string => (value === null || value === undefined ? '' : locale === 'vi' ? formatNumber(value) : String(value));
  return {
    verdict: answer?.verdict ?? null,
    value: text(answer?.value),
    numerator: text(answer?.numerator),
    denominator: text(answer?.denominator),
    manualScore: text(answer?.manualScore),
    note: answer?.note ?? '',
    version: answer?.version ?? 0,
  };
}

/** What was typed stays; the version becomes the stored one, so that saving again after having seen both is knowingly done. */
function typedForm(typed: FormBody, version: number): AnswerForm {
  const text = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  return {
    verdict: VERDICTS.find((one) => one === typed.verdict) ?? null,
    value: text('value'),
    numerator: text('numerator'),
    denominator: text('denominator'),
    manualScore: text('manualScore'),
    note: text('note'),
    version,
  };
}

function inputOf(form: AnswerForm): AnswerInput {
  const { verdict } = form;
  return {
    verdict,
    value: parseTypedNumber(form.value),
    numerator: parseTypedNumber(form.numerator),
    denominator: parseTypedNumber(form.denominator),
    manualScore: parseTypedNumber(form.manualScore),
  };
}
