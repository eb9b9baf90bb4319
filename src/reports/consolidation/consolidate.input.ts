import { OptionalCount, RequiredLine } from '../../platform/http/input-fields';

export class ConsolidateInput {
  /** Code of the round, `2018-Q2`. */
  @RequiredLine(20) round!: string;
  /** Number of the freeze the form offered; without one, the first. */
  @OptionalCount() number?: number;
}

export class FreezeInput {
  /** Number this freeze is to have: one more than the last. Asked twice with the same number, there is one freeze. By default 1. */
  @OptionalCount() number?: number;
}
