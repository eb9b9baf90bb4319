import type { OperatingRuleValues } from '../../organisation';
import type { ReportVersionAction, ReportVersionState } from './report-version.machine';

/** How reports are signed in this province: `lockFirst` locks the text before its paper is signed. */
export type Signing = OperatingRuleValues['report.signing'];

/** What the table allows, less what the province's way of signing leaves out. */
export function offeredActions(actions: readonly ReportVersionAction[], state: ReportVersionState, signing: Signing): readonly ReportVersionAction[] {
  return actions.filter((action) => signingRefusal(action, state, signing) === null);
}

/**
 * Code of the refusal, or null. A version that waits for its signature may always be sent or taken back, also when the province
 * changed the rule meanwhile.
 */
export function signingRefusal(action: ReportVersionAction, state: ReportVersionState, signing: Signing): 'signingFree' | 'signFirst' | null {
  if (action === 'awaitSigned' && signing === 'free') return 'signingFree';
  if (action === 'submit' && state === 'draft' && signing === 'lockFirst') return 'signFirst';
  return null;
}
