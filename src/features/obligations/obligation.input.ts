import { ListQuery } from '../../platform/http/list-query.input';
import { CodeList, OneOf, OptionalCount, OptionalDate, RequiredLine, OptionalCode, OptionalFlag, OptionalOneOf, OptionalText, RequiredCount, RequiredText } from '../../platform/http/input-fields';
import { OBLIGATION_STATES } from './domain/obligation.machine';

export class ObligationListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
  @OptionalCode('Code of a unit, such as 873.') unit?: string;
  @OptionalCode('Number of the clause it comes from, such as D1.2.') clause?: string;
  @OptionalOneOf(OBLIGATION_STATES) state?: string;
  @OptionalOneOf(['lead', 'helping'], 'What the own body of the reader leads, or what it helps others with.') part?: 'lead' | 'helping';
}

/** What a body writes about its duty: how far it is, or the result it reports. */
export class ObligationUpdateInput {
  @OneOf(['progress', 'result']) kind!: 'progress' | 'result';
  @RequiredText(5000) text!: string;
  @RequiredCount('Row version that was read: an older one is refused.') version!: number;
  @CodeList(100, 'Codes of affected units that are asked whether the fault is gone.', { required: false }) askUnits: string[] = [];
  @OptionalFlag('Nothing is sent unless at least one unit is asked.') ask?: boolean;
  @OptionalFlag('Those that co-operate may read it.') published?: boolean;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

/** What Home Affairs sets for one duty, always with a reason. */
export class DutyTermsInput {
  @OptionalCount('Calendar days that count as in time after the last day.') graceDays?: number;
  @OptionalDate('When the unit received the paper: only where the term runs from then.') receivedOn?: string;
  @OptionalCount('Only without a date: days after which the unit is asked for an update; 0 = never, left out = the rule of the province.') updateEveryDays?: number;
  @RequiredLine(500) reason!: string;
  @RequiredCount('Row version that was read: an older one is refused.') version!: number;
}

export class ObligationDecisionInput {
  @OneOf(['accept', 'return']) decision!: 'accept' | 'return';
  @OptionalText(2000, 'Needed to return, and to accept despite units that object; taking note needs no words.') reason?: string;
  @OptionalFlag('Accept although asked units say that the fault remains or have not answered: the leader of Home Affairs only.') despite?: boolean;
  @RequiredCount('Row version that was read: an older one is refused.') version!: number;
}
