import { CodeList, OneOf, OptionalCode, OptionalOneOf, OptionalText } from '../../platform/http/input-fields';
import { ListQuery } from '../../platform/http/list-query.input';
import { URGING_CHANNELS, URGING_LEVELS, type UrgingChannel, type UrgingLevel } from './domain/levels';

export class UrgeInput {
  @CodeList(300, 'Codes of the duties to urge.') obligationCodes!: string[];
  @OneOf(URGING_LEVELS) level!: UrgingLevel;
  @OneOf(URGING_CHANNELS) channel!: UrgingChannel;
  @OptionalText(2000) noteVi?: string;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export class UrgingListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalCode('Code of a unit, such as 873.') unit?: string;
  @OptionalOneOf(URGING_LEVELS) level?: UrgingLevel;
}

/** `?obligation=…&obligation=…`; none: every overdue duty. */
export class UrgePreviewInput {
  @CodeList(300, undefined, { required: false }) obligation: string[] = [];
  @OptionalCode() lang?: string;
}
