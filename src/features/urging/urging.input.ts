import { CodeList, OneOf, OptionalCode, OptionalOneOf, OptionalText } from '../../platform/http/input-fields';
import { ListQuery } from '../../platform/http/list-query.input';
import { URGING_CHANNELS, URGING_LEVELS, type UrgingChannel, type UrgingLevel } from './domain/levels';

export class UrgeInput {
  @CodeList(300) obligationCodes!: string[];
  @OneOf(URGING_LEVELS) level!: UrgingLevel;
  @OneOf(URGING_CHANNELS) channel!: UrgingChannel;
  @OptionalText(2000) noteVi?: string;
  @OptionalText(60) formKey?: string;
}

export class UrgingListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalCode() unit?: string;
  @OptionalOneOf(URGING_LEVELS) level?: UrgingLevel;
}

/** `?obligation=…&obligation=…`; none: every overdue duty. */
export class UrgePreviewInput {
  @CodeList(300) obligation: string[] = [];
  @OptionalCode() lang?: string;
}
