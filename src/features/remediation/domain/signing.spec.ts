import { allowedActions } from '../../../kernel/state-machine';
import { reportVersionMachine } from './report-version.machine';
import { offeredActions, signedCopyRefusal, signingRefusal } from './signing';

describe('how the province signs its reports', () => {
  it.each([
    ['draft', 'free', ['submit']],
    ['draft', 'lockFirst', ['awaitSigned']],
    ['awaiting_signed', 'free', ['submit', 'reopen']],
    ['awaiting_signed', 'lockFirst', ['submit', 'reopen']],
    ['received', 'lockFirst', []],
  ] as const)('%s, %s: the unit is offered %j', (state, signing, offered) => {
    expect(offeredActions(allowedActions(reportVersionMachine, state, 'unitHead'), state, signing)).toEqual(offered);
  });

  it.each([
    ['awaitSigned', 'draft', 'free', 'signingFree'],
    ['submit', 'draft', 'lockFirst', 'signFirst'],
    ['submit', 'draft', 'free', null],
    ['submit', 'awaiting_signed', 'free', null],
    ['reopen', 'awaiting_signed', 'free', null],
  ] as const)('%s in %s under %s: %s', (action, state, signing, refusal) => {
    expect(signingRefusal(action, state, signing)).toBe(refusal);
  });

  it.each([
    ['draft', 'free', null],
    ['draft', 'lockFirst', 'lockFirst'],
    ['awaiting_signed', 'lockFirst', null],
    ['awaiting_signed', 'free', null],
  ] as const)('a signed copy in %s under %s: %s', (state, signing, refusal) => {
    expect(signedCopyRefusal(state, signing)).toBe(refusal);
  });
});
