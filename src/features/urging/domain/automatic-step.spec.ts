import { createWorkingCalendar } from '../../../kernel/working-calendar';
import { dueStep, isAutomatic, withinHours, type StepPolicy } from './automatic-step';

const calendar = createWorkingCalendar([{ date: '2018-07-17', kind: 'holiday' }]);
const POLICY: StepPolicy = { before: 3, onDay: true, every: 2, upTo: 'none', fromHour: 8, untilHour: 17 };
const at = (day: string, time = '09:00'): number => Date.parse(`2018-07-${day}T${time}:00+07:00`);
/** 2018-07-19 is a Thursday. */
const step = (day: string, more: Partial<StepPolicy> = {}, urgedBefore = 0, lastUrgedOn: string | null = null) =>
  dueStep({ lastDay: '2018-07-19', now: at(day), calendar, policy: { ...POLICY, ...more }, urgedBefore, lastUrgedOn });

describe('automatic steps', () => {
  it.each<[string, ReturnType<typeof step>, ReturnType<typeof step>]>([
    ['four working days before: too early', step('12'), null],
    ['three working days before, the holiday left out', step('13'), { step: 'before', level: 'reminder' }],
    ['the day before', step('18'), { step: 'before', level: 'reminder' }],
    ['none before when that is switched off', step('18', { before: 0 }), null],
    ['on the day', step('19'), { step: 'onDay', level: 'reminder' }],
    ['none on the day when that is switched off', step('19', { onDay: false }), null],
    ['the day after: not yet', step('20'), null],
    ['two working days after: the handler', step('23'), { step: 'after', level: 'handler' }],
    ['urged yesterday: not yet', step('24', {}, 1, '2018-07-23'), null],
    ['urged two working days ago: the head', step('25', {}, 1, '2018-07-23'), { step: 'after', level: 'head' }],
    ['urged before the moment passed: counted as an urging, not as a beginning', step('23', {}, 1, '2018-07-18'), { step: 'after', level: 'head' }],
    ['urged three times: the chair', step('31', {}, 3, '2018-07-23'), { step: 'after', level: 'chairProposal' }],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each([
    ['reminder', 'none', true],
    ['handler', 'none', false],
    ['handler', 'handler', true],
    ['head', 'handler', false],
    ['homeAffairsLetter', 'homeAffairsLetter', true],
    ['chairProposal', 'homeAffairsLetter', false],
  ] as const)('%s up to %s goes out by itself: %s', (level, upTo, expected) => {
    expect(isAutomatic({ step: 'after', level }, { upTo })).toBe(expected);
  });

  it.each([
    ['13', '07:59', false],
    ['13', '08:00', true],
    ['13', '16:59', true],
    ['13', '17:00', false],
    ['14', '09:00', false],
    ['17', '09:00', false],
  ])('on %s/7 at %s: %s', (day, time, expected) => {
    expect(withinHours(at(day, time), calendar, POLICY)).toBe(expected);
  });
});
