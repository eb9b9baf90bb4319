import { Module } from '@nestjs/common';
import { InspectionsModule, SigningConditions } from '../inspections';
import { OrganisationModule } from '../organisation';
import { EvidenceModule } from '../evidence';
import { FindingEvidenceQuery } from './finding-evidence.query';
import { FindingQueries } from './finding.queries';
import { FindingStore } from './finding.store';
import { FindingsApiController } from './findings.api.controller';
import { IssueResults } from './use-cases/issue-results';
import { RaiseFinding } from './use-cases/raise-finding';
import { RecordOpinion } from './use-cases/record-opinion';

@Module({
  imports: [OrganisationModule, EvidenceModule, InspectionsModule],
  controllers: [FindingsApiController],
  providers: [FindingQueries, FindingEvidenceQuery, FindingStore, RaiseFinding, RecordOpinion, IssueResults],
  exports: [FindingQueries, FindingEvidenceQuery, FindingStore, RaiseFinding, RecordOpinion, IssueResults],
})
export class FindingsModule {
  constructor(conditions: SigningConditions, findings: FindingStore) {
    conditions.add((tx, visit) => findings.unheard(tx, visit.id));
  }
}
