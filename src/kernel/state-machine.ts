import type { Role } from './actor';
import { problem, type Problem } from './problem';

export type CommentRule = 'none' | 'optional' | 'required';

/** One arrow of a state machine: where it leads, who may take it, what must be true first, whether a reason is written. */
export interface Move<S extends string> {
  readonly to: S;
  readonly by: readonly Role[];
  /** Names of conditions the use case checks itself (e.g. `allAnswered`); printed in the diagrams. */
  readonly needs?: readonly string[];
  readonly comment?: CommentRule;
}

export type MovesFrom<S extends string, A extends string> = Readonly<Partial<Record<A, Move<S>>>>;

/** A life as a table. The same table answers the button, the API's `allowedActions`, the check in the use case and the diagram. */
export interface Machine<S extends string, A extends string> {
  readonly name: string;
  readonly initial: S;
  /** States with no way out, on purpose. */
  readonly ends: readonly S[];
  readonly states: Readonly<Record<S, MovesFrom<S, A>>>;
}

export function defineMachine<S extends string, A extends string>(machine: Machine<S, A>): Machine<S, A> {
  return Object.freeze(machine);
}

export function statesOf<S extends string, A extends string>(machine: Machine<S, A>): S[] {
  return Object.keys(machine.states) as S[];
}

function movesOf<S extends string, A extends string>(machine: Machine<S, A>, state: S): [A, Move<S>][] {
  return Object.entries(machine.states[state] ?? {}) as [A, Move<S>][];
}

/** What this role may do in this state, in the order of the table. */
export function allowedActions<S extends string, A extends string>(machine: Machine<S, A>, state: S, role: Role): A[] {
  return movesOf(machine, state)
    .filter(([, move]) => move.by.includes(role))
    .map(([action]) => action);
}

/**
 * The next state, or why not: `actionNotInState` (nobody may do it now; params machine, state, action) before
 * `actionNotForRole` (params also `who`: the roles that may, comma-separated).
 */
export function transition<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  action: A,
  role: Role,
): { readonly to: S; readonly comment: CommentRule } | Problem {
  const move = machine.states[state]?.[action];
  const params = { machine: machine.name, state, action };
  if (move === undefined) return problem('actionNotInState', undefined, params);
  if (!move.by.includes(role)) return problem('actionNotForRole', undefined, { ...params, who: move.by.join(', ') });
  return { to: move.to, comment: move.comment ?? 'none' };
}

/** `commentRequired` at field `comment` when the move asks for a reason and there is none. */
export function commentProblems(rule: CommentRule, comment: string | undefined): Problem[] {
  return rule === 'required' && (comment ?? '').trim() === '' ? [problem('commentRequired', 'comment')] : [];
}

/** Everything unsound about a table, in words for the programmer; empty when sound. */
export function machineFaults<S extends string, A extends string>(machine: Machine<S, A>): string[] {
  const states = statesOf(machine);
  const faults: string[] = [];
  const reached = new Set<S>([machine.initial]);
  const queue: S[] = [machine.initial];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const [action, move] of movesOf(machine, state)) {
      if (move.by.length === 0) faults.push(`${state}.${action}: nobody may do it`);
      if (!states.includes(move.to)) faults.push(`${state}.${action}: leads to unknown state ${move.to}`);
      if (!reached.has(move.to)) {
        reached.add(move.to);
        queue.push(move.to);
      }
    }
  }
  for (const state of states) {
    const isEnd = machine.ends.includes(state);
    const ways = movesOf(machine, state).filter(([, move]) => move.to !== state).length;
    if (!reached.has(state)) faults.push(`${state}: cannot be reached`);
    if (isEnd && movesOf(machine, state).length > 0) faults.push(`${state}: named an end but has a way out`);
    if (!isEnd && ways === 0) faults.push(`${state}: no way out and not named an end`);
  }
  return faults.concat(machine.ends.filter((end) => !states.includes(end)).map((end) => `${end}: end without a state`));
}

/** The table as a Mermaid state diagram, for docs/architecture.md. */
export function mermaidOf<S extends string, A extends string>(machine: Machine<S, A>): string {
  const lines = statesOf(machine).flatMap((state) =>
    movesOf(machine, state).map(([action, move]) => `  ${state} --> ${move.to}: ${action}`),
  );
  const ends = machine.ends.map((end) => `  ${end} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${machine.initial}`, ...lines, ...ends].join('\n');
}
