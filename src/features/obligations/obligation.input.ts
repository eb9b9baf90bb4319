import { ListQuery } from '../../platform/http/list-query.input';
import { OneOf, OptionalCode, OptionalOneOf, OptionalText, RequiredCount, RequiredText } from '../../platform/http/input-fields';
import { OBLIGATION_STATES } from './domain/obligation.machine';

export class ObligationListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalCode() unit?: string;
  @OptionalCode() clause?: string;
  @OptionalOneOf(OBLIGATION_STATES) state?: string;
  /** What the reader's own body leads, or what it helps others with. */
  @OptionalOneOf(['lead', 'helping']) part?: 'lead' | 'helping';
}

/** What a body writes about its duty: how far it is, or the result it reports. */
export class ObligationUpdateInput {
  @OneOf(['progress', 'result']) kind!: 'progress' | 'result';
  @RequiredText(5000) text!: string;
  @RequiredCount() version!: number;
  @OptionalText(60) formKey?: string;
}

export class ObligationDecisionInput {
  @OneOf(['accept', 'return']) decision!: 'accept' | 'return';
  /** Needed to return; taking note needs no words. */
  @OptionalText(2000) reason?: string;
  @RequiredCount() version!: number;
}
