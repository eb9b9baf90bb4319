import type { CalendarDate } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';

export const FAULT_ANSWERS = ['has', 'hasNot', 'notApplicable'] as const;
export type FaultAnswer = (typeof FAULT_ANSWERS)[number];

/** What a unit says of one fault found elsewhere. */
export interface GivenAnswer {
  readonly answer: FaultAnswer | null;
  readonly text: string | null;
  readonly remedy: string | null;
  readonly committedOn: CalendarDate | null;
}

/** A fault that a unit found by itself. */
export interface OwnFault {
  readonly text: string | null;
  readonly remedy: string | null;
  readonly committedOn: CalendarDate | null;
}

export const isBlank = ({ text, remedy, committedOn }: OwnFault): boolean => text === null && remedy === null && committedOn === null;

function remedyProblems(at: string, { remedy, committedOn }: OwnFault, today: CalendarDate): Problem[] {
  const undated = committedOn === null ? [problem('selfCheck.dateMissing', `${at}.committedOn`)] : [];
  const past = committedOn !== null && committedOn < today ? [problem('selfCheck.datePast', `${at}.committedOn`)] : [];
  return [...(remedy === null ? [problem('selfCheck.remedyMissing', `${at}.remedy`)] : []), ...undated, ...past];
}

/** What still keeps a self-inspection from being sent; a draft may be saved with all of it. */
export function sendingProblems(answers: readonly GivenAnswer[], own: readonly OwnFault[], today: CalendarDate): readonly Problem[] {
  const ofAnswers = answers.flatMap((one, index) => {
    const at = `answers.${index}`;
    if (one.answer === null) return [problem('selfCheck.answerMissing', `${at}.answer`)];
    if (one.answer === 'has') return remedyProblems(at, one, today);
    return one.answer === 'notApplicable' && one.text === null ? [problem('selfCheck.reasonMissing', `${at}.text`)] : [];
  });
  const ofOwn = own.flatMap((one, index) => {
    if (isBlank(one)) return [];
    return [...(one.text === null ? [problem('selfCheck.ownTextMissing', `own.${index}.text`)] : []), ...remedyProblems(`own.${index}`, one, today)];
  });
  return [...ofAnswers, ...ofOwn];
}
