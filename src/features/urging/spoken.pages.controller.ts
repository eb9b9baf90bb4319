import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { Problem } from '../../kernel/problem';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { newId } from '../../platform/database/new-id';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import { SPOKEN_CHANNELS } from './domain/levels';
import { codesOf, spokenAddress } from './named-duties';
import { SpokenTextQuery } from './spoken-text.query';
import { NamedDutiesInput, SpokenInput } from './urging.input';
import { RecordSpoken } from './use-cases/record-spoken';

/** Texts to read on the telephone or to paste into a chat, each with the form that writes its rows. */
@Controller('reminders/spoken')
export class SpokenPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly texts: SpokenTextQuery,
    private readonly recordSpoken: RecordSpoken,
  ) {}

  @Allow(...HOME_AFFAIRS)
  @Get()
  async compose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() { obligation }: NamedDutiesInput): Promise<void> {
    await this.form(request, reply, actor, obligation, {});
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async record(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.recordSpoken.execute(actor, parseInput(SpokenInput, body)));
    if (!result.ok) return this.form(request, reply, actor, codesOf(body.obligationCodes), body, result.problems, result.status);
    const { numbers, dispatch } = result.value;
    const waiting = codesOf(body.waiting);
    const ledger = dispatch ? `/reminders?dispatch=${encodeURIComponent(dispatch)}` : '/reminders';
    const key = numbers.length > 0 ? 'urgings:flash.spoken' : 'urgings:flash.answeredMeanwhile';
    // Where several units are called one after the other, the next ones stay on the page.
    await this.pages.redirect(reply, waiting.length > 0 ? spokenAddress(waiting) : ledger, { kind: numbers.length > 0 ? 'success' : 'info', key, params: { count: numbers.length } });
  }

  private async form(request: Request, reply: Reply, actor: Actor, codes: readonly string[], typed: FormBody, problems: readonly Problem[] = [], status = 200): Promise<void> {
    const texts = await this.texts.of(actor, [...codes, ...codesOf(typed.waiting)]);
    const all = texts.flatMap((one) => one.codes);
    const units = texts.map((one) => ({ ...one, rows: rowsFor(one.text), href: spokenAddress([...one.codes, ...all.filter((code) => !one.codes.includes(code))]) }));
    const { channel = 'phone', spokenWith = '', answerVi = '', formKey = newId() } = typed;
    await this.pages.page(request, reply, 'pages/urgings/spoken.njk', { units, waiting: texts.slice(1).flatMap((one) => one.codes), channels: SPOKEN_CHANNELS, typed: { channel, spokenWith, answerVi, formKey }, problems }, status);
  }
}

const LINE = 64;
/** Lines that the text takes in its field, so that it stands there as a whole. */
const rowsFor = (text: string): number => text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / LINE)), 1);
