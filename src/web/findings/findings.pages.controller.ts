import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor } from '../../platform/auth/policy';
import { PageRenderer } from '../../platform/http/page-renderer';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceSender } from '../../features/evidence';
import { FindingEvidenceQuery, FindingListQuery, FindingQueries } from '../../features/findings';
import { FindingListPageQuery } from './finding-list.query';
import { FindingPageQuery } from './finding-page.query';

/** P16 and P17: what was found, and one finding with its whole life. */
@Controller('findings')
export class FindingsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly lists: FindingListPageQuery,
    private readonly finding: FindingPageQuery,
    private readonly findings: FindingQueries,
    private readonly evidence: FindingEvidenceQuery,
    private readonly sender: EvidenceSender,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: FindingListQuery): Promise<void> {
    await this.pages.page(request, reply, 'pages/findings/list.njk', await this.lists.of(actor, query));
  }

  @Allow(...ROLES)
  @Get(':code')
  async one(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.pages.page(request, reply, 'pages/findings/finding.njk', await this.finding.of(actor, code));
  }

  @Allow(...ROLES)
  @Get(':code/files/:id')
  async file(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const files = await this.evidence.of(await this.findings.byCode(actor, code));
    const file = files.find(({ publicId }) => publicId === id);
    if (!file) throw new NotFoundError();
    await this.sender.send(reply, { actor, through: code }, file);
  }
}
