import { waitMs, withOneMore, type SignInTries } from './sign-in-delay';

describe('the delay before the next sign-in', () => {
  it('grows from the third failure on, up to a minute', () => {
    let tries: SignInTries | null = null;
    const waits: number[] = [];
    for (let now = 0; waits.length < 10; now += waits.at(-1) ?? 0) {
      tries = withOneMore(tries, now);
      waits.push(waitMs(tries, now) / 1000);
    }
    expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is forgotten an hour after the last try', () => {
    const many: SignInTries = { failures: 500, lastAt: 0, nextAt: 60_000 };
    expect(withOneMore(many, 3_600_000).failures).toBe(501);
    expect(withOneMore(many, 3_600_001)).toEqual({ failures: 1, lastAt: 3_600_001, nextAt: null });
  });

  it('lets fewer than a hundred guesses an hour be looked at', () => {
    let tries: SignInTries | null = null;
    let looked = 0;
    for (let now = 0; now < 3_600_000; now += 250) if (waitMs(tries, now) === 0) [tries, looked] = [withOneMore(tries, now), looked + 1];
    expect(looked).toBeLessThan(100);
  });
});
