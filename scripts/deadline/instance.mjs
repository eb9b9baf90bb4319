// One server under test. Its clock hands each request the instant that its client planned as the moment of arrival, and runs on from
// there at the normal pace: whoever waits for a turn is later by the time it waited.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { breakApp, breakRule } from './break-rule.mjs';

const [broken = ''] = process.argv.slice(2);
breakRule(broken);
const require = createRequire(import.meta.url);
const { createApp } = require('../../dist/src/app.js');
const { Clock } = require('../../dist/src/platform/clock/clock.js');
const { readSettings } = require('../../dist/src/platform/config/settings.js');

const request = new AsyncLocalStorage();

class PlannedClock extends Clock {
  now() {
    const planned = request.getStore();
    if (!planned) return Date.parse('2018-07-20T08:00:00+07:00');
    if (planned.begunAt === null) {
      planned.begunAt = performance.now();
      return planned.instant;
    }
    return planned.instant + Math.round(performance.now() - planned.begunAt);
  }
}

const clock = new PlannedClock();
const app = await createApp({ settings: readSettings(process.env), clock });
breakApp(app, clock, broken);
const server = app.getHttpServer();
const emit = server.emit.bind(server);
server.emit = (event, ...args) => {
  const planned = event === 'request' ? Number(args[0].headers['x-planned-instant']) : NaN;
  return Number.isFinite(planned) ? request.run({ instant: planned, begunAt: null }, () => emit(event, ...args)) : emit(event, ...args);
};
await app.listen(0, '127.0.0.1');
process.send({ url: `http://127.0.0.1:${server.address().port}` });
process.on('message', async () => {
  await app.close();
  process.exit(0);
});
