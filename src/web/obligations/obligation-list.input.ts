import { ObligationListQuery } from '../../features/obligations';
import { OptionalCode } from '../../platform/http/input-fields';

export class ObligationPageInput extends ObligationListQuery {
  /** Code of a directive: only the duties it gave. */
  @OptionalCode() directive?: string;
}
