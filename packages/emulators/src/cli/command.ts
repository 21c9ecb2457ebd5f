/** One emulator's part of the command line. */
export interface Command {
  /** How it is called, for `--help` and for whoever got it wrong. */
  readonly usage: string;
  /** Serves the emulator; throws a `TypeError` when the arguments make no sense. */
  run(args: readonly string[]): Promise<void>;
}
