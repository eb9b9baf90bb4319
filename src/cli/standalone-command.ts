/** What a command wrote, and how the process ends: 0 done, 2 called wrongly. */
export interface StandaloneOutcome {
  readonly code: number;
  readonly out?: string;
  readonly error?: string;
}

export type StandaloneCommand = (args: readonly string[]) => StandaloneOutcome | Promise<StandaloneOutcome>;
