import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { ObligationsModule } from '../obligations';
import { RemediationModule } from '../remediation';
import { MailLoop } from './mail-loop';
import { MailWriter } from './mail-writer';
import { QueueMails } from './use-cases/queue-mails';

@Module({
  imports: [IdentityModule, ObligationsModule, RemediationModule],
  providers: [MailWriter, QueueMails, MailLoop],
  exports: [QueueMails, MailLoop],
})
export class NotificationsModule {}
