import { measuredPercent, scoreAnswer, type AnswerInput, type ScoredCriterion, type Verdict } from '../../src/features/checklists/domain/scoring';
import { formatPercent, formatScore, parseTypedNumber } from '../../src/platform/i18n/format';
import { say, wordsOf } from './words';

/**
 * Shows rate, points and the step reached while figures are typed, by the server's own rules; what counts is what the server
 * computes when the answer is saved. Returns whether something was typed and not saved.
 */
export function startScoring(): () => boolean {
  const form = document.querySelector<HTMLFormElement>('form[data-scoring]');
  if (!form) return () => false;
  let typed = false;
  const criterion = JSON.parse(form.dataset.scoring ?? '{}') as ScoredCriterion;
  form.addEventListener('input', () => {
    typed = true;
    show(form, criterion, answerIn(form));
  });
  return () => typed;
}

function answerIn(form: HTMLFormElement): AnswerInput {
  const data = new FormData(form);
  const figure = (name: string): number | null => parseTypedNumber(String(data.get(name) ?? ''));
  return {
    verdict: data.get('verdict') as Verdict | null,
    value: figure('value'),
    numerator: figure('numerator'),
    denominator: figure('denominator'),
    manualScore: figure('manualScore'),
  };
}

function show(form: HTMLFormElement, criterion: ScoredCriterion, answer: AnswerInput): void {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const scored = scoreAnswer(criterion, answer);
  const { score, verdict } = Array.isArray(scored) ? { score: null, verdict: null } : scored;
  const percent = verdict === 'notApplicable' ? null : measuredPercent(answer);
  const put = (selector: string, text: string): void => form.querySelector(selector)?.replaceChildren(text);
  put('[data-percent]', percent === null ? '' : `= ${formatPercent(percent, { locale })}`);
  put('[data-points]', score === null ? '–' : say(wordsOf(form), 'points', { n: formatScore(score, locale) }));
  for (const step of form.querySelectorAll<HTMLElement>('[data-band]')) {
    if (score !== null && Number(step.dataset.band) === score) step.setAttribute('aria-current', 'true');
    else step.removeAttribute('aria-current');
  }
  for (const tile of form.querySelectorAll<HTMLElement>('[data-verdict]')) tile.toggleAttribute('data-on', tile.dataset.verdict === verdict);
}
