import { URGING_LEVELS, type UrgingChannel, type UrgingLevel } from './levels';

/** Each urging goes one step up: the handler, the head, a letter of Home Affairs, a proposal to the chair. */
export function nextLevel(urgedBefore: number): UrgingLevel {
  return URGING_LEVELS[Math.min(urgedBefore, URGING_LEVELS.length - 1)] ?? 'handler';
}

/** For several duties at once nobody is put higher than their own turn. */
export function levelForAll(urgedBefore: readonly number[]): UrgingLevel {
  return nextLevel(urgedBefore.length === 0 ? 0 : Math.min(...urgedBefore));
}

export function usualChannel(level: UrgingLevel): UrgingChannel {
  return level === 'handler' || level === 'head' ? 'system' : 'letter';
}
