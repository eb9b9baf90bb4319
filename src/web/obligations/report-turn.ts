import type { ObligationRow } from '../../features/obligations';

export interface ReportTurn {
  readonly who: 'unit' | 'homeAffairs' | 'both' | null;
  /** `obligations:turn.<key>` */
  readonly key: 'answer' | 'continue' | 'sign' | 'review' | 'complete' | 'completeAndReview' | 'done';
}

/**
 * Who acts next on a duty that is answered by a remediation report; `own`: state of the version that the reader's own unit works on;
 * `sentBack`: items the unit may supplement now, of which some may come before the review is complete.
 */
export function reportTurn(state: ObligationRow['state'], own: string | undefined, sentBack: number): ReportTurn {
  if (own === 'awaiting_signed') return { who: 'unit', key: 'sign' };
  switch (state) {
    case 'open':
      return { who: 'unit', key: own === 'draft' ? 'continue' : 'answer' };
    case 'submitted':
      return sentBack > 0 ? { who: 'both', key: 'completeAndReview' } : { who: 'homeAffairs', key: 'review' };
    case 'returned':
      return { who: 'unit', key: 'complete' };
    case 'accepted':
    case 'superseded':
      return { who: null, key: 'done' };
  }
}
