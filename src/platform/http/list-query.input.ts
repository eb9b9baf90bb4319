import { OptionalCode, OptionalCount, OptionalLine } from './input-fields';

/** A part of a list. */
export class PagingQuery {
  @OptionalCount('Page, counted from 1.') page?: number;
  @OptionalCount('Rows of a page: 50 unless said, at most 200.') pageSize?: number;
  @OptionalCode('Language of messages: vi or en.') lang?: string;
}

/** What every list page understands in its address. Lists add their own filters by extending it. */
export class ListQuery extends PagingQuery {
  @OptionalLine(200, 'Words to look for, with or without Vietnamese marks, where the list can be searched.') q?: string;
  @OptionalCode('Column key, with `-` in front for descending; what the list does not sort by is left aside.') sort?: string;
  @OptionalCode('One of the saved views of the list.') view?: string;
}
