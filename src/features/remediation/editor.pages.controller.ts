import { Body, Controller, Get, Param, ParseIntPipe, Patch, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith, NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Allow, CurrentActor, TakesFiles, UNIT_ROLES } from '../../platform/auth/policy';
import { Settings } from '../../platform/config/settings';
import { MultipartReceiver, SHOWS_CITIZENS } from '../../platform/http/multipart-receiver';
import { newFormKey } from '../../platform/http/once-only';
import type { FlashMessage } from '../../platform/http/page-context';
import { PageRenderer, type Attempt } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import { isLookedAt, wantsJson, type FormBody, type Reply, type Request } from '../../platform/http/request';
import { isSent } from './domain/report-version.machine';
import { SaveItemInput } from './remediation.input';
import { ReportEditorQuery, type ItemForm } from './report-editor.query';
import { AssignEvidence } from './use-cases/assign-evidence';
import { DetachEvidence } from './use-cases/detach-evidence';
import { MarkCitizens } from './use-cases/mark-citizens';
import { SaveItem } from './use-cases/save-item';
import { SeeRemarks } from './use-cases/see-remarks';

/** P25: the unit's answer to one finding. The same form works typed and saved by itself, or sent whole without scripts. */
@Controller('reports')
export class EditorPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly editor: ReportEditorQuery,
    private readonly saveItem: SaveItem,
    private readonly detachEvidence: DetachEvidence,
    private readonly assignEvidence: AssignEvidence,
    private readonly markCitizens: MarkCitizens,
    private readonly seeRemarks: SeeRemarks,
    private readonly forms: MultipartReceiver,
    private readonly settings: Settings,
  ) {}

  /** The first item that still waits for an answer. */
  @Allow(...UNIT_ROLES)
  @Get(':code/edit')
  async first(@Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    const { items, closed, latest } = await this.editor.head(actor, code);
    if (latest.state === 'awaiting_signed' && !closed) return this.pages.redirect(reply, `/reports/${code}/check`);
    const open = items.filter((one) => one.open);
    const waiting = open.find(({ item, before }) => item.result === null || (before !== null && item.savedAt === null));
    const target = waiting ?? open[0];
    // A draft of a closed round was perhaps never sent: it has no receipt, and is still there to be read.
    const unsent = closed && !isSent(latest) ? items[0] : undefined;
    const shown = target ?? unsent;
    await this.pages.redirect(reply, shown ? `/reports/${code}/edit/${shown.n}` : `/reports/${code}/receipt`);
  }

  @Allow(...UNIT_ROLES)
  @Get(':code/edit/:n')
  async item(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.show(request, reply, actor, code, n);
  }

  /** Saves by itself while people type. */
  @Allow(...UNIT_ROLES)
  @Patch(':code/edit/:n')
  async autosave(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Body() body: FormBody): Promise<void> {
    const finding = await this.findingOf(actor, code, n);
    const saved = await this.saveItem.execute(actor, code, finding, parseInput(SaveItemInput, answerOf(body)));
    await reply.send(saved);
  }

  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/edit/:n')
  async save(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields, files, problems }) => {
      const { go, ...typed } = fields;
      const attempt = await this.store(actor, code, n, typed, files, problems);
      if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed });
      const target = typeof go === 'string' && /^\d{1,3}$/.test(go) ? `/edit/${go}` : go === 'check' ? '/check' : go === 'list' ? '' : `/edit/${n}`;
      await this.pages.redirect(reply, target === '' ? '/reports' : `/reports/${code}${target}`, await this.savedWords(actor, code, n));
    });
  }

  /** Files only when a script sends them; the whole form without one. */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/edit/:n/files')
  async upload(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields, files, problems }) => {
      if (wantsJson(request)) {
        failWith(problems);
        const finding = await this.findingOf(actor, code, n);
        const [file] = await this.saveItem.attach(actor, code, finding, files);
        if (!file) throw new NotFoundError();
        const { publicId: id, name, size, receivedAt, showsCitizens } = file;
        const [read, act] = [`/reports/${code}/files/${id}`, `/reports/${code}/edit/${n}/files/${id}`];
        await reply.status(201).send({ id, name, size, receivedAt, showsCitizens, href: read, viewHref: `${read}/view?item=${n}`, removeAction: `${act}/remove`, citizensAction: `${act}/citizens` });
        return;
      }
      const attempt = await this.store(actor, code, n, fields, files, problems);
      if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed: fields });
      await this.pages.redirect(reply, `/reports/${code}/edit/${n}`, { kind: 'success', key: 'reports:flash.filesReceived', params: { count: files.length } });
    });
  }

  /** The button stands in the form of the item: what was typed beside it is saved first. */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/edit/:n/files/:id/remove')
  async remove(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Param('id') id: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields, problems }) => {
      const attempt = await this.store(actor, code, n, fields, [], problems);
      if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed: fields });
      await this.detachEvidence.execute(actor, code, await this.findingOf(actor, code, n), id);
      await this.pages.redirect(reply, `/reports/${code}/edit/${n}`, { kind: 'success', key: 'reports:flash.fileRemoved' });
    });
  }

  /** The same for what the file shows; the general address is that of the file's own page. */
  @Allow(...UNIT_ROLES)
  @TakesFiles()
  @Post(':code/edit/:n/files/:id/citizens')
  async mark(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Param('code') code: string, @Param('n', ParseIntPipe) n: number, @Param('id') id: string): Promise<void> {
    await this.forms.receiveForm(request, async ({ fields: { shows, ...fields }, problems }) => {
      const attempt = await this.store(actor, code, n, fields, [], problems);
      if (!attempt.ok) return this.show(request, reply, actor, code, n, { attempt, typed: fields });
      await this.markCitizens.execute(actor, code, id, shows === 'yes');
      await this.pages.redirect(reply, `/reports/${code}/edit/${n}`, { kind: 'success', key: shows === 'yes' ? 'evidence:flash.marked' : 'evidence:flash.unmarked' });
    });
  }

  private async savedWords(actor: Actor, code: string, n: number): Promise<FlashMessage> {
    const { datePassed } = await this.editor.item(actor, code, n);
    return datePassed ? { kind: 'problem', key: 'reports:flash.savedDatePassed', params: { n } } : { kind: 'success', key: 'reports:flash.saved', params: { n } };
  }

  private async store(actor: Actor, code: string, n: number, fields: FormBody, files: Parameters<SaveItem['attach']>[3], refused: readonly Problem[]): Promise<Attempt<unknown>> {
    const finding = await this.findingOf(actor, code, n);
    return this.pages.attempt(async () => {
      failWith(refused);
      await this.saveItem.execute(actor, code, finding, parseInput(SaveItemInput, answerOf(fields)));
      const reused = [fields.reuse ?? []].flat().map(String);
      if (reused.length > 0) await this.assignEvidence.reuse(actor, code, finding, reused);
      if (files.length > 0) await this.saveItem.attach(actor, code, finding, files);
    });
  }

  private async findingOf(actor: Actor, code: string, n: number): Promise<string> {
    const { items } = await this.editor.head(actor, code);
    const found = items.find((one) => one.n === n);
    if (!found) throw new NotFoundError();
    return found.item.findingCode;
  }

  private async show(request: Request, reply: Reply, actor: Actor, code: string, n: number, refused?: { attempt: Attempt<unknown> & { ok: false }; typed: FormBody }): Promise<void> {
    const stored = await this.editor.item(actor, code, n);
    const page = refused ? { ...stored, form: typedForm(refused.typed, stored.form, refused.attempt.conflict !== null) } : stored;
    const extra = {
      problems: refused?.attempt.conflict ? [] : (refused?.attempt.problems ?? []),
      conflict: refused?.attempt.conflict ? stored.form : null,
      touched: touchedOf(refused?.typed)?.join(' ') ?? '',
      talk: await this.seeRemarks.execute(actor, code, n, isLookedAt(request)),
      formKey: newFormKey(),
      maxMb: Math.floor(this.settings.uploadMaxBytes / 1_000_000),
    };
    await this.pages.page(request, reply, 'pages/reports/edit.njk', { ...page, ...extra }, refused?.attempt.status ?? 200);
  }
}

/** The answer itself: what the form says of its files is read elsewhere. */
function answerOf({ reuse: _reuse, touched: _touched, [SHOWS_CITIZENS]: _citizens, ...answer }: FormBody): FormBody {
  return answer;
}

/** The fields that were changed on the page, as its script says; null without scripts. */
function touchedOf(typed: FormBody | undefined): readonly string[] | null {
  return typeof typed?.touched === 'string' ? typed.touched.split(' ').filter((name) => /^[a-zA-Z]+$/.test(name)) : null;
}

/**
 * What was typed stays. After a conflict the version becomes the stored one, so that saving again after having seen both is knowingly done,
 * and a field known not to have been changed shows what somebody else put there meanwhile.
 */
function typedForm(typed: FormBody, stored: ItemForm, conflict: boolean): ItemForm {
  const touched = conflict ? touchedOf(typed) : null;
  const text = (name: Exclude<keyof ItemForm, 'version'>): string => {
    if (touched && !touched.includes(name)) return stored[name] ?? '';
    return typeof typed[name] === 'string' ? typed[name] : '';
  };
  const version = Number(typed.version);
  return {
    result: text('result') || null,
    doneVi: text('doneVi'),
    committedOn: text('committedOn'),
    transferredToUnitCode: text('transferredToUnitCode'),
    difficultyVi: text('difficultyVi'),
    causeKind: text('causeKind'),
    causeVi: text('causeVi'),
    figuresVi: text('figuresVi'),
    version: conflict || !Number.isSafeInteger(version) || version < 1 ? stored.version : version,
  };
}
