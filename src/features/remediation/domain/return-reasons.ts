/** Why items are usually returned: keys of `reports:returnReason`, whose Vietnamese words are what the unit reads. */
export const RETURN_REASONS = ['noEvidence', 'otherEvidence', 'noFigures', 'noDate', 'notSigned', 'notSpecific', 'notRemedied'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const isReturnReason = (key: unknown): key is ReturnReason => RETURN_REASONS.some((one) => one === key);

/** A chosen model reason and the reviewer's own words make one text; without scripts both come in, and a model already in the text is not said twice. */
export function reasonOf(model: string, own: string): string {
  const [first, second] = [model.trim(), own.trim()];
  if (first === '' || second.includes(first)) return second;
  return second === '' ? first : `${first} ${second}`;
}
