import { Module } from '@nestjs/common';
import { ChecklistsModule } from '../checklists';
import { EvidenceModule } from '../evidence';
import { IdentityModule } from '../identity';
import { OrganisationModule } from '../organisation';
import { AnswerFilesQuery } from './answer-files.query';
import { RoundsApiController, VisitsApiController } from './inspections.api.controller';
import { NewRoundPagesController } from './new-round.pages.controller';
import { NewRoundQuery } from './new-round.query';
import { RoundProgress } from './round-progress';
import { RoundQueries } from './round.queries';
import { SigningConditions } from './signing-conditions';
import { AdvanceRound } from './use-cases/advance-round';
import { BeginVisit } from './use-cases/begin-visit';
import { CreateRound } from './use-cases/create-round';
import { FinishVisit } from './use-cases/finish-visit';
import { MoveVisit } from './use-cases/move-visit';
import { SaveAnswer } from './use-cases/save-answer';
import { VisitStore } from './visit.store';

@Module({
  imports: [OrganisationModule, IdentityModule, EvidenceModule, ChecklistsModule],
  controllers: [RoundsApiController, VisitsApiController, NewRoundPagesController],
  providers: [RoundQueries, NewRoundQuery, AnswerFilesQuery, RoundProgress, SigningConditions, VisitStore, CreateRound, AdvanceRound, BeginVisit, SaveAnswer, FinishVisit, MoveVisit],
  exports: [RoundQueries, AnswerFilesQuery, RoundProgress, SigningConditions, VisitStore, CreateRound, AdvanceRound, BeginVisit, SaveAnswer, FinishVisit, MoveVisit],
})
export class InspectionsModule {}
