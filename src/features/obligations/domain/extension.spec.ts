import { ROLES } from '../../../kernel/actor';
import { allowedActions, machineFaults } from '../../../kernel/state-machine';
import { createWorkingCalendar } from '../../../kernel/working-calendar';
import { askRefusal, dayProblems, decidersOf, furthestDay, letterProblems, type AskedDuty, type ExtensionPolicy } from './extension';
import { EXTENSION_STATES, extensionMachine } from './extension.machine';
import { bothReadings } from './lateness';
import { extendedMoments, firstMoments, rulingMoments } from './ruling-date';

const at = (text: string): number => Date.parse(`${text}+07:00`);
const POLICY: ExtensionPolicy = { max: 1, maxDays: 30, decidedBy: 'homeAffairsLeader' };
const MOMENT = at('2018-07-20T00:00:00');
const DUTY: AskedDuty = { rulingTooLateAt: MOMENT, answeredAt: null, state: 'open', granted: 0, open: false };

describe('extension', () => {
  it('is sound', () => {
    expect(machineFaults(extensionMachine)).toEqual([]);
    expect(Object.keys(extensionMachine.states)).toEqual([...EXTENSION_STATES]);
  });

  it('is decided by the leader of Home Affairs or the chair, refused only with a reason, and taken back by those who asked', () => {
    const table = Object.fromEntries(ROLES.map((role) => [role, allowedActions(extensionMachine, 'requested', role).join()]));
    expect(table).toEqual({ homeAffairsStaff: 'withdraw', homeAffairsLeader: 'grant,refuse,withdraw', inspector: '', unitStaff: 'withdraw', unitHead: 'withdraw', department: 'withdraw', provincialChair: 'grant,refuse', administrator: '' });
    expect(extensionMachine.states.requested.refuse?.comment).toBe('required');
  });

  it.each([
    ['homeAffairsLeader', false, ['homeAffairsLeader']],
    ['chair', false, ['provincialChair']],
    ['either', false, ['homeAffairsLeader', 'provincialChair']],
    ['homeAffairsLeader', true, ['provincialChair']],
    ['either', true, ['provincialChair']],
  ] as const)('rule %s, asked by Home Affairs itself %s: %s', (rule, own, deciders) => {
    expect(decidersOf(rule, own)).toEqual(deciders);
  });

  it.each<[string, Partial<AskedDuty>, string, Partial<ExtensionPolicy>, string | null]>([
    ['a week before', {}, '2018-07-13T08:00:00', {}, null],
    ['in the last millisecond', {}, '2018-07-19T23:59:59.999', {}, null],
    ['at the moment itself', {}, '2018-07-20T00:00:00', {}, 'extension.tooLate'],
    ['a millisecond after', {}, '2018-07-20T00:00:00.001', {}, 'extension.tooLate'],
    ['a second after', {}, '2018-07-20T00:00:01', {}, 'extension.tooLate'],
    ['without a deadline', { rulingTooLateAt: null }, '2018-07-13T08:00:00', {}, 'extension.noDeadline'],
    ['answered', { answeredAt: at('2018-07-12T08:00:00') }, '2018-07-13T08:00:00', {}, 'extension.answered'],
    ['accepted', { state: 'accepted' }, '2018-07-13T08:00:00', {}, 'extension.answered'],
    ['replaced by a later directive', { state: 'superseded' }, '2018-07-13T08:00:00', {}, 'extension.superseded'],
    ['while one is open', { open: true }, '2018-07-13T08:00:00', {}, 'extension.open'],
    ['a second time', { granted: 1 }, '2018-07-13T08:00:00', {}, 'extension.usedUp'],
    ['a second time where two are allowed', { granted: 1 }, '2018-07-13T08:00:00', { max: 2 }, null],
    ['where none is allowed', {}, '2018-07-13T08:00:00', { max: 0 }, 'extension.never'],
  ])('asked %s', (_name, duty, when, policy, expected) => {
    expect(askRefusal({ ...DUTY, ...duty }, at(when), { ...POLICY, ...policy })?.code ?? null).toBe(expected);
  });

  it('says since when it is too late', () => {
    expect(askRefusal(DUTY, MOMENT, POLICY)?.params).toEqual({ since: MOMENT });
  });

  it.each<[string, string | null]>([
    ['2018-07-18', 'extension.notAfter'],
    ['2018-07-19', 'extension.notAfter'],
    ['2018-07-20', null],
    ['2018-08-18', null],
    ['2018-08-19', 'extension.tooFar'],
  ])('until %s, when 19/7 is the last day and 30 days are allowed', (day, expected) => {
    expect(dayProblems('proposedOn', day, MOMENT, POLICY)[0]?.code ?? null).toBe(expected);
    expect(furthestDay(MOMENT, POLICY)).toBe('2018-08-18');
  });

  it('counts from the last day also where the paper names an hour', () => {
    expect(dayProblems('proposedOn', '2018-07-20', at('2018-07-20T17:00:00'), POLICY)[0]?.params).toEqual({ date: '2018-07-20' });
    expect(dayProblems('proposedOn', '2018-07-21', at('2018-07-20T17:00:00'), POLICY)).toEqual([]);
  });

  it.each<[string | undefined, string | undefined, string[]]>([
    [undefined, undefined, []],
    ['15/UBND', '2018-07-18', []],
    ['15/UBND', undefined, ['extension.letterDate']],
    [undefined, '2018-07-18', ['extension.letterNumber']],
    ['15/UBND', '2018-07-19', ['extension.letterInFuture']],
  ])('letter %s of %s on 18/7', (number, on, codes) => {
    expect(letterProblems({ number, on }, '2018-07-18', { number: 'letterNumber', on: 'letterOn' }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('the date that rules', () => {
  const paper = { tooLateAt: MOMENT, lenientTooLateAt: at('2018-07-21T00:00:00'), extendedTooLateAt: null, extendedLenientTooLateAt: null };
  const calendar = createWorkingCalendar([]);
  const extended = (until: string) => {
    const { strict, lenient } = extendedMoments(until, paper.lenientTooLateAt);
    return { ...paper, extendedTooLateAt: strict, extendedLenientTooLateAt: lenient };
  };

  it('is the paper’s until an extension, and both stay known', () => {
    expect(rulingMoments(paper)).toEqual({ strict: MOMENT, lenient: at('2018-07-21T00:00:00') });
    expect(rulingMoments(extended('2018-07-31'))).toEqual({ strict: at('2018-08-01T00:00:00'), lenient: at('2018-08-01T00:00:00') });
    expect(firstMoments(extended('2018-07-31'))).toEqual(firstMoments(paper));
  });

  it('is not pulled in by an extension to the day that the lenient reading already allows', () => {
    expect(rulingMoments(extended('2018-07-20'))).toEqual({ strict: at('2018-07-21T00:00:00'), lenient: at('2018-07-21T00:00:00') });
  });

  it.each([
    ['2018-07-19T23:59:59.999', 'on_time', 'on_time'],
    ['2018-07-20T00:00:00', 'late', 'on_time'],
    ['2018-07-31T23:59:59.999', 'late', 'on_time'],
    ['2018-08-01T00:00:00', 'late', 'late'],
  ])('sent at %s is %s by the first date, %s by the extended', (sent, first, ruling) => {
    const duty = extended('2018-07-31');
    const question = { firstSubmittedAt: at(sent), now: at('2018-08-10T08:00:00'), calendar };
    expect([bothReadings(firstMoments(duty), question).strict.kind, bothReadings(rulingMoments(duty), question).strict.kind]).toEqual([first, ruling]);
  });
});
