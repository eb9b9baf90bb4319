import type { Role } from './actor';
import { failWith, ForbiddenError } from './errors';
import { isProblem } from './problem';
import { commentProblems, transition, type Machine } from './state-machine';

/**
 * The next state, for use cases.
 * @throws ForbiddenError when the table has no such move now, or not for this role
 * @throws ValidationError when the move asks for a reason and none was written
 */
export function takeMove<S extends string, A extends string>(machine: Machine<S, A>, state: S, action: A, role: Role, comment?: string): S {
  const move = transition(machine, state, action, role);
  if (isProblem(move)) throw new ForbiddenError(move.code, move.params ?? {});
  failWith(commentProblems(move.comment, comment));
  return move.to;
}
