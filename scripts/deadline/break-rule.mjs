// Breaks one control on purpose, so that the check is seen to fail.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
export const BREAKS = ['waiting', 'namedDay', 'noReceipt'];

/** Before anything else is loaded. `namedDay`: the day that "trước ngày" leaves out counts as in time. */
export function breakRule(kind) {
  if (kind !== 'namedDay') return;
  const rule = require('../../dist/src/kernel/due-rule.js');
  const { firstTooLateInstant } = rule;
  rule.firstTooLateInstant = (due, calendar, grace) => firstTooLateInstant(due.kind === 'strictly_before' ? { ...due, kind: 'no_later_than' } : due, calendar, grace);
}

/**
 * `waiting`: the instant is taken inside the unit of work, after the wait for its turn, instead of on arrival. `noReceipt`: a version
 * already sent is not looked for, so that a second press is no longer answered with the receipt of the first.
 */
export function breakApp(app, clock, kind) {
  if (kind !== 'waiting' && kind !== 'noReceipt') return;
  const { UnitOfWork } = require('../../dist/src/platform/database/unit-of-work.js');
  const { ReportVersion } = require('../../dist/src/features/remediation/remediation-report.entity.js');
  const work = app.get(UnitOfWork);
  const run = work.run.bind(work);
  const blind = (manager) =>
    new Proxy(manager, {
      get: (target, name) => {
        if (name === 'findOneBy') return (entity, where) => (entity === ReportVersion && where.number !== undefined ? null : target.findOneBy(entity, where));
        const value = target[name];
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  work.run = (actor, change, at) =>
    run(actor, (tx) => change(kind === 'waiting' ? { ...tx, now: at === undefined ? tx.now : clock.now() } : { ...tx, manager: blind(tx.manager) }), at);
}
