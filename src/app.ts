import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { ENTITIES } from './entities';
import { AppError } from './kernel/errors';
import { Authenticator } from './platform/auth/authenticator';
import { ShiftedClock, SystemClock, type Clock } from './platform/clock/clock';
import type { Settings } from './platform/config/settings';
import { policyFor, serveApiDocs } from './platform/http/api-docs';
import { InputPipe } from './platform/http/input-pipe';
import { answerBrokenRequest, readableAddress } from './platform/http/broken-request';
import { ViewService } from './platform/http/view.service';
import { cutSlowSenders } from './platform/http/slow-clients';
import { addRequestState } from './platform/http/request-state';

export interface AppParts {
  readonly settings: Settings;
  readonly clock?: Clock;
  readonly dataSource?: DataSource;
  /** Told of every route the server gets, also those of libraries: what answers is compared with what was written down. */
  readonly onRoute?: (route: { readonly method: string | string[]; readonly url: string }) => void;
}

const BODY_LIMIT = 1_000_000;

export function clockFor(settings: Settings): Clock {
  return settings.startsAt === null ? new SystemClock() : new ShiftedClock(settings.startsAt);
}

/** What the log keeps of a request. The address of a personal calendar is a key and is not written down. */
function toldOfRequest({ method, url, host, ip }: FastifyRequest): Readonly<Record<string, unknown>> {
  return { method, url: url.replace(/^(\/calendar\/feed\/)[^/?]+/, '$1…'), host, remoteAddress: ip };
}

function adapter(settings: Settings): FastifyAdapter {
  return new FastifyAdapter({
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'], serializers: { req: toldOfRequest } },
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    // 50 MB over a line of 30 kB/s; who sends less than that stops earlier (slow-clients).
    requestTimeout: 1_800_000,
    return503OnClosing: true,
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    clientErrorHandler: answerBrokenRequest,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true },
  });
}

/** The whole server, ready to listen; the caller migrates first. */
export async function createApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { settings } = parts;
  const clock = parts.clock ?? clockFor(settings);
  const module = AppModule.with({ settings, clock, entities: ENTITIES, ...(parts.dataSource ? { dataSource: parts.dataSource } : {}) });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(settings), { logger: ['error', 'warn'], abortOnError: false });
  app.useGlobalPipes(new InputPipe());
  // A fault inside an included template is thrown where nobody can catch it: found here, before the first request.
  app.get(ViewService).compileAll();
  const server = app.getHttpAdapter().getInstance();
  // No form and no client of ours sends plain text: it is told so, instead of being read as an empty form.
  server.removeContentTypeParser('text/plain');
  if (parts.onRoute) server.addHook('onRoute', parts.onRoute);
  await registerPlugins(app, settings);
  // A piece of a file is passed on as it comes (tus), never held.
  server.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
  cutSlowSenders(server as never, settings);
  addRequestState(server as never, { settings, clock, authenticator: app.get(Authenticator) });
  if (settings.swaggerEnabled) {
    serveApiDocs(app);
    server.addHook('onSend', async (request, reply) => {
      const policy = policyFor(request.url);
      if (policy !== null) reply.header('content-security-policy', policy);
    });
  }
  app.enableShutdownHooks();
  await app.init();
  await server.ready();
  return app;
}

async function registerPlugins(app: NestFastifyApplication, settings: Settings): Promise<void> {
  await app.register(fastifyCookie as never);
  await app.register(fastifyHelmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: settings.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(fastifyMultipart as never, { attachFieldsToBody: false });
  await app.register(fastifyRateLimit as never, {
    global: true,
    max: 1200,
    timeWindow: '1 minute',
    errorResponseBuilder: () => Object.assign(new AppErrorTooMany(), { statusCode: 429 }),
  });
  await app.register(fastifyStatic as never, { root: settings.publicDir, prefix: '/assets/', immutable: true, maxAge: '365d', index: false, list: false, decorateReply: false });
}

class AppErrorTooMany extends AppError {
  readonly status = 429;
  constructor() {
    super('tooManyRequests');
  }
}
