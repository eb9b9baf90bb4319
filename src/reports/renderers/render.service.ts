import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Optional } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { AnswerWorkbook } from '../model/answer-workbook';
import type { ReportDocument } from '../model/report-document';
import type { RenderFormat } from './render-format';

export interface RenderLimits {
  /** Rendering is CPU work; more threads than this only take memory. */
  readonly threads: number;
  /** Heap of one thread in MB; a document that needs more fails, the server goes on. */
  readonly memoryMb: number;
  /** Idle time after which a thread ends, in ms. */
  readonly idleMs: number;
}

/** Fits the papers of one province: a consolidated PDF with 27 findings takes some 60 MB of heap (measured). */
export const RENDER_LIMITS: RenderLimits = { threads: 2, memoryMb: 512, idleMs: 60_000 };

/**
 * Renders documents in worker threads with a memory limit, so that the page server neither waits nor loads exceljs, pdfmake, docx or fonts.
 * From TypeScript sources (tests under ts-jest) there is no compiled worker file: the same `renderDocument` then runs in this process.
 */
@Injectable()
export class RenderService implements OnApplicationShutdown {
  private pool: Piscina | null = null;

  /** Not injected: a module that wants other limits provides the service with `useFactory`. */
  constructor(@Optional() private readonly limits: RenderLimits = RENDER_LIMITS) {}

  /** The file's bytes. Rejects with the renderer's error, or with `ERR_WORKER_OUT_OF_MEMORY`. */
  async render(document: ReportDocument, format: RenderFormat): Promise<Buffer> {
    const worker = join(__dirname, 'render-worker.js');
    if (!existsSync(worker)) {
      const { renderDocument } = require('./render-document') as typeof import('./render-document');
      return renderDocument(document, format);
    }
    const bytes: unknown = await this.startedPool(worker).run({ document, format }, { name: 'renderTask' });
    return Buffer.from(bytes as Uint8Array);
  }

  /** The workbook that a unit fills in, as .xlsx. */
  async answerWorkbook(content: AnswerWorkbook): Promise<Buffer> {
    const worker = join(__dirname, 'render-worker.js');
    if (!existsSync(worker)) {
      const { renderAnswerWorkbookCleanly } = require('./render-document') as typeof import('./render-document');
      return renderAnswerWorkbookCleanly(content);
    }
    return Buffer.from((await this.startedPool(worker).run(content, { name: 'answerWorkbookTask' })) as Uint8Array);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
    this.pool = null;
  }

  private startedPool(filename: string): Piscina {
    this.pool ??= new Piscina({
      filename,
      minThreads: 0,
      maxThreads: this.limits.threads,
      idleTimeout: this.limits.idleMs,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
    });
    return this.pool;
  }
}
