import { roundCodeIn, roundCodeOf } from './round-code';

describe('the round of a code', () => {
  it.each(['2018-Q2', '2018-Q2-870', '2018-Q2-D1.2-869', '2018-Q2-869-04', '2018-Q2-CD1'])('of %s', (code) => {
    expect([roundCodeOf(code), roundCodeIn(code)]).toEqual(['2018-Q2', '2018-Q2']);
  });

  it.each(['', '870', 'noi-dung'])('none of %s', (code) => {
    expect(roundCodeIn(code)).toBeNull();
  });
});
