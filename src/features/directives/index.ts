export { Clause, ClauseParty, Directive } from './directive.entity';
export { RecordDirectiveInput } from './directive.input';
export { DirectiveQueries, type ClauseView, type DirectiveView } from './directive.queries';
export { groupedParties, type GroupMember as Population } from './domain/party-groups';
export { DirectivesModule } from './directives.module';
export { IssueDirective } from './use-cases/issue-directive';
export { RecordDirective } from './use-cases/record-directive';
