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

/** The same lack of an answer and of a fault of the unit's own, in words that tell which. */
const OF_ANSWER = { remedy: 'selfCheck.remedyMissing', date: 'selfCheck.dateMissing', past: 'selfCheck.datePast' } as const;
const OF_OWN = { remedy: 'selfCheck.ownRemedyMissing', date: 'selfCheck.ownDateMissing', past: 'selfCheck.ownDatePast' } as const;

function remedyProblems(at: string, codes: typeof OF_ANSWER | typeof OF_OWN, n: number, { remedy, committedOn }: OwnFault, today: CalendarDate): Problem[] {
  const undated = committedOn === null ? [problem(codes.date, `${at}.committedOn`, { n })] : [];
  const past = committedOn !== null && committedOn < today ? [problem(codes.past, `${at}.committedOn`, { n })] : [];
  return [...(remedy === null ? [problem(codes.remedy, `${at}.remedy`, { n })] : []), ...undated, ...past];
}

/** What still keeps a self-inspection from being sent; a draft may be saved with all of it. */
export function sendingProblems(answers: readonly GivenAnswer[], own: readonly OwnFault[], today: CalendarDate): readonly Problem[] {
  const ofAnswers = answers.flatMap((one, index) => {
    const [at, n] = [`answers.${index}`, index + 1];
    if (one.answer === null) return [problem('selfCheck.answerMissing', `${at}.answer`, { n })];
    if (one.answer === 'has') return remedyProblems(at, OF_ANSWER, n, one, today);
    return one.answer === 'notApplicable' && one.text === null ? [problem('selfCheck.reasonMissing', `${at}.text`, { n })] : [];
  });
  const ofOwn = own.flatMap((one, index) => {
    const [at, n] = [`own.${index}`, index + 1];
    if (isBlank(one)) return [];
    return [...(one.text === null ? [problem('selfCheck.ownTextMissing', `${at}.text`, { n })] : []), ...remedyProblems(at, OF_OWN, n, one, today)];
  });
  return [...ofAnswers, ...ofOwn];
}
