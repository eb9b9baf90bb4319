import { allowedActions, commentProblems, defineMachine, machineFaults, mermaidOf, transition, type Machine } from './state-machine';

type Door = 'open' | 'closed' | 'removed';
type Push = 'close' | 'open' | 'remove';

const door = defineMachine<Door, Push>({
  name: 'door',
  initial: 'open',
  ends: ['removed'],
  states: {
    open: { close: { to: 'closed', by: ['unitStaff', 'unitHead'] } },
    closed: { open: { to: 'open', by: ['unitHead'] }, remove: { to: 'removed', by: ['administrator'], comment: 'required' } },
    removed: {},
  },
});

describe('state machine', () => {
  it('offers only what the role may do now', () => {
    expect(allowedActions(door, 'open', 'unitStaff')).toEqual(['close']);
    expect(allowedActions(door, 'closed', 'unitStaff')).toEqual([]);
    expect(allowedActions(door, 'closed', 'administrator')).toEqual(['remove']);
  });

  it('moves, or says why not', () => {
    expect(transition(door, 'open', 'close', 'unitStaff')).toEqual({ to: 'closed', comment: 'none' });
    expect(transition(door, 'open', 'remove', 'administrator')).toEqual({
      code: 'actionNotInState',
      params: { machine: 'door', state: 'open', action: 'remove' },
    });
    expect(transition(door, 'closed', 'remove', 'unitHead')).toEqual({
      code: 'actionNotForRole',
      params: { machine: 'door', state: 'closed', action: 'remove', who: 'administrator' },
    });
    expect(transition(door, 'nowhere' as Door, 'close', 'unitHead')).toMatchObject({ code: 'actionNotInState' });
  });

  it('asks for a reason where the table does', () => {
    expect(commentProblems('required', '  ')).toEqual([{ code: 'commentRequired', field: 'comment' }]);
    expect(commentProblems('required', 'Hết hạn')).toEqual([]);
    expect(commentProblems('optional', undefined)).toEqual([]);
  });

  it('finds every unsound table', () => {
    const broken = {
      name: 'broken',
      initial: 'a',
      ends: ['c', 'z'],
      states: { a: { go: { to: 'c', by: [] } }, b: { go: { to: 'q', by: ['unitHead'] } }, c: { back: { to: 'a', by: ['unitHead'] } }, d: { stay: { to: 'd', by: ['unitHead'] } } },
    } as unknown as Machine<string, string>;
    expect(machineFaults(door)).toEqual([]);
    expect(machineFaults(broken)).toEqual([
      'a.go: nobody may do it',
      'b: cannot be reached',
      'c: named an end but has a way out',
      'd: cannot be reached',
      'd: no way out and not named an end',
      'z: end without a state',
    ]);
  });

  it('draws itself', () => {
    expect(mermaidOf(door)).toBe(
      'stateDiagram-v2\n  [*] --> open\n  open --> closed: close\n  closed --> open: open\n  closed --> removed: remove\n  removed --> [*]',
    );
  });
});
