import { problem } from '../../kernel/problem';
import { formFromBody, nextQuarter, oneQuarterLater, problemsOfForm, quarterDates, roundInput, teamProblems } from './round-form';

const BODY = {
  year: '2018', quarter: '3', periodFrom: '1/7/2018', periodTo: '31/9/2018', checklistVersionId: 'v1', go: 'create',
  inspectedUnitCodes: ['873', '874'],
  'visit.873.scheduledOn': '31/6/2018',
  'visit.873.members': 'doankiemtra1',
  'visit.874.members': ['doankiemtra1', 'doankiemtra2'],
  'visit.866.scheduledOn': '5/9/2018',
};

describe('the form of a new round', () => {
  const form = formFromBody(BODY);

  it('keeps every plan as typed and sends those of the ticked units', () => {
    expect(form.plans['866']).toEqual({ scheduledOn: '5/9/2018', members: [] });
    expect(roundInput(form)).toMatchObject({
      inspectedUnitCodes: ['873', '874'],
      visits: [
        { unitCode: '873', scheduledOn: '31/6/2018', memberUsernames: ['doankiemtra1'] },
        { unitCode: '874', scheduledOn: '', memberUsernames: ['doankiemtra1', 'doankiemtra2'] },
      ],
    });
    expect(roundInput(form)).not.toHaveProperty('plans');
  });

  it('tells problems of the list at the fields people see', () => {
    expect(problemsOfForm([problem('date.notInCalendar', 'visits.0.scheduledOn', { value: '31/6/2018' })], form)[0]?.field).toBe('visit.873.scheduledOn');
    expect(problemsOfForm([problem('inspector.unknown', 'visits', { value: 'doankiemtra2' })], form).map(({ field }) => field)).toEqual(['visit.874.members']);
    expect(problemsOfForm([problem('code.taken', undefined, { value: '2018-Q3' })], form)).toEqual([problem('round.quarterTaken', 'quarter', { value: '2018-Q3' })]);
    expect(problemsOfForm([problem('date.needed', 'periodTo')], form)).toEqual([problem('date.needed', 'periodTo')]);
  });

  it('asks for a team of every ticked unit only', () => {
    expect(teamProblems({ ...form, inspectedUnitCodes: ['866', '873'] }, new Map([['866', 'Thành phố Cao Lãnh']]))).toEqual([problem('visit.teamNeeded', 'visit.866.members', { unit: 'Thành phố Cao Lãnh' })]);
  });

  it('begins with the next quarter and its days', () => {
    expect(nextQuarter({ year: 2018, quarter: 4 }, 0)).toEqual({ year: 2019, quarter: 1 });
    expect(nextQuarter(undefined, Date.parse('2018-06-30T23:00:00+07:00'))).toEqual({ year: 2018, quarter: 2 });
    expect(quarterDates('2018', '2')).toEqual({ periodFrom: '1/4/2018', periodTo: '30/6/2018', referenceOn: '30/6/2018' });
    expect(quarterDates('2018', '5')).toBeNull();
    expect(quarterDates('hai nghìn', '1')).toBeNull();
  });

  it('moves a day by thirteen weeks, to the same weekday', () => {
    expect(oneQuarterLater('2018-06-05')).toBe('4/9/2018');
    expect(oneQuarterLater(null)).toBe('');
  });
});
