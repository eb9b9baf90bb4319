import { instantAt } from '../../../kernel/calendar-date';
import { arrivalInstant, arrivalProblems, type Arrival, type ArrivalLimits } from './arrival';

const paper: Arrival = { channel: 'paper', on: '2018-07-19', time: '16:30', hasProof: true, note: null, documentNumber: '12/BC-UBND', documentDate: '2018-07-19', signerTitle: 'Chủ tịch' };
const phone: Arrival = { channel: 'phone', on: '2018-07-19', time: '16:30', hasProof: false, note: 'Văn phòng UBND huyện, số máy trực', documentNumber: null, documentDate: null, signerTitle: null };
const limits: ArrivalLimits = { now: instantAt('2018-07-24', '08:00'), givenOn: '2018-07-16', returnedAt: null };

describe('how a report came that was recorded for its unit', () => {
  it.each<[string, Arrival, Partial<ArrivalLimits>, string[]]>([
    ['on paper, whole', paper, {}, []],
    ['by e-office, whole', { ...paper, channel: 'eOffice' }, {}, []],
    ['by e-mail without a number', { ...paper, channel: 'email', documentNumber: null, documentDate: null, signerTitle: null }, {}, []],
    ['by telephone, with a note in place of a proof', phone, {}, []],
    ['by telephone, nobody named', { ...phone, note: ' ' }, {}, ['arrival.noteNeeded proofNoteVi']],
    ['by e-mail without a proof', { ...phone, channel: 'email' }, {}, ['arrival.proofNeeded proofFile']],
    ['on paper, nothing else', { ...paper, hasProof: false, documentNumber: '', documentDate: null, signerTitle: null }, {}, ['arrival.proofNeeded proofFile', 'document.numberNeeded documentNumber', 'document.dateNeeded documentDate', 'document.signerNeeded signerTitle']],
    ['tomorrow', { ...paper, on: '2018-07-25' }, {}, ['arrival.inFuture arrivedOn']],
    ['later today', { ...paper, on: '2018-07-24', time: '08:01' }, {}, ['arrival.inFuture arrivedTime']],
    ['this minute', { ...paper, on: '2018-07-24', time: '08:00' }, {}, []],
    ['before the duty was given', { ...paper, on: '2018-07-15', documentDate: '2018-07-15' }, {}, ['arrival.beforeGiven arrivedOn']],
    ['on the first morning of the duty', { ...paper, on: '2018-07-16', time: '00:00', documentDate: '2018-07-16' }, {}, []],
    ['before what it answers was returned', paper, { returnedAt: instantAt('2018-07-20', '09:00') }, ['arrival.beforeReturn arrivedOn']],
    ['at no time of day', { ...paper, time: '25:00' }, {}, ['arrival.time arrivedTime']],
    ['signed after it came', { ...paper, documentDate: '2018-07-20' }, {}, ['document.dateAfterArrival documentDate']],
  ])('%s', (_, arrival, change, expected) => {
    expect(arrivalProblems(arrival, { ...limits, ...change }).map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it('is a moment of Viet Nam', () => {
    expect(arrivalInstant({ on: '2018-07-19', time: '23:59' })).toBe(Date.parse('2018-07-19T23:59:00+07:00'));
    expect(arrivalInstant({ on: '2018-07-19', time: '9:5' })).toBeNull();
  });
});
