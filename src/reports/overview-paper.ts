import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Clock } from '../platform/clock/clock';
import { I18n } from '../platform/i18n';
import { overviewDocument } from './definitions/overview.definition';
import { RoundOverviewQuery } from './queries/round-overview.query';
import { RenderService } from './renderers';

/** The chair's page as a file, made from the same figures as the screen. */
@Injectable()
export class OverviewPaper {
  constructor(
    private readonly overview: RoundOverviewQuery,
    private readonly render: RenderService,
    private readonly i18n: I18n,
    private readonly clock: Clock,
  ) {}

  async pdf(actor: Actor, roundCode: string | undefined): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const data = await this.overview.of(actor, roundCode);
    const document = overviewDocument(data, this.clock.now(), this.i18n);
    return { name: `${document.meta.code}.pdf`, bytes: await this.render.render(document, 'pdf') };
  }
}
