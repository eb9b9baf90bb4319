import { DUE_RULE_KINDS, type DueRule, type TermBasis } from '../../kernel/due-rule';
import { PERIOD_LENGTHS, type PeriodLength } from '../../kernel/reporting-period';
import { ListQuery } from '../../platform/http/list-query.input';
import { CodeList, Inside, ListInside, OneOf, OptionalCode, OptionalCount, OptionalDate, OptionalFlag, OptionalLine, OptionalOneOf, OptionalText, RequiredCode, RequiredCount, RequiredLine, RequiredText } from '../../platform/http/input-fields';
import type { Clause } from './directive.entity';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { LINK_KINDS, type LinkKind } from './domain/directive-links';
import { PARTY_GROUPS, type PartyGroup } from './domain/party-groups';
import { SIGNING_AUTHORITIES, type SigningAuthority } from './domain/signing-authority';

/** A body named by a clause: one unit, a group of the round's units, or a group known by name only. */
export class ClausePartyInput {
  @OptionalCode('Code of a unit of the round.') unit?: string;
  @OptionalOneOf(PARTY_GROUPS, 'All units of the round that belong to it.') group?: PartyGroup;
  @OptionalLine(200, 'Name as the letter has it; alone, a body that is kept by its name and owes nothing here.') labelVi?: string;
}

/** `trước ngày` and the other wordings of a time limit, as data. */
export class DueRuleInput {
  @OneOf(DUE_RULE_KINDS, 'How the letter words the time limit.') kind!: DueRule['kind'];
  @OptionalDate() date?: string;
  @OptionalDate() from?: string;
  @OptionalCount() days?: number;
  @OptionalLine(5, 'HH:MM in Viet Nam.') time?: string;
  @OptionalOneOf(['signing', 'receipt'], 'From when a term runs; with receipt the day may be unknown yet.') basis?: TermBasis;
  @OptionalFlag('The hour itself still counts.') inclusive?: boolean;
  @OptionalOneOf(PERIOD_LENGTHS, 'Of a periodic duty.') every?: PeriodLength;
  @OptionalCount('Which month of the period, from 1; beyond its length: after the period.') month?: number;
  @OptionalCount('Of a periodic duty: the day of that month.') dayOfLastMonth?: number;
  @OptionalFlag('Of a periodic duty: before the day, not on it.') strict?: boolean;
}

export class ClauseInput {
  @RequiredLine(20, 'Such as D1.2.') number!: string;
  @OptionalLine(20, 'Number of the clause above.') parent?: string;
  @RequiredText(10_000) contentVi!: string;
  @OptionalText(10_000) contentEn?: string;
  @OptionalText(10_000, 'The exact wording relied on.') quoteVi?: string;
  @OneOf(CLAUSE_KINDS) kind!: Clause['kind'];
  @OptionalCode() topic?: string;
  @OptionalLine(120, 'The time limit as the letter words it.') dueWordingVi?: string;
  @OptionalLine(200) expectedOutputVi?: string;
  @Inside(() => DueRuleInput, 'deadline.invalid') dueRule!: DueRuleInput;
  @ListInside(() => ClausePartyInput, { about: 'Who must do it.' }) addressees!: ClausePartyInput[];
  @ListInside(() => ClausePartyInput, { about: 'Who helps.' }) coordinators!: ClausePartyInput[];
}

/** What this directive does to an earlier one; it takes effect when this one is issued. */
export class DirectiveLinkInput {
  @RequiredCode('Code of the earlier directive, such as 2018-Q2-CD1.') earlier!: string;
  @OneOf(LINK_KINDS) kind!: LinkKind;
  @CodeList(200, 'Numbers of the clauses that are amended; none when all of it is replaced.', { required: false }) clauseNumbers: string[] = [];
  @RequiredText(1000, 'Why, as it will stand beside each duty that ends.') reasonVi!: string;
}

export class RecordDirectiveInput {
  @RequiredLine(20, 'Such as 2018-Q2.') roundCode!: string;
  @OptionalLine(60, 'As the records clerk gave it; left out while it is not known.') documentNumber?: string;
  @OptionalDate() signedOn?: string;
  @RequiredLine(200) issuerTitleVi!: string;
  @OptionalLine(120) signerName?: string;
  @OptionalOneOf(SIGNING_AUTHORITIES, 'What stands above the signature; left out when the signer signed in their own right.') signingAuthority?: SigningAuthority;
  @RequiredText(1000) summaryVi!: string;
  @OptionalText(1000) sourceNoteVi?: string;
  @OptionalText(400_000, 'The text the clauses were read from.') sourceTextVi?: string;
  @OptionalLine(24, 'A scan the same account has sent before.') scanId?: string;
  @ListInside(() => DirectiveLinkInput, { required: false, max: 20, about: 'Earlier directives that this one amends or replaces.' }) links?: DirectiveLinkInput[];
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

/** The text of a letter, to be split into proposed clauses. */
export class ReadTextInput {
  @RequiredLine(20, 'Such as 2018-Q2: whose bodies and groups it may name.') roundCode!: string;
  @RequiredText(400_000) text!: string;
  @OptionalDate('Gives the year of "20/7"; else the day at the head of the letter, else today.') signedOn?: string;
}

export class TrackerConfirmationInput {
  @RequiredLine(40, 'Mark of the duties that the preview compared with.') seen!: string;
}
