import { Controller, Delete, Head, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { Allow, CurrentActor, UNIT_ROLES } from '../../../platform/auth/policy';
import type { Reply, Request } from '../../../platform/http/request';
import { ResumableUploads, type UploadedFile } from './resumable-uploads';

/** Resumable uploads by the tus protocol 1.0 (creation, termination, expiration). Forms and the API send the same files whole. */
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: ResumableUploads) {}

  @Allow(...UNIT_ROLES)
  @Post()
  async create(@CurrentActor() actor: Actor, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.uploads.create(actor, request, reply);
  }

  @Allow(...UNIT_ROLES)
  @Head(':id')
  async state(@CurrentActor() actor: Actor, @Req() request: Request, @Res() reply: Reply, @Param('id') id: string): Promise<void> {
    await this.uploads.state(actor, request, reply, id);
  }

  @Allow(...UNIT_ROLES)
  @Patch(':id')
  async append(@CurrentActor() actor: Actor, @Req() request: Request, @Res() reply: Reply, @Param('id') id: string): Promise<void> {
    await this.uploads.append(actor, request, reply, id);
  }

  @Allow(...UNIT_ROLES)
  @Delete(':id')
  async drop(@CurrentActor() actor: Actor, @Req() request: Request, @Res() reply: Reply, @Param('id') id: string): Promise<void> {
    await this.uploads.drop(actor, request, reply, id);
  }

  /** For a page that lost the line after its last byte. */
  @Allow(...UNIT_ROLES)
  @HttpCode(200)
  @Post(':id/finish')
  finish(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<UploadedFile> {
    return this.uploads.finish(actor, id);
  }
}
