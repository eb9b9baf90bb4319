import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Journeys, told } from './journey';

const NOW = '2018-07-24T08:00:00+07:00';
/** Eight answers have come, and none is judged. */
const REVIEWING = '2018-07-18T16:00:00+07:00';
const WRITING = '2018-07-17T08:00:00+07:00';

/** A server of its own for a journey that changes the case: other journeys do not see what happens here. */
export class Stage {
  private constructor(
    private readonly child: ChildProcess,
    readonly journeys: Journeys,
  ) {}

  /** The case as it stands on 24/7/2018, from a copy of the played folder. */
  static ofToday(): Promise<Stage> {
    return Stage.copyOf(join(told('JOURNEYS_FOLDER'), 'played'), NOW);
  }

  /** On 17/7/2018 nobody has reported, huyện Cao Lãnh has eight findings (J1): played once, then copied; `now` may be later. */
  static withEightFindings(now = WRITING): Promise<Stage> {
    return Stage.ofEight('eight', WRITING, now);
  }

  /** On 18/7/2018 huyện Cao Lãnh has sent its eight answers, nothing is reviewed (J6): played once, then copied. */
  static withEightAnswers(): Promise<Stage> {
    return Stage.ofEight('eight-answers', REVIEWING, REVIEWING);
  }

  private static async ofEight(name: string, until: string, now: string): Promise<Stage> {
    const folder = join(told('JOURNEYS_FOLDER'), name);
    if (!existsSync(folder)) {
      const { runToEnd } = await import('./setup/server.mjs');
      await runToEnd('seed/demo/run.js', ['--dir', folder, '--now', until, '--no-serve', '--eighth-finding']);
    }
    return Stage.copyOf(folder, now);
  }

  private static copyOf(played: string, now: string): Promise<Stage> {
    const folder = mkdtempSync(join(told('JOURNEYS_FOLDER'), 'stage-'));
    cpSync(played, folder, { recursive: true });
    const env = { DATABASE_URL: join(folder, 'app.sqlite'), STORAGE_DIR: join(folder, 'files'), DEMO_MODE: 'true', APP_NOW: now, PORT: '0', NODE_ENV: 'development' };
    return Stage.start('src/main.js', [], env);
  }

  /** The case played only up to an earlier instant; with `--eighth-finding` huyện Cao Lãnh has eight findings (J1, J6). */
  static async playedUntil(now: string, ...more: '--eighth-finding'[]): Promise<Stage> {
    const folder = mkdtempSync(join(told('JOURNEYS_FOLDER'), 'stage-'));
    return Stage.start('seed/demo/run.js', ['--dir', join(folder, 'demo'), '--now', now, '--port', '0', ...more]);
  }

  private static async start(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const { startServer } = await import('./setup/server.mjs');
    const { child, url } = await startServer(program, args, env);
    return new Stage(child, new Journeys(url));
  }

  async close(): Promise<void> {
    await this.journeys.close();
    const { stopServer } = await import('./setup/server.mjs');
    await stopServer(this.child);
  }
}
