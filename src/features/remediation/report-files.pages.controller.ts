import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import { Allow, CurrentActor, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MANY_FIELDS, MultipartReceiver, type ReceivedForm } from '../../platform/http/multipart-receiver';
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

  /** One form: what is ticked is stored with whatever button is pressed, and a file that is chosen comes along. */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/files')
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const work = async ({ fields, files, problems }: ReceivedForm & { readonly problems: readonly Problem[] }): Promise<void> => {
      const { action, ...ticks } = parseInput(AssignFilesInput, fields);
      const upload = action === 'upload' || files.length > 0;
      const stored = await this.pages.attempt(() => this.store(actor, code, action, ticks));
      const attempt = await this.pages.attempt(async () => {
        failWith(problems);
        if (upload) failWith(files.length === 0 ? [problem('file.needed', 'files')] : []);
        if (upload) await this.addFiles.execute(actor, code, files);
      });
      // Ticks that a colleague's change stood in the way of are shown beside what is stored; the files are in all the same.
      const refused = stored.ok ? attempt : stored;
      if (!refused.ok) return this.show(request, reply, actor, code, { attempt: refused, at: stored.ok ? null : ticks.at });
      const flash = upload ? { key: 'reports:flash.filesReceived', params: { count: files.length } } : { key: 'reports:flash.filesAssigned' };
      await this.pages.redirect(reply, `/reports/${code}/files`, { kind: 'success', ...flash });
    };
    await this.forms.receiveForm(request, work, MANY_FIELDS);
  }

  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/files/:id/remove')
  async remove(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const work = async ({ fields }: ReceivedForm): Promise<void> => {
      const { action: _action, ...ticks } = parseInput(AssignFilesInput, { ...fields, action: 'upload' });
      const stored = await this.pages.attempt(() => this.store(actor, code, 'upload', ticks));
      if (!stored.ok) return this.show(request, reply, actor, code, { attempt: stored, at: ticks.at });
      await this.assignEvidence.drop(actor, code, id);
      await this.pages.redirect(reply, `/reports/${code}/files`, { kind: 'success', key: 'reports:flash.fileDropped' });
    };
    await this.forms.receiveForm(request, work, MANY_FIELDS);
  }

  /** Another button than that of the ticks stores them only when the page had some. */
  private async store(actor: Actor, code: string, action: AssignFilesInput['action'], { at, file, assignment }: Omit<AssignFilesInput, 'action'>): Promise<void> {
    if (action === 'assign' || (file.length > 0 && assignment !== undefined)) await this.assignEvidence.assign(actor, code, assignmentOf(file, at), assignment);
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
