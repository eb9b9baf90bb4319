import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { isHomeAffairs, ROLES, type Actor } from '../../kernel/actor';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { newId } from '../../platform/database/new-id';
import { PageRenderer } from '../../platform/http/page-renderer';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody, Reply, Request } from '../../platform/http/request';
import type { Problem } from '../../kernel/problem';
import { URGING_CHANNELS, URGING_LEVELS } from './domain/levels';
import { UrgePreviewQuery } from './urge-preview.query';
import { UrgeInput, UrgePreviewInput, UrgingListQuery } from './urging.input';
import { UrgingQueries } from './urging.queries';
import { UrgeUnits } from './use-cases/urge-units';

@Controller('reminders')
export class UrgingPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly urgings: UrgingQueries,
    private readonly preview: UrgePreviewQuery,
    private readonly urgeUnits: UrgeUnits,
  ) {}

  @Allow(...ROLES)
  @Get()
  async ledger(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() query: UrgingListQuery): Promise<void> {
    const [page, choices] = await Promise.all([this.urgings.ledger(actor, query), this.urgings.choices(actor)]);
    await this.pages.page(request, reply, 'pages/urgings/ledger.njk', { ...page, ...choices, query, levels: URGING_LEVELS, mayUrge: isHomeAffairs(actor) });
  }

  /** What will be sent to whom; with nothing named, every overdue duty. */
  @Allow(...HOME_AFFAIRS)
  @Get('new')
  async compose(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Query() { obligation }: UrgePreviewInput): Promise<void> {
    await this.form(request, reply, actor, obligation, {});
  }

  @Allow(...HOME_AFFAIRS)
  @Post()
  async urge(@Req() request: Request, @Res() reply: Reply, @CurrentActor() actor: Actor, @Body() body: FormBody): Promise<void> {
    const result = await this.pages.attempt(() => this.urgeUnits.execute(actor, parseInput(UrgeInput, body)));
    if (!result.ok) return this.form(request, reply, actor, codesOf(body.obligationCodes), body, result.problems, result.status);
    const { numbers, dropped } = result.value;
    const key = dropped.length > 0 ? 'urgings:flash.sentSome' : 'urgings:flash.sent';
    await this.pages.redirect(reply, '/reminders', { kind: numbers.length > 0 ? 'success' : 'info', key, params: { count: numbers.length, units: unitsOf(dropped) } });
  }

  private async form(request: Request, reply: Reply, actor: Actor, codes: readonly string[], typed: FormBody, problems: readonly Problem[] = [], status = 200): Promise<void> {
    const preview = await this.preview.of(actor, codes);
    await this.pages.page(
      request,
      reply,
      'pages/urgings/new.njk',
      {
        ...preview,
        problems,
        levels: URGING_LEVELS,
        channels: URGING_CHANNELS,
        typed: { level: typed.level ?? preview.level, channel: typed.channel ?? preview.channel, noteVi: typed.noteVi ?? '', formKey: typed.formKey ?? newId() },
      },
      status,
    );
  }
}

const codesOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string' && code !== '');
/** Codes end with the unit: 2018-Q2-D1.2-873. */
const unitsOf = (codes: readonly string[]): number => new Set(codes.map((code) => code.split('-').at(-1))).size;
