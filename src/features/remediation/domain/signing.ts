import type { OperatingRuleValues } from '../../organisation';
import type { ReportVersionAction, ReportVersionState } from './report-version.machine';

/** How reports are signed in this province: `lockFirst` locks the text before its paper is signed. */
export type Signing = OperatingRuleValues['report.signing'];

/** What the table allows, less what the province's way of signing leaves out. */
export function offeredActions(actions: readonly ReportVersionAction[], state: ReportVersionState, signing: Signing): readonly ReportVersionAction[] {
  return actions.filter((action) => signingRefusal(action, state, signing) === null);
}

/** Where the text is locked first, a signed copy is taken only of a locked text: what was signed before may say something else. */
export function signedCopyRefusal(state: ReportVersionState, signing: Signing): 'lockFirst' | null {
  return signing === 'lockFirst' && state === 'draft' ? 'lockFirst' : null;
}

/** What belonged to a text that is open again, or was never locked: the copy, and the number and date it was given. */
export const WITHOUT_SIGNED_COPY = { signedFileId: null, documentNumber: null, documentDate: null } as const;

/**
 * Code of the refusal, or null. A version that waits for its signature may always be sent or taken back, also when the province
 * changed the rule meanwhile.
 */
export function signingRefusal(action: ReportVersionAction, state: ReportVersionState, signing: Signing): 'signingFree' | 'signFirst' | null {
  if (action === 'awaitSigned' && signing === 'free') return 'signingFree';
  if (action === 'submit' && state === 'draft' && signing === 'lockFirst') return 'signFirst';
  return null;
}
