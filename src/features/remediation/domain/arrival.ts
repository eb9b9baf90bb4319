import { dateOf, instantAt, isTimeOfDay, startOfDay, type CalendarDate, type Instant } from '../../../kernel/calendar-date';
import { problem, type Problem } from '../../../kernel/problem';

/** How a report came that its unit did not send here itself. */
export interface Arrival {
  readonly channel: 'paper' | 'eOffice' | 'email' | 'phone';
  readonly on: CalendarDate;
  /** `HH:MM` on the clock of Viet Nam. */
  readonly time: string;
  readonly hasProof: boolean;
  readonly note: string | null;
  readonly documentNumber: string | null;
  readonly documentDate: CalendarDate | null;
  readonly signerTitle: string | null;
}

export interface ArrivalLimits {
  readonly now: Instant;
  /** The day on which the duty was given: nothing answers it before. */
  readonly givenOn: CalendarDate;
  /** When the version before was returned; null for the first. */
  readonly returnedAt: Instant | null;
}

/** A telephone call leaves no paper: who called from which number is the proof. */
export const WITHOUT_PAPER: readonly Arrival['channel'][] = ['phone', 'email'];

export function arrivalInstant({ on, time }: Pick<Arrival, 'on' | 'time'>): Instant | null {
  return isTimeOfDay(time) ? instantAt(on, time) : null;
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** Everything that is wrong with how a report is said to have come. */
export function arrivalProblems(arrival: Arrival, { now, givenOn, returnedAt }: ArrivalLimits): Problem[] {
  const { channel, on, hasProof, note, documentNumber, documentDate, signerTitle } = arrival;
  const at = arrivalInstant(arrival);
  const problems: Problem[] = [];
  if (at === null) problems.push(problem('arrival.time', 'arrivedTime'));
  else if (at > now) problems.push(problem('arrival.inFuture', dateOf(at) > dateOf(now) ? 'arrivedOn' : 'arrivedTime'));
  else if (at < startOfDay(givenOn)) problems.push(problem('arrival.beforeGiven', 'arrivedOn', { date: givenOn }));
  else if (returnedAt !== null && at < returnedAt) problems.push(problem('arrival.beforeReturn', 'arrivedOn'));
  if (channel === 'phone' && isBlank(note)) problems.push(problem('arrival.noteNeeded', 'proofNoteVi'));
  if (channel !== 'phone' && !hasProof) problems.push(problem('arrival.proofNeeded', 'proofFile'));
  if (!WITHOUT_PAPER.includes(channel)) {
    if (isBlank(documentNumber)) problems.push(problem('document.numberNeeded', 'documentNumber'));
    if (documentDate === null) problems.push(problem('document.dateNeeded', 'documentDate'));
    if (isBlank(signerTitle)) problems.push(problem('document.signerNeeded', 'signerTitle'));
  }
  if (documentDate !== null && documentDate > on) problems.push(problem('document.dateAfterArrival', 'documentDate'));
  return problems;
}
