import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import { Allow, CurrentActor, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { Reply, Request } from '../../platform/http/request';
import { AssignFilesInput } from './remediation.input';
import { ReportFilesQuery } from './report-files.query';
import { AddReportFiles } from './use-cases/add-report-files';
import { AssignEvidence, type Assignment } from './use-cases/assign-evidence';

/** P25F: all files of the unit's draft at once, and which items each proves. */
@Controller('reports')
export class ReportFilesPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly files: ReportFilesQuery,
    private readonly addFiles: AddReportFiles,
    private readonly assignEvidence: AssignEvidence,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  @Allow(...UNIT_ROLES)
  @Get(':code/files')
  async all(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.show(request, reply, actor, code);
  }

  /** Two forms of one page: files as multipart, the ticks as a plain form (a matrix has more fields than a form with files may bring). */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/files')
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields, files, problems }) => {
      const { action, at, file, assignment } = parseInput(AssignFilesInput, fields);
      const attempt = await this.pages.attempt(async () => {
        failWith(problems);
        if (action === 'upload') failWith(files.length === 0 ? [problem('file.needed', 'files')] : []);
        if (action === 'upload') await this.addFiles.execute(actor, code, files);
        else await this.assignEvidence.assign(actor, code, assignmentOf(file, at), assignment);
      });
      if (!attempt.ok) return this.show(request, reply, actor, code, { attempt, at: action === 'assign' ? at : null });
      const flash = action === 'upload' ? { key: 'reports:flash.filesReceived', params: { count: files.length } } : { key: 'reports:flash.filesAssigned' };
      await this.pages.redirect(reply, `/reports/${code}/files`, { kind: 'success', ...flash });
    });
  }

  @Allow(...UNIT_ROLES)
  @Post(':code/files/:id/remove')
  async remove(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    await this.assignEvidence.drop(actor, code, id);
    await this.pages.redirect(reply, `/reports/${code}/files`, { kind: 'success', key: 'reports:flash.fileDropped' });
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, refused?: { attempt: Attempt<unknown> & { ok: false }; at: readonly string[] | null }): Promise<void> {
    const stored = await this.files.all(actor, code);
    if (stored.latest.state !== 'draft' || stored.closed) return this.pages.redirect(reply, `/reports/${code}/${stored.closed ? 'edit' : stored.latest.state === 'awaiting_signed' ? 'check' : 'receipt'}`);
    const conflict = refused !== undefined && refused.attempt.conflict !== null;
    const typed = refused?.at;
    const page = {
      ...stored,
      files: stored.files.map((row) => ({ ...row, ticked: typed ? typed.filter((one) => one.startsWith(`${row.file.publicId}:`)).map((one) => Number(one.split(':')[1])) : row.items })),
      conflict,
      problems: conflict ? [] : (refused?.attempt.problems ?? []),
      maxMb: Math.floor(this.settings.uploadMaxBytes / 1_000_000),
    };
    await this.pages.page(request, reply, 'pages/reports/files.njk', page, refused?.attempt.status ?? 200);
  }
}

/** @param shown public ids of the files that the page had @param ticks `<public id>:<place in the report>` */
function assignmentOf(shown: readonly string[], ticks: readonly string[]): Assignment {
  const items = (file: string): number[] => ticks.filter((one) => one.startsWith(`${file}:`)).map((one) => Number(one.slice(file.length + 1)));
  return [...new Set(shown)].map((file) => ({ file, items: items(file) }));
}
