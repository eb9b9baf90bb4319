import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { Allow, CurrentActor, HOME_AFFAIRS, UNIT_ROLES } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { setCookie } from '../../platform/http/cookies';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { EvidenceReads, EvidenceSender, hasPreview, PreviewMaker } from '../evidence';
import { CITIZENS_COOKIE, citizensHidden, isSwitch } from './citizens-switch';
import { FileViewQuery, MarkCitizensInput } from './remediation.input';
import { RemediationQueries } from './remediation.queries';
import { ReportFilesQuery } from './report-files.query';
import { MarkCitizens } from './use-cases/mark-citizens';

/** P25L: one file of a report, looked at as pictures. Who may see the report may look. */
@Controller('reports')
export class FileViewPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly reports: RemediationQueries,
    private readonly files: ReportFilesQuery,
    private readonly previews: PreviewMaker,
    private readonly reads: EvidenceReads,
    private readonly sender: EvidenceSender,
    private readonly markCitizens: MarkCitizens,
    private readonly settings: Settings,
  ) {}

  @Allow(...ROLES)
  @Get(':code/files/:id/view')
  async view(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Query() query: FileViewQuery): Promise<void> {
    const { item, page = 1, citizens } = query;
    const view = await this.files.one(actor, code, id, item);
    if (isSwitch(citizens)) {
      setCookie(reply, this.settings, CITIZENS_COOKIE, citizens);
      return this.pages.redirect(reply, `/reports/${code}/files/${id}/view${item === undefined ? '' : `?item=${item}`}`);
    }
    const { file } = view;
    const hidden = file.showsCitizens && citizensHidden(request, actor);
    const first = hidden || file.erasedAt !== null ? null : await this.previews.page(file, 1);
    const number = Math.min(Math.max(1, page), first?.pages ?? 1);
    const shown = first && number > 1 ? await this.previews.page(file, number) : first;
    await this.pages.page(request, reply, 'pages/reports/file.njk', {
      ...view,
      hidden,
      number,
      pages: first?.pages ?? 0,
      picture: shown && { width: shown.width, height: shown.height },
      kindHasPreview: hasPreview(file.mediaType),
      mayMark: view.inDraft || (!view.own && isHomeAffairs(actor)),
      reads: isHomeAffairs(actor) && file.showsCitizens ? await this.reads.of(file) : null,
    });
  }

  @Allow(...ROLES)
  @Get(':code/files/:id/preview/:page')
  async preview(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Param('page', ParseIntPipe) page: number): Promise<void> {
    const file = await this.reports.file(actor, code, id);
    if (!file) throw new NotFoundError();
    await this.sender.sendPreview(reply, { actor, through: code }, file, page);
  }

  @Allow(...UNIT_ROLES, ...HOME_AFFAIRS)
  @Post(':code/files/:id/citizens')
  async mark(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const { shows, item } = parseInput(MarkCitizensInput, body);
    await this.markCitizens.execute(actor, code, id, shows === 'yes');
    const flash = { kind: 'success' as const, key: shows === 'yes' ? 'evidence:flash.marked' : 'evidence:flash.unmarked' };
    await this.pages.redirect(reply, `/reports/${code}/files/${id}/view${item === undefined ? '' : `?item=${item}`}`, flash);
  }
}
