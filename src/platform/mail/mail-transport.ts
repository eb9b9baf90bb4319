import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Settings } from '../config/settings';
import type { OutgoingMail } from './outgoing-mail.entity';

export type Letter = Pick<OutgoingMail, 'toAddress' | 'toTitle' | 'subjectVi' | 'bodyVi' | 'messageId'>;

/** The province's mail server, as the settings name it. Plain text only; a mail carries a link and never a file. */
@Injectable()
export class MailTransport {
  private transport: Transporter | null = null;

  constructor(private readonly settings: Settings) {}

  get configured(): boolean {
    return this.settings.smtp !== null;
  }

  /** @returns what the server answered. @throws as the library does when it was not taken */
  async send({ toAddress, toTitle, subjectVi, bodyVi, messageId }: Letter): Promise<string> {
    const { smtp } = this.settings;
    if (!smtp) throw new Error('SMTP_HOST is not set');
    this.transport ??= createTransport({
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure,
      ...(smtp.user ? { auth: { user: smtp.user, pass: smtp.password } } : {}),
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const sent = await this.transport.sendMail({
      from: smtp.from,
      to: { name: toTitle, address: toAddress },
      subject: subjectVi,
      text: bodyVi,
      messageId,
      textEncoding: 'quoted-printable',
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return String(sent.response);
  }
}
