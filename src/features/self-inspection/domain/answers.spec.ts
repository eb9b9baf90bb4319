import { sendingProblems, type GivenAnswer, type OwnFault } from './answers';

const TODAY = '2018-07-24';
const NOTHING: GivenAnswer = { answer: null, text: null, remedy: null, committedOn: null };
const WHOLE = { remedy: 'Rà soát', committedOn: '2018-08-15' };
const told = (answers: readonly GivenAnswer[], own: readonly OwnFault[] = []): string[] => sendingProblems(answers, own, TODAY).map(({ code, field }) => `${field ?? ''} ${code}`);

describe('what keeps a self-inspection from being sent', () => {
  it.each<[string, GivenAnswer, string[]]>([
    ['nothing said', NOTHING, ['answers.0.answer selfCheck.answerMissing']],
    ['has it, without remedy and day', { ...NOTHING, answer: 'has' }, ['answers.0.remedy selfCheck.remedyMissing', 'answers.0.committedOn selfCheck.dateMissing']],
    ['has it, without day', { ...NOTHING, answer: 'has', remedy: 'Rà soát' }, ['answers.0.committedOn selfCheck.dateMissing']],
    ['has it, by yesterday', { ...NOTHING, ...WHOLE, answer: 'has', committedOn: '2018-07-23' }, ['answers.0.committedOn selfCheck.datePast']],
    ['has it, by today', { ...NOTHING, ...WHOLE, answer: 'has', committedOn: TODAY }, []],
    ['has it, all said', { ...NOTHING, ...WHOLE, answer: 'has' }, []],
    ['has it not', { ...NOTHING, answer: 'hasNot' }, []],
    ['has it not, with a day of the past left over', { ...NOTHING, answer: 'hasNot', committedOn: '2018-01-01' }, []],
    ['not applicable without why', { ...NOTHING, answer: 'notApplicable' }, ['answers.0.text selfCheck.reasonMissing']],
    ['not applicable', { ...NOTHING, answer: 'notApplicable', text: 'Không có lĩnh vực này' }, []],
  ])('%s', (_, answer, expected) => expect(told([answer])).toEqual(expected));

  it.each<[string, OwnFault, string[]]>([
    ['an empty row', { text: null, remedy: null, committedOn: null }, []],
    ['whole', { text: 'Bảng niêm yết cũ', ...WHOLE }, []],
    ['words only', { text: 'Bảng niêm yết cũ', remedy: null, committedOn: null }, ['own.1.remedy selfCheck.ownRemedyMissing', 'own.1.committedOn selfCheck.ownDateMissing']],
    ['no words', { text: null, ...WHOLE }, ['own.1.text selfCheck.ownTextMissing']],
  ])('a fault of its own: %s', (_, own, expected) => expect(told([], [{ text: null, remedy: null, committedOn: null }, own])).toEqual(expected));
});
