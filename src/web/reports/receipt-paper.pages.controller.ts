import { Controller, Get, Param, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import type { Reply } from '../../platform/http/request';
import { ReceiptPaper } from '../../reports/receipt-paper';
import { numberInPath, sendPaper } from '../paper-reply';

@Controller('reports')
export class ReceiptPaperPagesController {
  constructor(private readonly receipts: ReceiptPaper) {}

  /** Who may see the report may keep its receipts. */
  @Allow(...ROLES)
  @Get(':code/receipt/:version/pdf')
  async pdf(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('version') version: string): Promise<void> {
    await sendPaper(reply, await this.receipts.pdf(actor, code, numberInPath(version)));
  }
}
