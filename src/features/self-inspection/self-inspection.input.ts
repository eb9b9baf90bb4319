import { PagingQuery } from '../../platform/http/list-query.input';
import { ListInside, OneOf, OptionalCode, OptionalDate, OptionalFlag, OptionalOneOf, OptionalText, RequiredCode, RequiredCount } from '../../platform/http/input-fields';
import { FAULT_ANSWERS, type FaultAnswer } from './domain/answers';

export const MAX_OWN_FAULTS = 20;

export class FaultAnswerInput {
  @RequiredCode('Key of the fault, as the list gives it.') fault!: string;
  @OptionalOneOf(FAULT_ANSWERS, 'Needed to send.') answer?: FaultAnswer;
  @OptionalText(5000, 'Where and how far; why not applicable.') text?: string;
  @OptionalText(5000, 'What the unit will do; needed to send where it has the fault.') remedy?: string;
  @OptionalDate('By when; needed to send where it has the fault.') committedOn?: string;
}

export class OwnFaultInput {
  @OptionalText(5000, 'The fault in the unit’s own words.') text?: string;
  @OptionalText(5000) remedy?: string;
  @OptionalDate() committedOn?: string;
}

/** All that a self-inspection says; what is left out is not answered yet. */
export class SelfCheckInput {
  @ListInside(() => FaultAnswerInput, { max: 500 }) answers!: FaultAnswerInput[];
  @ListInside(() => OwnFaultInput, { required: false, max: MAX_OWN_FAULTS, about: 'Faults that the unit found by itself.' }) own?: OwnFaultInput[];
  @OptionalText(5000) note?: string;
  @OptionalFlag('Takes the attached file away.') removeFile?: boolean;
  @RequiredCount('Number of the version that is written: one more than the last that was sent.') number!: number;
  @RequiredCount('Row version of the draft that was read, 0 without one: an older one is refused.') version!: number;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export const SELF_CHECK_VIEWS = ['answered', 'silent'] as const;
export type SelfCheckView = (typeof SELF_CHECK_VIEWS)[number];

/** Every unit of the round stands on one page. */
export class SelfCheckListQuery extends PagingQuery {
  @OptionalCode('Code of the round; the newest that asks for it when left out.') round?: string;
  @OptionalCode('answered or silent; anything else is left aside.') view?: string;
}

/** Which button of the form was pressed. */
export class SelfCheckPressInput {
  @OneOf(['save', 'send']) action!: 'save' | 'send';
}
