import { Catch, HttpException, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, ConflictError, ForbiddenError, NotFoundError, UnavailableError, ValidationError } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import { SignInNeededError } from '../auth/sign-in-needed';
import { I18n } from '../i18n';
import { apiView } from './api-view';
import { pageOfForm } from './form-page';
import { MultipartReceiver } from './multipart-receiver';
import { PageRenderer } from './page-renderer';
import { isApi, wantsJson, type FormBody, type Reply, type Request } from './request';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];
  readonly current?: Readonly<Record<string, unknown>>;
}

/** Said when not even the error page can be made. */
const LAST_WORDS = 'Hệ thống gặp lỗi. Dữ liệu đã lưu vẫn còn. Mã lỗi:';

/** The last resort: every refusal becomes one status and a clear answer, in HTML or as problem+json (RFC 9457). */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly i18n: I18n,
    private readonly pages: PageRenderer,
    private readonly forms: MultipartReceiver,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const reply = http.getResponse<Reply>();
    try {
      await this.answer(error, request, reply);
    } catch (fault) {
      request.log.error({ err: fault }, 'error page failed');
      if (!reply.sent) await reply.status(500).type('text/plain; charset=utf-8').send(`${LAST_WORDS} ${request.id}`);
    }
  }

  private async answer(error: unknown, request: Request, reply: Reply): Promise<void> {
    const answer = describe(error);
    if (answer.status >= 500) request.log.error({ err: error }, 'request failed');
    if (reply.sent) return;
    if (wantsJson(request)) return this.json(answer, request, reply);
    return this.html(answer, request, reply);
  }

  private async json(answer: Answer, request: Request, reply: Reply): Promise<void> {
    const t = this.i18n.t(request.state?.locale ?? 'vi');
    const errors = answer.problems.map((one) => ({ ...one, message: t(`problems:${one.code}`, one.params) }));
    await reply.status(answer.status).type('application/problem+json; charset=utf-8').send({
      type: 'about:blank',
      status: answer.status,
      code: answer.code,
      title: t(`errors:${answer.code}.title`, answer.params),
      detail: errors[0]?.message ?? t(`errors:${answer.code}.text`, answer.params),
      instance: request.url,
      requestId: request.id,
      ...(errors.length > 0 ? { errors } : {}),
      ...(answer.current ? { current: isApi(request) ? apiView(answer.current) : answer.current } : {}),
    });
  }

  private async html(answer: Answer, request: Request, reply: Reply): Promise<void> {
    if (answer.status === 401) {
      await this.pages.page(request, reply, 'pages/auth/login.njk', await this.signInModel(request), 401);
      return;
    }
    if (answer.code === 'formExpired' && request.method === 'POST' && request.state.actor) {
      const typed = await this.forms.fieldsOnly(request);
      const kept = Object.hasOwn(typed, 'password') ? [] : keptOf(typed);
      if (kept.length > 0) return this.pages.page(request, reply, 'pages/auth/resume.njk', { target: request.url, back: pageOfForm(request), kept, expired: true, files: this.forms.fileNames(request) }, 403);
    }
    const template = [403, 404, 409].includes(answer.status) ? String(answer.status) : answer.status >= 500 ? '500' : '400';
    await this.pages.page(request, reply, `pages/errors/${template}.njk`, { ...answer, requestId: request.id }, answer.status);
  }

  /** The sign-in page keeps what was typed: the fields travel along and are shown again, ready to send, after signing in; files cannot. */
  private async signInModel(request: Request): Promise<object> {
    const sent = request.method === 'POST';
    const kept = sent ? keptOf(await this.forms.fieldsOnly(request)) : [];
    const back = sent ? pageOfForm(request) : '';
    return { username: '', problems: [], target: sent && kept.length === 0 ? back : request.url, back, expired: sent, kept, files: this.forms.fileNames(request) };
  }
}

function keptOf(typed: FormBody): readonly { readonly name: string; readonly value: string }[] {
  const fields = Object.entries(typed).filter(([name]) => name !== '_csrf');
  return fields.flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })));
}

function describe(error: unknown): Answer {
  if (error instanceof ValidationError) return { status: 400, code: 'validation', params: {}, problems: error.problems };
  if (error instanceof ConflictError) return { status: 409, code: error.code, params: error.params, problems: [], current: error.current };
  if (error instanceof SignInNeededError || error instanceof ForbiddenError || error instanceof NotFoundError || error instanceof UnavailableError) {
    return { status: error.status, code: error.code, params: error.params, problems: [] };
  }
  if (error instanceof AppError) return { status: error.status, code: error.code, params: error.params, problems: [] };
  return fromFramework(error);
}

function fromFramework(error: unknown): Answer {
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: number }).statusCode ?? 500);
  const code = (error as { code?: string }).code ?? '';
  const plain = (name: string, problems: readonly Problem[] = []): Answer => ({ status, code: name, params: {}, problems });
  if (isDiskFull(code)) return { status: 503, code: 'diskFull', params: {}, problems: [] };
  if (isBusy(error, code)) return { status: 503, code: 'databaseBusy', params: {}, problems: [] };
  if (status === 404) return plain('notFound');
  if (status === 405) return plain('methodNotAllowed');
  if (status === 413) return plain('tooLarge', [problem('body.tooLarge')]);
  if (status === 415) return plain('validation', [problem('body.wrongType')]);
  if (status === 429) return plain('tooManyRequests');
  if (status === 503) return plain('databaseBusy');
  if (status >= 400 && status < 500) {
    const broken = error instanceof SyntaxError || /JSON|CTP/.test(code) || /JSON/.test(String((error as Error).message));
    return plain('validation', [problem(broken ? 'body.notJson' : 'body.invalid')]);
  }
  return { status: 500, code: 'fault', params: {}, problems: [] };
}

const isDiskFull = (code: string): boolean => ['ENOSPC', 'SQLITE_FULL', '53100', 'EDQUOT'].includes(code);
/** PostgreSQL: no connection was free in time (the pool's own words, it has no code), or a statement waited too long. Nothing was stored. */
const isBusy = (error: unknown, code: string): boolean => code === '57014' || /^timeout exceeded when trying to connect/.test(String((error as Error | null)?.message));
