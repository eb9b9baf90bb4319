import { DUE_RULE_KINDS, type DueRule } from '../../kernel/due-rule';
import { ListQuery } from '../../platform/http/list-query.input';
import { Inside, ListInside, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalLine, OptionalOneOf, OptionalText, RequiredCount, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import type { Clause } from './directive.entity';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { PARTY_GROUPS, type PartyGroup } from './domain/party-groups';

/** A body named by a clause: one unit, a group of the round's units, or a group known by name only. */
export class ClausePartyInput {
  @OptionalCode('Code of a unit of the round.') unit?: string;
  @OptionalOneOf(PARTY_GROUPS, 'All units of the round that belong to it.') group?: PartyGroup;
  @OptionalLine(200, 'Name of a body that is no unit of the round.') labelVi?: string;
}

/** `trước ngày` and the other wordings of a time limit, as data. */
export class DueRuleInput {
  @OneOf(DUE_RULE_KINDS, 'How the letter words the time limit.') kind!: DueRule['kind'];
  @OptionalDate() date?: string;
  @OptionalDate() from?: string;
  @OptionalCount() days?: number;
  @OptionalLine(5, 'HH:MM in Viet Nam.') time?: string;
}

export class ClauseInput {
  @RequiredLine(20, 'Such as D1.2.') number!: string;
  @OptionalLine(20, 'Number of the clause above.') parent?: string;
  @RequiredText(3000) contentVi!: string;
  @OptionalText(3000) contentEn?: string;
  @OptionalText(500, 'The exact wording relied on.') quoteVi?: string;
  @OneOf(CLAUSE_KINDS) kind!: Clause['kind'];
  @OptionalCode() topic?: string;
  @OptionalLine(120, 'The time limit as the letter words it.') dueWordingVi?: string;
  @OptionalLine(200) expectedOutputVi?: string;
  @Inside(() => DueRuleInput, 'deadline.invalid') dueRule!: DueRuleInput;
  @ListInside(() => ClausePartyInput, { about: 'Who must do it.' }) addressees!: ClausePartyInput[];
  @ListInside(() => ClausePartyInput, { about: 'Who helps.' }) coordinators!: ClausePartyInput[];
}

export class RecordDirectiveInput {
  @RequiredLine(20, 'Such as 2018-Q2.') roundCode!: string;
  @OptionalLine(60, 'As the records clerk gave it; left out while it is not known.') documentNumber?: string;
  @OptionalDate() signedOn?: string;
  @RequiredLine(200) issuerTitleVi!: string;
  @RequiredText(1000) summaryVi!: string;
  @OptionalText(1000) sourceNoteVi?: string;
  @ListInside(() => ClauseInput, { whenEmpty: 'clause.needed' }) clauses!: ClauseInput[];
  @OptionalText(100, 'Made by the form: the same key sent twice does the work once.') formKey?: string;
}

/** The same for a draft that is corrected; `version` is what the form showed. */
export class ReviseDirectiveInput extends RecordDirectiveInput {
  @RequiredCount('Row version that was read: an older one is refused.') version!: number;
}

export class DirectiveListQuery extends ListQuery {
  @OptionalCode('Code of a round, such as 2018-Q2.') round?: string;
}
