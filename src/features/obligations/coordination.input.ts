import { CodeList, OneOf, OptionalCode, OptionalCount, OptionalText, RequiredCount, RequiredText } from '../../platform/http/input-fields';

const FORM_KEY = 'Made by the form: the same key sent twice does the work once.';

/** The leading body asks co-operating ones for their parts. */
export class AskPartsInput {
  @CodeList(100, 'Codes of the co-operating units that are asked.') partUnits!: string[];
  @RequiredText(2000, 'What they are to fill in.') request!: string;
  @OptionalText(60, FORM_KEY) formKey?: string;
}

/** A co-operating body fills in its own part. */
export class FillPartInput {
  @RequiredText(5000) partText!: string;
  @RequiredCount('Row version of the part that was read: an older one is refused.') partVersion!: number;
  @OptionalText(60, FORM_KEY) formKey?: string;
}

/** An affected unit says whether the fault is gone. */
export class AnswerConfirmationInput {
  @OneOf(['confirmed', 'objected']) answer!: 'confirmed' | 'objected';
  @OptionalText(2000, 'Needed to object: what is still wrong.') answerText?: string;
  @OptionalCount('Number of the asking that was read: another one is refused.') asking?: number;
  @OptionalText(60, FORM_KEY) formKey?: string;
}

/** The body that a finding was passed on to says that it is not its matter. */
export class SendBackTransferInput {
  @RequiredText(2000) transferReason!: string;
  @OptionalCount('Row version of the transfer that was read: an older one is refused.') transferVersion?: number;
}

/** Home Affairs decides on a finding that was sent back. */
export class DecideTransferInput {
  @OneOf(['keep', 'passOn', 'giveBack']) transferAct!: 'keep' | 'passOn' | 'giveBack';
  @RequiredText(2000) transferDecision!: string;
  @OptionalCode('Code of the body that it goes on to.') transferUnit?: string;
  @OptionalCount('Row version of the transfer that was read: an older one is refused.') transferVersion?: number;
}
