import { RequiredLine } from '../../platform/http/input-fields';

export class ConsolidateInput {
  /** Code of the round, `2018-Q2`. */
  @RequiredLine(20) round!: string;
}
