import { Global, Module } from '@nestjs/common';
import { PageRenderer } from '../platform/http/page-renderer';
import { ShellProvider } from '../platform/http/shell-provider';
import { WebShell } from './shell';

/** Pages that belong to no feature, and the frame around all pages. */
@Global()
@Module({
  providers: [PageRenderer, { provide: ShellProvider, useClass: WebShell }],
  exports: [PageRenderer, ShellProvider],
})
export class WebModule {}
