import { CodeList, OneOf, OptionalText } from '../../platform/http/input-fields';
import { URGING_CHANNELS, URGING_LEVELS, type UrgingChannel, type UrgingLevel } from './urging.entity';

export class UrgeInput {
  @CodeList(300) obligationCodes!: string[];
  @OneOf(URGING_LEVELS) level!: UrgingLevel;
  @OneOf(URGING_CHANNELS) channel!: UrgingChannel;
  @OptionalText(2000) noteVi?: string;
  @OptionalText(60) formKey?: string;
}
