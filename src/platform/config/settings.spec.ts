import { readSettings, SettingsError } from './settings';

const SECRET = 'Vb7kq2Lw9xTz4Rn8Gc5Jd1Hf6Ys3Pm0A';
const PRODUCTION = { NODE_ENV: 'production', SESSION_SECRET: SECRET, AUDIT_KEY: `${SECRET}x` };

function linesOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as SettingsError).lines;
  }
}

describe('a start with a wrong setting is refused, naming the key', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no secret in production', { NODE_ENV: 'production', AUDIT_KEY: SECRET }, 'SESSION_SECRET'],
    ['a short secret', { ...PRODUCTION, SESSION_SECRET: 'abc' }, 'SESSION_SECRET'],
    ['a secret of one letter', { ...PRODUCTION, AUDIT_KEY: 'a'.repeat(40) }, 'AUDIT_KEY'],
    ['a port that is no number', { PORT: 'ba nghìn' }, 'PORT'],
    ['a port out of range', { PORT: '70000' }, 'PORT'],
    ['an unknown environment', { NODE_ENV: 'prod' }, 'NODE_ENV'],
    ['trusting every proxy', { TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    ['a proxy by its name', { TRUST_PROXY: '10.0.0.1, proxy.noi-bo' }, 'TRUST_PROXY'],
    ['every proxy', { TRUST_PROXY: '*' }, 'TRUST_PROXY'],
    ['a range that is none', { TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    ['a range of everything', { TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY'],
    ['a database of another kind', { DATABASE_URL: 'mysql://app:mat-khau@127.0.0.1/cchc' }, 'DATABASE_URL'],
    ['a file address', { DATABASE_URL: 'file:data/app.sqlite' }, 'DATABASE_URL'],
    ['a sender without a mail server', { MAIL_FROM: 'cchc@tinh.gov.vn' }, 'MAIL_FROM'],
    ['a password without a mail server', { SMTP_PASS: 'x' }, 'SMTP_PASS'],
    ['a mail server without a sender', { SMTP_HOST: 'mail.tinh.gov.vn' }, 'MAIL_FROM'],
    ['two senders', { SMTP_HOST: 'mail.tinh.gov.vn', MAIL_FROM: 'a@x.vn, b@x.vn' }, 'MAIL_FROM'],
    ['a user without a password', { SMTP_HOST: 'mail.tinh.gov.vn', MAIL_FROM: 'a@x.vn', SMTP_USER: 'a' }, 'SMTP_PASS'],
    ['a password without a user', { SMTP_HOST: 'mail.tinh.gov.vn', MAIL_FROM: 'a@x.vn', SMTP_PASS: 'a' }, 'SMTP_USER'],
    ['an address in place of a host', { SMTP_HOST: 'smtp://mail.tinh.gov.vn', MAIL_FROM: 'a@x.vn' }, 'SMTP_HOST'],
    ['half an address of PostgreSQL', { DATABASE_URL: 'postgres:cchc' }, 'DATABASE_URL'],
    ['a false clock in production', { ...PRODUCTION, APP_NOW: '2018-07-24T08:00:00+07:00' }, 'APP_NOW'],
    ['an instant without a zone', { APP_NOW: '2018-07-24 08:00' }, 'APP_NOW'],
    ['development open to the network', { HOST: '0.0.0.0' }, 'HOST'],
    ['the demonstration in production', { ...PRODUCTION, DEMO_MODE: 'true' }, 'DEMO_MODE'],
    ['an address that is none', { APP_URL: 'khong phai' }, 'APP_URL'],
    ['an address without its scheme', { APP_URL: 'localhost:3000' }, 'APP_URL'],
    ['an address that runs', { APP_URL: 'javascript:alert(1)' }, 'APP_URL'],
    ['an address of a file', { APP_URL: 'file:///etc/passwd' }, 'APP_URL'],
    ['a scheme and nothing else', { APP_URL: 'http://' }, 'APP_URL'],
    ['a port as an exponent', { PORT: '1e3' }, 'PORT'],
    ['a port in other digits', { PORT: '0x1F90' }, 'PORT'],
    ['a negative port', { PORT: '-1' }, 'PORT'],
    ['one secret for both', { ...PRODUCTION, AUDIT_KEY: SECRET }, 'AUDIT_KEY'],
    ['a pause longer than the session', { SESSION_IDLE_MINUTES: '720', SESSION_ABSOLUTE_HOURS: '1' }, 'SESSION_IDLE_MINUTES'],
    ['a file larger than its item', { UPLOAD_MAX_MB: '300' }, 'UPLOAD_MAX_MB'],
    ['an address of no machine', { ...PRODUCTION, HOST: '999.1.1.1' }, 'HOST'],
    ['two hosts', { ...PRODUCTION, HOST: '10.0.0.1 10.0.0.2' }, 'HOST'],
    ['a day that does not exist', { APP_NOW: '2018-06-31T08:00:00+07:00' }, 'APP_NOW'],
    ['an hour that does not exist', { APP_NOW: '2018-06-30T24:00:00+07:00' }, 'APP_NOW'],
  ])('%s', (_, env, key) => {
    expect(linesOf(env).some((line) => line.startsWith(`${key}:`))).toBe(true);
  });

  it('names all of them at once', () => {
    expect(linesOf({ NODE_ENV: 'production', PORT: 'x' }).map((line) => line.split(':')[0])).toEqual(['PORT', 'SESSION_SECRET', 'AUDIT_KEY']);
  });

  it('never prints a password of the database', () => {
    expect(linesOf({ DATABASE_URL: 'mysql://app:mat-khau@127.0.0.1/cchc' }).join()).not.toContain('mat-khau');
  });

  it.each([
    ['data/app.sqlite', 'data/app.sqlite'],
    ['/var/lib/cchc/app.sqlite', '/var/lib/cchc/app.sqlite'],
    ['C:\\cchc\\app.sqlite', 'C:\\cchc\\app.sqlite'],
    [':memory:', ':memory:'],
    ['sqlite:data/app.sqlite', 'data/app.sqlite'],
    ['sqlite:///var/app.sqlite', '/var/app.sqlite'],
    ['postgres://app:x@db:5432/cchc', 'postgres://app:x@db:5432/cchc'],
    ['postgresql:///cchc?host=/run/postgresql', 'postgresql:///cchc?host=/run/postgresql'],
  ])('takes the database %s', (given, read) => {
    expect(readSettings({ DATABASE_URL: given }).databaseUrl).toBe(read);
  });

  it('takes exact proxies, ranges and the private networks', () => {
    const trustProxy = ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', 'loopback'];
    expect(readSettings({ TRUST_PROXY: trustProxy.join(', ') }).trustProxy).toEqual(trustProxy);
  });

  it('takes production with two strong secrets', () => {
    expect(readSettings(PRODUCTION)).toMatchObject({ production: true, secureCookies: true, demo: false });
  });
});
