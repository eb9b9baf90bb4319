export { MailLoop } from './mail-loop';
export { NotificationsModule } from './notifications.module';
export { QueueMails } from './use-cases/queue-mails';
