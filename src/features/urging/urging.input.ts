import { CodeList, OneOf, OptionalCode, OptionalLine, OptionalOneOf, OptionalText, RequiredLine } from '../../platform/http/input-fields';
import { ListQuery } from '../../platform/http/list-query.input';
import { OBLIGATION_STATES } from '../obligations';
import { LEDGER_LEVELS, LETTER_SIGNINGS, SPOKEN_CHANNELS, URGING_CHANNELS, URGING_LEVELS, type LedgerLevel, type LetterSigning, type SpokenChannel, type UrgingChannel, type UrgingLevel } from './domain/levels';

/** Duties of one sending: a province of 102 communes with several duties each fits. */
export const MOST_URGED = 2000;

export class UrgeInput {
  @CodeList(MOST_URGED, 'Codes of the duties to urge.') obligationCodes!: string[];
  @OneOf(URGING_LEVELS) level!: UrgingLevel;
  @OneOf(URGING_CHANNELS) channel!: UrgingChannel;
  @OptionalText(2000) noteVi?: string;
  @OptionalOneOf(LETTER_SIGNINGS, 'Who signs the letter: the director unless said, a deputy (KT.), or the office by order (TL.).') signing?: LetterSigning;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

/** A telephone call or a chat that took place. */
export class SpokenInput {
  @CodeList(MOST_URGED, 'Codes of the duties that were spoken about.') obligationCodes!: string[];
  @OneOf(SPOKEN_CHANNELS) channel!: SpokenChannel;
  @OptionalOneOf(URGING_LEVELS, 'Whom the call was meant for: the handler unless said.') level?: UrgingLevel;
  @RequiredLine(300, 'The post that was spoken to.') spokenWith!: string;
  @OptionalText(2000, 'What they answered.') answerVi?: string;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export const FOLLOWED_FILTERS = ['reported', 'nothing', 'unseen'] as const;
export type FollowedFilter = (typeof FOLLOWED_FILTERS)[number];

export class UrgingListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalCode('Code of a unit, such as 873.') unit?: string;
  @OptionalOneOf(LEDGER_LEVELS) level?: LedgerLevel;
  @OptionalOneOf(URGING_CHANNELS) channel?: UrgingChannel;
  @OptionalOneOf(FOLLOWED_FILTERS, 'What followed: reported, nothing yet, or not opened by the unit yet.') followed?: FollowedFilter;
  @OptionalCode('What went out together: code of its first row, such as 2018-Q2-3.') dispatch?: string;
}

/** Duties named in an address. */
export class NamedDutiesInput {
  @CodeList(MOST_URGED, 'Codes of the duties.', { required: false }) obligation: string[] = [];
  @OptionalCode() lang?: string;
}

/** `?obligation=…&obligation=…`; `all=1`: every duty of the list's own filter, on all its pages; nothing at all: every overdue duty. */
export class UrgePreviewInput {
  @CodeList(MOST_URGED, undefined, { required: false }) obligation: string[] = [];
  @OptionalOneOf(['1', 'due'], '1: all that the filter shows; due: all whose next urging is due.') all?: '1' | 'due';
  @OptionalLine(200) q?: string;
  @OptionalCode() round?: string;
  @OptionalCode() unit?: string;
  @OptionalCode() clause?: string;
  @OptionalCode() directive?: string;
  @OptionalOneOf(OBLIGATION_STATES) state?: string;
  @OptionalCode() view?: string;
  @OptionalCode() lang?: string;
}
