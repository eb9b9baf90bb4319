import { lookUp } from '../kernel/look-up';
import { parseDeadline } from './parse-deadline';
import { splitDirective } from './split-directive';
import type { StandaloneCommand, StandaloneOutcome } from './standalone-command';

/** Commands of two words that read only files of the release: no settings, no database. */
const COMMANDS: Readonly<Record<string, StandaloneCommand>> = {
  'deadline parse': parseDeadline,
  'directive split': splitDirective,
};

export const STANDALONE_NAMES: readonly string[] = Object.keys(COMMANDS);

export function standaloneCommand(args: readonly string[]): (() => StandaloneOutcome | Promise<StandaloneOutcome>) | null {
  const command = lookUp(COMMANDS, args.slice(0, 2).join(' '));
  return command ? () => command(args.slice(2)) : null;
}
