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
    ['a false clock in production', { ...PRODUCTION, APP_NOW: '2018-07-24T08:00:00+07:00' }, 'APP_NOW'],
    ['an instant without a zone', { APP_NOW: '2018-07-24 08:00' }, 'APP_NOW'],
    ['development open to the network', { HOST: '0.0.0.0' }, 'HOST'],
    ['the demonstration in production', { ...PRODUCTION, DEMO_MODE: 'true' }, 'DEMO_MODE'],
    ['an address that is none', { APP_URL: 'khong phai' }, 'APP_URL'],
  ])('%s', (_, env, key) => {
    expect(linesOf(env).some((line) => line.startsWith(`${key}:`))).toBe(true);
  });

  it('names all of them at once', () => {
    expect(linesOf({ NODE_ENV: 'production', PORT: 'x' }).map((line) => line.split(':')[0])).toEqual(['PORT', 'SESSION_SECRET', 'AUDIT_KEY']);
  });

  it('takes production with two strong secrets', () => {
    expect(readSettings(PRODUCTION)).toMatchObject({ production: true, secureCookies: true, demo: false });
  });
});
