import { OPERATING_RULE_KEYS, valueProblem, valuesOf, type OperatingRuleKey } from './operating-rules';

describe('operating rules', () => {
  it('have a value before anybody decides', () => {
    expect(valuesOf(new Map())).toEqual({
      'report.signing': 'free',
      'review.results': 'whenComplete',
      'review.supplementDays': 5,
      'lateness.decidedBy': 'firstSubmission',
      'duty.updateEveryDays': 15,
      'extension.max': 1,
      'extension.maxDays': 30,
      'extension.decidedBy': 'homeAffairsLeader',
      'confirmation.silenceDays': 5,
      'selfInspection.namesUnits': 'hidden',
      'unit.rank': 'hidden',
      'evidence.citizensMonths': 60,
      'urging.before': 3,
      'urging.onDay': 'on',
      'urging.every': 3,
      'urging.upTo': 'none',
      'urging.fromHour': 8,
      'urging.untilHour': 17,
    });
  });

  it('hold what was decided, and fall back when that is no longer a value', () => {
    expect(valuesOf(new Map([['review.results', 'atOnce'], ['review.supplementDays', '10']]))).toMatchObject({ 'review.results': 'atOnce', 'review.supplementDays': 10 });
    expect(valuesOf(new Map([['review.results', 'sometimes'], ['review.supplementDays', '900']]))).toMatchObject({ 'review.results': 'whenComplete', 'review.supplementDays': 5 });
  });

  it.each<[OperatingRuleKey, string, string | null]>([
    ['report.signing', 'lockFirst', null],
    ['report.signing', '', 'choice.needed'],
    ['report.signing', 'LOCKFIRST', 'choice.needed'],
    ['review.supplementDays', '1', null],
    ['review.supplementDays', '0', 'rule.outOfRange'],
    ['review.supplementDays', '61', 'rule.outOfRange'],
    ['review.supplementDays', '1e1', 'rule.outOfRange'],
    ['review.supplementDays', '-3', 'rule.outOfRange'],
    ['evidence.citizensMonths', '0', null],
    ['evidence.citizensMonths', '12,5', 'rule.outOfRange'],
  ])('%s = "%s": %s', (key, text, expected) => {
    expect(valueProblem(key, text)?.code ?? null).toBe(expected);
  });

  it('accept their own fallback', () => {
    const values = valuesOf(new Map());
    expect(OPERATING_RULE_KEYS.filter((key) => valueProblem(key, String(values[key])) !== null)).toEqual([]);
  });
});
