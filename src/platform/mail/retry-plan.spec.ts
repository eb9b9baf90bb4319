import { CLAIM_MS, isFinalRefusal, isTooOld, nextTry, RETRY_AFTER, TOO_OLD_MS } from './retry-plan';

const NOW = Date.parse('2018-07-19T08:00:00+07:00');

describe('trying to send a mail again', () => {
  it('waits longer each time, and gives up in the end', () => {
    const waits = RETRY_AFTER.map((_, index) => (nextTry(index + 1, NOW) ?? 0) - NOW);
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(nextTry(RETRY_AFTER.length + 1, NOW)).toBeNull();
  });

  it('holds a claim longer than a server may keep it waiting', () => {
    expect(CLAIM_MS).toBeGreaterThan(70_000 + 9 * 60_000);
  });

  it.each([
    [TOO_OLD_MS, false],
    [TOO_OLD_MS + 1, true],
  ])('%i ms old: too old is %s', (age, expected) => {
    expect(isTooOld(NOW - age, NOW)).toBe(expected);
  });

  it.each([
    [{ code: 'EENVELOPE', responseCode: 550 }, true],
    [{ code: 'EENVELOPE', responseCode: 553 }, true],
    [{ code: 'EENVELOPE', responseCode: 450 }, false],
    [{ code: 'EAUTH', responseCode: 535 }, false],
    [{ code: 'ECONNECTION' }, false],
  ])('%j is final: %s', (error, expected) => {
    expect(isFinalRefusal(error)).toBe(expected);
  });
});
