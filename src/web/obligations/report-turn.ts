import type { ObligationRow } from '../../features/obligations';

export interface ReportTurn {
  readonly who: 'unit' | 'homeAffairs' | null;
  /** `obligations:turn.<key>` */
  readonly key: 'answer' | 'continue' | 'review' | 'complete' | 'done';
}

/** Who acts next on a duty that is answered by a remediation report; `begun`: the reader's own unit has a draft. */
export function reportTurn(state: ObligationRow['state'], begun: boolean): ReportTurn {
  switch (state) {
    case 'open':
      return { who: 'unit', key: begun ? 'continue' : 'answer' };
    case 'submitted':
      return { who: 'homeAffairs', key: 'review' };
    case 'returned':
      return { who: 'unit', key: 'complete' };
    case 'accepted':
      return { who: null, key: 'done' };
  }
}
