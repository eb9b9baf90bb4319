import { machineFaults } from '../../../kernel/state-machine';
import { findingMachine, type FindingState } from './finding.machine';
import { actionBetween, findingStateFrom, remedyDueOn, REMEDY_RESULTS, REVIEW_DECISIONS, stateOnReview, stateOnSubmission, type RemedyResult, type ReviewDecision, type SentAnswer } from './finding-state-from-review';

const answer = (result: RemedyResult, decision: ReviewDecision | null, committedOn: string | null = null): SentAnswer => ({ result, decision, committedOn });

describe('a finding takes its state from the newest answer', () => {
  it.each<[string, SentAnswer[], FindingState]>([
    ['no report', [], 'issued'],
    ['sent: remedied', [answer('remedied', null)], 'claimed_done'],
    ['sent: in progress', [answer('inProgress', null)], 'in_remedy'],
    ['sent: not yet', [answer('notYet', null)], 'in_remedy'],
    ['sent: outside competence', [answer('outsideCompetence', null)], 'in_remedy'],
    ['accepted: remedied', [answer('remedied', 'accepted')], 'verified'],
    ['accepted: in progress', [answer('inProgress', 'accepted')], 'in_remedy'],
    ['accepted: not yet', [answer('notYet', 'accepted')], 'accepted_open'],
    ['accepted: outside competence', [answer('outsideCompetence', 'accepted')], 'transferred'],
    ['returned, whatever was claimed', [answer('remedied', 'returned')], 'returned'],
    ['kept in sight', [answer('remedied', 'followUp')], 'accepted_open'],
    ['returned, then sent again', [answer('remedied', 'returned'), answer('remedied', null)], 'claimed_done'],
    ['returned, then accepted', [answer('remedied', 'returned'), answer('remedied', 'accepted')], 'verified'],
  ])('%s', (_, answers, state) => {
    expect(findingStateFrom(answers)).toBe(state);
  });

  it('moves its remedy date only when a new one was accepted', () => {
    expect(remedyDueOn([], '2018-07-19')).toBe('2018-07-19');
    expect(remedyDueOn([answer('inProgress', null, '2018-08-31')], '2018-07-19')).toBe('2018-07-19');
    expect(remedyDueOn([answer('inProgress', 'returned', '2018-08-31')], '2018-07-19')).toBe('2018-07-19');
    expect(remedyDueOn([answer('inProgress', 'accepted', '2018-08-31')], '2018-07-19')).toBe('2018-08-31');
    expect(remedyDueOn([answer('remedied', 'accepted')], null)).toBeNull();
  });
});

describe('every step that a report or a review asks for is in the table of states', () => {
  const waiting: FindingState[] = ['issued', 'returned', 'accepted_open'];

  it.each(REMEDY_RESULTS.flatMap((result) => waiting.map((from) => [from, result] as const)))('%s, then sent as %s', (from, result) => {
    const to = stateOnSubmission(result);
    const action = actionBetween(from, to);
    expect(action).not.toBeNull();
    expect(action === null ? null : findingMachine.states[from][action]?.by).toEqual(['unitStaff', 'unitHead', 'department']);
  });

  it.each(REMEDY_RESULTS.flatMap((result) => REVIEW_DECISIONS.map((decision) => [result, decision] as const)))('sent as %s, then %s', (result, decision) => {
    const from = stateOnSubmission(result);
    const to = stateOnReview(result, decision);
    const action = actionBetween(from, to);
    if (from === to) expect([result, decision, action]).toEqual(['inProgress', 'accepted', null]);
    else expect(action === null ? null : findingMachine.states[from][action]?.by).toEqual(['homeAffairsStaff', 'homeAffairsLeader']);
  });

  it('knows no way between states that are not neighbours', () => {
    expect(actionBetween('verified', 'returned')).toBeNull();
    expect(actionBetween('issued', 'verified')).toBeNull();
    expect(machineFaults(findingMachine)).toEqual([]);
  });
});
