export { Clause, ClauseParty, Directive } from './directive.entity';
export { DirectiveListQuery, RecordDirectiveInput } from './directive.input';
export { DirectiveQueries, type ClauseView, type DirectiveRow, type DirectiveView } from './directive.queries';
export { DirectivesModule } from './directives.module';
export { groupOfLabel, type GroupMember, type PartyGroup } from './domain/party-groups';
export { groupedParties, partySummary, samePartiesAs, type PartySummary } from './domain/party-summary';
export { IssueDirective } from './use-cases/issue-directive';
export { RecordDirective } from './use-cases/record-directive';
export { ReviseDirective } from './use-cases/revise-directive';
