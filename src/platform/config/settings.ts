import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseInstant } from '../../kernel/calendar-date';
import { isMailAddress } from '../../kernel/mail-address';

/** What the server reads from its environment, checked once at the start. `.env.example` explains every key. */
export abstract class Settings {
  abstract readonly production: boolean;
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly appUrl: string;
  abstract readonly appNameVi: string;
  abstract readonly appNameEn: string;
  abstract readonly provinceNameVi: string;
  abstract readonly provinceNameEn: string;
  abstract readonly databaseUrl: string;
  abstract readonly storageDir: string;
  abstract readonly publicDir: string;
  abstract readonly sessionSecret: string;
  abstract readonly auditKey: string;
  abstract readonly sessionIdleMinutes: number;
  abstract readonly sessionAbsoluteHours: number;
  abstract readonly uploadMaxBytes: number;
  abstract readonly itemMaxBytes: number;
  /** Seconds without progress after which a sender's connection is closed. */
  abstract readonly sendIdleSeconds: number;
  /** Where clamd listens; null = files are not scanned. */
  abstract readonly clamav: ScannerAddress | null;
  abstract readonly scanSeconds: number;
  abstract readonly trustProxy: readonly string[];
  abstract readonly secureCookies: boolean;
  abstract readonly logLevel: string;
  abstract readonly swaggerEnabled: boolean;
  /** Start of a shifted clock, epoch milliseconds; only outside production. */
  abstract readonly startsAt: number | null;
  abstract readonly demo: boolean;
  /** Null: mails wait until a server is named. */
  abstract readonly smtp: SmtpSettings | null;
}

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); else the connection turns to TLS when the server offers it. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly from: string;
}

export interface ScannerAddress {
  readonly host?: string;
  readonly port?: number;
  readonly socket?: string;
}

/** All that is wrong with the environment, one line each: the server does not start. */
export class SettingsError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'SettingsError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEVELOPMENT_SECRET = 'development-only-secret-change-me-0123456789';
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** Names that Fastify has for whole ranges of private addresses. */
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

class Reader {
  readonly problems: string[] = [];
  constructor(private readonly env: Environment) {}

  text(key: string, fallback: string): string {
    const value = this.env[key]?.trim();
    return value === undefined || value === '' ? fallback : value;
  }

  integer(key: string, fallback: number, min: number, max: number): number {
    const raw = this.text(key, String(fallback));
    const value = /^\d{1,9}$/.test(raw) ? Number(raw) : NaN;
    if (value >= min && value <= max) return value;
    this.problems.push(`${key}: cần số nguyên từ ${min} đến ${max}, đang là "${raw}" (a whole number from ${min} to ${max} is needed)`);
    return fallback;
  }

  flag(key: string, fallback: boolean): boolean {
    const raw = this.text(key, String(fallback));
    if (raw === 'true' || raw === 'false') return raw === 'true';
    this.problems.push(`${key}: cần "true" hoặc "false", đang là "${raw}" ("true" or "false" is needed)`);
    return fallback;
  }

  choice(key: string, fallback: string, values: readonly string[]): string {
    const raw = this.text(key, fallback);
    if (values.includes(raw)) return raw;
    this.problems.push(`${key}: cần một trong ${values.join(', ')}, đang là "${raw}" (one of the listed values is needed)`);
    return fallback;
  }

  webAddress(key: string, fallback: string): string {
    const raw = this.text(key, fallback);
    if (/^https?:\/\/[^/]/i.test(raw) && URL.canParse(raw)) return raw;
    this.problems.push(`${key}: cần địa chỉ bắt đầu bằng http:// hoặc https://, đang là "${raw}" (an http or https address is needed)`);
    return fallback;
  }

  /** An address of this machine, or its name; digits and points alone are meant as an address. */
  host(key: string, fallback: string): string {
    const raw = this.text(key, fallback);
    const named = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(raw) && !/^[\d.]+$/.test(raw);
    if (isIP(raw) !== 0 || named) return raw;
    this.problems.push(`${key}: cần địa chỉ IP hoặc tên của máy này, đang là "${raw}" (an IP address or name of this machine is needed)`);
    return fallback;
  }

  /** A file of SQLite or an address of PostgreSQL. Never printed back: it may hold a password. */
  database(key: string, fallback: string): string {
    const url = this.text(key, fallback);
    const scheme = /^([a-z][a-z\d+.-]+):/i.exec(url)?.[1];
    if (scheme === undefined || url === ':memory:') return url;
    if (/^sqlite:(\/\/)?./.test(url)) return url.replace(/^sqlite:(\/\/)?/, '');
    if (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)) return url;
    this.problems.push(`${key}: cần đường dẫn tệp SQLite hoặc địa chỉ postgres://, đang bắt đầu bằng "${scheme}:" (a path of an SQLite file or a postgres:// address is needed)`);
    return fallback;
  }

  /** @returns addresses and ranges that Fastify takes; the others are problems */
  proxies(key: string): readonly string[] {
    const parts = this.text(key, '').split(',').map((part) => part.trim()).filter((part) => part !== '');
    const wrong = parts.filter((part) => !isProxy(part));
    for (const part of wrong) {
      this.problems.push(`${key}: ghi đúng địa chỉ IP hoặc dải CIDR của máy chủ trung gian, ví dụ 10.0.0.5 hoặc 10.0.0.0/8, đang là "${part}" (exact IP addresses or CIDR ranges are needed)`);
    }
    return parts.filter((part) => !wrong.includes(part));
  }

  scanner(): ScannerAddress | null {
    const socket = this.text('CLAMAV_SOCKET', '');
    const host = this.text('CLAMAV_HOST', '');
    if (socket !== '' && host !== '') this.problems.push('CLAMAV_SOCKET: đã có CLAMAV_HOST, chỉ ghi một trong hai (CLAMAV_HOST is set too, use one of the two)');
    if (socket !== '') return { socket };
    const port = this.integer('CLAMAV_PORT', 3310, 1, 65535);
    return host === '' ? null : { host, port };
  }

  secret(key: string, production: boolean): string {
    const value = this.text(key, production ? '' : DEVELOPMENT_SECRET);
    if (!production) return value;
    const strong = value.length >= 32 && value !== DEVELOPMENT_SECRET && new Set(value).size >= 12;
    if (!strong) {
      this.problems.push(`${key}: thiếu hoặc quá yếu, cần ít nhất 32 ký tự ngẫu nhiên (missing or weak; make one with: openssl rand -base64 48)`);
    }
    return value;
  }

  /** All of it or nothing: half a configuration would only show when the first mail is lost. */
  smtp(): SmtpSettings | null {
    const [host, user, password, from] = ['SMTP_HOST', 'SMTP_USER', 'SMTP_PASS', 'MAIL_FROM'].map((key) => this.text(key, ''));
    const port = this.integer('SMTP_PORT', 587, 1, 65535);
    const secure = this.flag('SMTP_SECURE', port === 465);
    const half = (key: string, words: string): void => void this.problems.push(`${key}: ${words}`);
    if (!host) {
      for (const key of ['SMTP_USER', 'SMTP_PASS', 'MAIL_FROM']) if (this.text(key, '') !== '') half(key, 'có mà thiếu SMTP_HOST (SMTP_HOST is missing)');
      return null;
    }
    if (!/^[A-Za-z0-9.:-]{1,253}$/.test(host)) half('SMTP_HOST', 'không phải tên máy chủ (not a host name)');
    if (!from) half('MAIL_FROM', 'thiếu địa chỉ gửi (the address of the sender is missing)');
    else if (!isSender(from)) half('MAIL_FROM', `ghi một địa chỉ, ví dụ cchc@tinh.gov.vn hoặc Sở Nội vụ <cchc@tinh.gov.vn>, đang là "${from}" (one address is needed)`);
    if (user && !password) half('SMTP_PASS', 'thiếu mật khẩu của SMTP_USER (password of SMTP_USER is missing)');
    if (password && !user) half('SMTP_USER', 'có SMTP_PASS mà thiếu SMTP_USER (SMTP_USER is missing)');
    return { host, port, secure, user: user ?? '', password: password ?? '', from: from ?? '' };
  }

  instant(key: string, production: boolean): number | null {
    const raw = this.text(key, '');
    if (raw === '') return null;
    const value = parseInstant(raw);
    if (production) this.problems.push(`${key}: không được dùng khi NODE_ENV=production (not allowed in production)`);
    if (value === null) {
      this.problems.push(`${key}: cần thời điểm ISO 8601 có múi giờ, ví dụ 2018-07-24T08:00:00+07:00 (an instant with its zone is needed)`);
      return null;
    }
    return value;
  }
}

/** `cchc@tinh.gov.vn`, or with a name in front: `Sở Nội vụ <cchc@tinh.gov.vn>`. */
function isSender(text: string): boolean {
  const address = /^[^<>\r\n",;]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return isMailAddress(address);
}

function isProxy(part: string): boolean {
  if (PROXY_NAMES.includes(part)) return true;
  const [address = '', prefix, ...rest] = part.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
}

/** Values that are right alone and wrong together. */
function contradictions(settings: Settings): string[] {
  const told: [boolean, string][] = [
    [settings.production && settings.auditKey !== '' && settings.auditKey === settings.sessionSecret, 'AUDIT_KEY: trùng với SESSION_SECRET, cần hai khóa khác nhau (two different keys are needed)'],
    [settings.sessionIdleMinutes > settings.sessionAbsoluteHours * 60, 'SESSION_IDLE_MINUTES: dài hơn SESSION_ABSOLUTE_HOURS nên không bao giờ có tác dụng (longer than SESSION_ABSOLUTE_HOURS)'],
    [settings.uploadMaxBytes > settings.itemMaxBytes, 'UPLOAD_MAX_MB: lớn hơn ITEM_MAX_MB, một tệp như vậy không gửi được vào đâu (more than ITEM_MAX_MB)'],
  ];
  return told.filter(([wrong]) => wrong).map(([, line]) => line);
}

/** @throws SettingsError naming every wrong key */
export function readSettings(env: Environment): Settings {
  const read = new Reader(env);
  const production = read.choice('NODE_ENV', 'development', ['development', 'test', 'production']) === 'production';
  const port = read.integer('PORT', 3000, 0, 65535);
  const settings: Settings = {
    production,
    host: read.host('HOST', '127.0.0.1'),
    port,
    appUrl: read.webAddress('APP_URL', `http://127.0.0.1:${port}`),
    appNameVi: read.text('APP_NAME', 'Hệ thống kiểm tra cải cách hành chính'),
    appNameEn: read.text('APP_NAME_EN', 'Administrative reform inspection'),
    provinceNameVi: read.text('PROVINCE_NAME', 'Tỉnh Đồng Tháp'),
    provinceNameEn: read.text('PROVINCE_NAME_EN', 'Đồng Tháp Province'),
    databaseUrl: read.database('DATABASE_URL', 'data/app.sqlite'),
    storageDir: resolve(read.text('STORAGE_DIR', 'data/files')),
    publicDir: resolve(read.text('PUBLIC_DIR', 'dist/public')),
    sessionSecret: read.secret('SESSION_SECRET', production),
    auditKey: read.secret('AUDIT_KEY', production),
    sessionIdleMinutes: read.integer('SESSION_IDLE_MINUTES', 60, 5, 720),
    sessionAbsoluteHours: read.integer('SESSION_ABSOLUTE_HOURS', 12, 1, 72),
    uploadMaxBytes: read.integer('UPLOAD_MAX_MB', 50, 1, 500) * 1_000_000,
    itemMaxBytes: read.integer('ITEM_MAX_MB', 200, 1, 2000) * 1_000_000,
    sendIdleSeconds: read.integer('SEND_IDLE_SECONDS', 30, 1, 600),
    clamav: read.scanner(),
    scanSeconds: read.integer('SCAN_SECONDS', 60, 1, 600),
    trustProxy: read.proxies('TRUST_PROXY'),
    secureCookies: read.flag('SECURE_COOKIES', production),
    logLevel: read.choice('LOG_LEVEL', production ? 'info' : 'warn', LOG_LEVELS),
    swaggerEnabled: read.flag('SWAGGER_ENABLED', true),
    startsAt: read.instant('APP_NOW', production),
    demo: read.flag('DEMO_MODE', false),
    smtp: read.smtp(),
  };
  if (!production && !LOOPBACK.includes(settings.host)) {
    read.problems.push('HOST: ngoài 127.0.0.1 chỉ được dùng với NODE_ENV=production (an address other than 127.0.0.1 needs NODE_ENV=production)');
  }
  if (production && settings.demo) read.problems.push('DEMO_MODE: không được dùng khi NODE_ENV=production (not allowed in production)');
  read.problems.push(...contradictions(settings));
  if (read.problems.length > 0) throw new SettingsError(read.problems);
  return settings;
}
