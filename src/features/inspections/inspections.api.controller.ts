import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ROLES, type Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { pageOf, type Page } from '../../kernel/page';
import { Allow, CurrentActor, HOME_AFFAIRS } from '../../platform/auth/policy';
import { FilesBody, Says } from '../../platform/http/api-docs';
import { PagingQuery } from '../../platform/http/list-query.input';
import { MultipartReceiver } from '../../platform/http/multipart-receiver';
import type { Reply, Request } from '../../platform/http/request';
import { EvidenceSender, type StoredFile } from '../evidence';
import { AnswerFilesQuery } from './answer-files.query';
import type { InspectionRound } from './inspection-round.entity';
import type { InspectionVisit } from './inspection-visit.entity';
import { AnswerInputDto, CreateRoundInput, RoundStepInput, VisitFilterQuery, VisitMoveInput } from './inspections.input';
import { RoundQueries, type RoundView, type VisitView } from './round.queries';
import { AdvanceRound } from './use-cases/advance-round';
import { BeginVisit } from './use-cases/begin-visit';
import { CreateRound } from './use-cases/create-round';
import { FinishVisit } from './use-cases/finish-visit';
import { MoveVisit } from './use-cases/move-visit';
import { SaveAnswer } from './use-cases/save-answer';

@ApiTags('rounds')
@ApiBearerAuth()
@Controller('api/v1/rounds')
export class RoundsApiController {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly createRound: CreateRound,
    private readonly advanceRound: AdvanceRound,
  ) {}

  @Allow(...ROLES)
  @Says('Rounds the reader may see, newest first')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PagingQuery): Promise<Page<InspectionRound>> {
    return pageOf(await this.rounds.list(actor), query);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Open a round as a draft')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() input: CreateRoundInput): Promise<RoundView> {
    return this.rounds.byCode(actor, await this.createRound.execute(actor, input));
  }

  @Allow(...ROLES)
  @Says('One round with the units the reader may see')
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<RoundView> {
    return this.rounds.byCode(actor, code);
  }

  @Allow(...HOME_AFFAIRS)
  @Says('Take the next step of a round')
  @HttpCode(200)
  @Post(':code/steps')
  async advance(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: RoundStepInput): Promise<RoundView> {
    await this.advanceRound.execute(actor, code, input.step);
    return this.rounds.byCode(actor, code);
  }
}

type AnswerFile = Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'receivedAt'>;
const fileOf = ({ publicId, name, size, sha256, receivedAt }: StoredFile): AnswerFile => ({ publicId, name, size, sha256, receivedAt });

@ApiTags('visits')
@ApiBearerAuth()
@Controller('api/v1/visits')
export class VisitsApiController {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly beginVisit: BeginVisit,
    private readonly saveAnswer: SaveAnswer,
    private readonly finishVisit: FinishVisit,
    private readonly moveVisit: MoveVisit,
    private readonly answerFiles: AnswerFilesQuery,
    private readonly sender: EvidenceSender,
    private readonly forms: MultipartReceiver,
  ) {}

  @Allow(...ROLES)
  @Says('Visits the reader may see')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: VisitFilterQuery): Promise<Page<InspectionVisit>> {
    const { round, state } = query;
    const rows = (await this.rounds.visitsOf(actor)).filter((visit) => (!round || visit.code.startsWith(`${round}-`)) && (!state || visit.state === state));
    return pageOf(rows, query);
  }

  @Allow(...ROLES)
  @Says('One visit with its answers and score')
  @Get(':code')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<VisitView> {
    return this.rounds.visit(actor, code);
  }

  /** Who may see the visit may read its files. */
  @Allow(...ROLES)
  @Says('A file of an answer, byte for byte')
  @Get(':code/files/:id')
  async file(@CurrentActor() actor: Actor, @Res() reply: Reply, @Param('code') code: string, @Param('id') id: string): Promise<void> {
    const { answers } = await this.rounds.visit(actor, code);
    const files = [...(await this.answerFiles.of(answers.map((one) => one.id))).values()].flat();
    const file = files.find(({ publicId }) => publicId === id);
    if (!file) throw new NotFoundError();
    await this.sender.send(reply, { actor, through: code }, file);
  }

  @Allow('inspector')
  @Says('Begin the visit, draft the minutes, sign them, or take a draft back')
  @HttpCode(200)
  @Post(':code/moves')
  async move(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: VisitMoveInput): Promise<VisitView> {
    if (input.action === 'begin') await this.beginVisit.execute(actor, code);
    else if (input.action === 'finish') await this.finishVisit.execute(actor, code);
    else await this.moveVisit.execute(actor, code, input.action, input.comment);
    return this.rounds.visit(actor, code);
  }

  /** @param criterion stable key (`TTQ2-06`) or shown code (`VIII.6`) */
  @Allow('inspector')
  @Says('Answer one criterion by its stable key or shown code')
  @Put(':code/answers/:criterion')
  async answer(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('criterion') criterion: string, @Body() input: AnswerInputDto): Promise<{ version: number }> {
    return { version: await this.saveAnswer.execute(actor, code, criterion, input) };
  }

  @Allow('inspector')
  @Says('Attach evidence to the answer to one criterion')
  @FilesBody({ file: 'files', several: true, required: true })
  @Post(':code/answers/:criterion/files')
  attach(@CurrentActor() actor: Actor, @Req() request: Request, @Param('code') code: string, @Param('criterion') criterion: string): Promise<readonly AnswerFile[]> {
    return this.forms.receiveFiles(request, async (files) => (await this.saveAnswer.attach(actor, code, criterion, files)).map(fileOf));
  }
}
