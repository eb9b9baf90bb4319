import { OptionalCode, OptionalCount, OptionalLine } from './input-fields';

/** What every list page understands in its address. Lists add their own filters by extending it. */
export class ListQuery {
  @OptionalLine(200) q?: string;
  /** Column key, with `-` in front for descending; each list has its own allow-list. */
  @OptionalCode() sort?: string;
  @OptionalCount() page?: number;
  @OptionalCount() pageSize?: number;
  @OptionalCode() view?: string;
  @OptionalCode() lang?: string;
}
