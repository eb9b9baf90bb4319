import { OneOf, OptionalCount, OptionalDate, OptionalLine, OptionalText, RequiredCount, RequiredDate, RequiredText } from '../../platform/http/input-fields';

/** A body asks for more time for the duty it leads. */
export class AskExtensionInput {
  @RequiredText(5000) reason!: string;
  @RequiredDate('The last day asked for: it still counts in full.') proposedOn!: string;
  @OptionalLine(60, 'Number of the letter that asks, such as 15/UBND-VP.') letterNumber?: string;
  @OptionalDate('Date of that letter.') letterOn?: string;
  @OptionalText(60, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

export class DecideExtensionInput {
  @OneOf(['grant', 'refuse']) decision!: 'grant' | 'refuse';
  @OptionalDate('The last day granted; the proposed one when left out.') grantedOn?: string;
  @OptionalText(2000, 'Needed to refuse.') note?: string;
  @OptionalLine(60, 'Number of the letter that answers.') decisionNumber?: string;
  @OptionalDate('Date of that letter.') decisionOn?: string;
  @RequiredCount('Row version that was read: an older one is refused.') version!: number;
}

export class WithdrawExtensionInput {
  @OptionalCount('Row version that was read: an older one is refused.') version?: number;
}
