import { OptionalLine, RequiredLine } from '../../platform/http/input-fields';

export class ChangeRuleInput {
  @RequiredLine(60) value!: string;
  @OptionalLine(60, 'The value that was read: when another one holds by now, the change is refused.') seen?: string;
}
