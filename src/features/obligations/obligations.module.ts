import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { FindingsModule } from '../findings';
import { InspectionsModule } from '../inspections';
import { OrganisationModule } from '../organisation';
import { AffectedFindings } from './affected-findings.query';
import { ConfirmationStore } from './confirmation.store';
import { CoordinationApiController } from './coordination.api.controller';
import { CoordinationQueries } from './coordination.queries';
import { ExtensionPageQuery } from './extension-page.query';
import { ExtensionPagesController } from './extension.pages.controller';
import { ExtensionQueries } from './extension.queries';
import { ExtensionStore } from './extension.store';
import { ExtensionsApiController } from './extensions.api.controller';
import { DutyLoop } from './duty-loop';
import { ObligationQueries } from './obligation.queries';
import { ObligationStore } from './obligation.store';
import { ObligationsApiController } from './obligations.api.controller';
import { SeriesStore } from './series.store';
import { PartStore } from './part.store';
import { AnswerConfirmation } from './use-cases/answer-confirmation';
import { AskConfirmations } from './use-cases/ask-confirmations';
import { AskExtension } from './use-cases/ask-extension';
import { AskParts } from './use-cases/ask-parts';
import { DecideExtension } from './use-cases/decide-extension';
import { ChangeCalendar } from './use-cases/change-calendar';
import { CreateNextDuties } from './use-cases/create-next-duties';
import { TransferStore } from './transfer.store';
import { DecideTransfer } from './use-cases/decide-transfer';
import { SendBackTransfer } from './use-cases/send-back-transfer';
import { SettleTransfer } from './use-cases/settle-transfer';
import { DecideResult } from './use-cases/decide-result';
import { SetDutyTerms } from './use-cases/set-duty-terms';
import { FillPart } from './use-cases/fill-part';
import { WithdrawExtension } from './use-cases/withdraw-extension';
import { WriteUpdate } from './use-cases/write-update';

@Module({
  imports: [OrganisationModule, EvidenceModule, InspectionsModule, FindingsModule],
  controllers: [ObligationsApiController, ExtensionsApiController, ExtensionPagesController, CoordinationApiController],
  providers: [ChangeCalendar, CreateNextDuties, DutyLoop, SeriesStore, SetDutyTerms, ObligationStore, ObligationQueries, ExtensionStore, ExtensionQueries, ExtensionPageQuery, PartStore, ConfirmationStore, AffectedFindings, CoordinationQueries, AskConfirmations, AskParts, FillPart, AnswerConfirmation, TransferStore, SendBackTransfer, DecideTransfer, SettleTransfer, WriteUpdate, DecideResult, AskExtension, DecideExtension, WithdrawExtension],
  exports: [ChangeCalendar, CreateNextDuties, DutyLoop, SeriesStore, SetDutyTerms, ObligationStore, ObligationQueries, CoordinationQueries, ExtensionQueries, ExtensionPageQuery, AskParts, FillPart, AnswerConfirmation, TransferStore, SendBackTransfer, DecideTransfer, SettleTransfer, WriteUpdate, DecideResult, AskExtension, DecideExtension, WithdrawExtension],
})
export class ObligationsModule {}
