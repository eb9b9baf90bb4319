import type { FaultAnswer } from './answers';
import type { Fault } from './faults';

/** How many of those who answered have a fault too. */
export interface SpreadFault extends Fault {
  readonly counts: Readonly<Record<FaultAnswer, number>>;
}

interface Answered {
  readonly faultKey: string;
  readonly answer: FaultAnswer | null;
}

/** The most widespread first; what nobody has keeps its order. */
export function spreadOf(faults: readonly Fault[], answers: readonly Answered[]): readonly SpreadFault[] {
  const count = (key: string, answer: FaultAnswer): number => answers.filter((one) => one.faultKey === key && one.answer === answer).length;
  const counted = faults.map((fault) => ({ ...fault, counts: { has: count(fault.key, 'has'), hasNot: count(fault.key, 'hasNot'), notApplicable: count(fault.key, 'notApplicable') } }));
  return counted.sort((a, b) => b.counts.has - a.counts.has);
}
