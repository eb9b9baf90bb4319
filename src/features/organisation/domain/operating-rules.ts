import { problem, type Problem } from '../../../kernel/problem';

/** A rule of the province that changes what the product does, with the values it may have. */
interface Choice {
  readonly kind: 'choice';
  readonly values: readonly string[];
  readonly fallback: string;
}

interface Count {
  readonly kind: 'count';
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

/**
 * What no law settles and each province decides. `fallback` holds until somebody decides.
 * - `report.signing`: whether the text of a report is locked while its paper is signed.
 * - `review.results`: whether a unit sees each decision at once, or all of them when the review is complete.
 * - `review.supplementDays`: working days a unit is given for what was returned, unless the reviewer names a day.
 * - `lateness.decidedBy`: which sending decides whether a report was late.
 * - `extension.max`: how many times one duty may be extended; 0 = never.
 * - `extension.maxDays`: calendar days one extension may add at most.
 * - `extension.decidedBy`: who grants or refuses.
 * - `duty.updateEveryDays`: days without a word after which the unit of a duty without a date is asked for an update; 0 = never.
 * - `confirmation.silenceDays`: working days after the day of asking whether a fault is gone, after which silence is no objection; 0 = the day itself.
 * - `selfInspection.namesUnits`: whether units that inspect themselves read where a fault was found.
 * - `unit.rank`: whether a unit sees its own place among the units of a round.
 * - `evidence.citizensMonths`: months that files showing citizens' data are kept after they came; 0 = as long as the dossier.
 * - `urging.before`: working days before the last day at which a reminder goes out by itself; 0 = none.
 * - `urging.onDay`: whether a reminder goes out on the last day.
 * - `urging.every`: working days after the last day, and after each urging, at which the next urging is due.
 * - `urging.upTo`: the highest level of urging that goes out by itself; the others, and the chair always, are proposed to staff.
 * - `urging.fromHour`, `urging.untilHour`: hours of a working day in which the program writes to anybody.
 */
export const OPERATING_RULES = {
  'report.signing': { kind: 'choice', values: ['free', 'lockFirst'], fallback: 'free' },
  'review.results': { kind: 'choice', values: ['whenComplete', 'atOnce'], fallback: 'whenComplete' },
  'review.supplementDays': { kind: 'count', min: 1, max: 60, fallback: 5 },
  'lateness.decidedBy': { kind: 'choice', values: ['firstSubmission', 'firstComplete'], fallback: 'firstSubmission' },
  'extension.max': { kind: 'count', min: 0, max: 9, fallback: 1 },
  'extension.maxDays': { kind: 'count', min: 1, max: 365, fallback: 30 },
  'extension.decidedBy': { kind: 'choice', values: ['homeAffairsLeader', 'chair', 'either'], fallback: 'homeAffairsLeader' },
  'duty.updateEveryDays': { kind: 'count', min: 0, max: 365, fallback: 15 },
  'confirmation.silenceDays': { kind: 'count', min: 0, max: 60, fallback: 5 },
  'selfInspection.namesUnits': { kind: 'choice', values: ['hidden', 'shown'], fallback: 'hidden' },
  'unit.rank': { kind: 'choice', values: ['hidden', 'own'], fallback: 'hidden' },
  'evidence.citizensMonths': { kind: 'count', min: 0, max: 240, fallback: 60 },
  'urging.before': { kind: 'count', min: 0, max: 30, fallback: 3 },
  'urging.onDay': { kind: 'choice', values: ['on', 'off'], fallback: 'on' },
  'urging.every': { kind: 'count', min: 1, max: 30, fallback: 3 },
  'urging.upTo': { kind: 'choice', values: ['none', 'handler', 'head', 'homeAffairsLetter'], fallback: 'none' },
  'urging.fromHour': { kind: 'count', min: 0, max: 23, fallback: 8 },
  'urging.untilHour': { kind: 'count', min: 1, max: 24, fallback: 17 },
} as const satisfies Readonly<Record<string, Choice | Count>>;

export type OperatingRuleKey = keyof typeof OPERATING_RULES;
export const OPERATING_RULE_KEYS = Object.keys(OPERATING_RULES) as readonly OperatingRuleKey[];

type ValueOf<K extends OperatingRuleKey> = (typeof OPERATING_RULES)[K] extends { readonly values: readonly (infer V)[] } ? V : number;
export type OperatingRuleValues = { readonly [K in OperatingRuleKey]: ValueOf<K> };

export const isOperatingRule = (key: string): key is OperatingRuleKey => Object.hasOwn(OPERATING_RULES, key);

/** The value that holds, given the stored texts; a text that is no longer allowed counts as not decided. */
export function valuesOf(stored: ReadonlyMap<string, string>): OperatingRuleValues {
  const value = (key: OperatingRuleKey): string | number => {
    const text = stored.get(key);
    const rule: Choice | Count = OPERATING_RULES[key];
    if (text === undefined || valueProblem(key, text) !== null) return rule.fallback;
    return rule.kind === 'count' ? Number(text) : text;
  };
  return Object.fromEntries(OPERATING_RULE_KEYS.map((key) => [key, value(key)])) as OperatingRuleValues;
}

/** Why a text cannot be the value of a rule; null when it can. */
export function valueProblem(key: OperatingRuleKey, text: string): Problem | null {
  const rule: Choice | Count = OPERATING_RULES[key];
  if (rule.kind === 'choice') return rule.values.includes(text) ? null : problem('choice.needed', 'value');
  const fits = /^\d{1,4}$/.test(text) && Number(text) >= rule.min && Number(text) <= rule.max;
  return fits ? null : problem('rule.outOfRange', 'value', { min: rule.min, max: rule.max });
}
