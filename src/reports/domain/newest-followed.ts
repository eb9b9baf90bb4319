import type { InspectionRound } from '../../features/inspections';

/**
 * The round a page shows when none is named: the newest whose remedies are followed, else the newest. The next quarter's
 * round is planned while the last one is still being remedied. Rounds come newest first.
 */
export function newestFollowed<R extends Pick<InspectionRound, 'remediationAt'>>(rounds: readonly R[]): R | undefined {
  return rounds.find(({ remediationAt }) => remediationAt !== null) ?? rounds[0];
}
