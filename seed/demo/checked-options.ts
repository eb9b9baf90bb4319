import { createServer } from 'node:net';
import type { CaseRound } from './case-data';
import { contentOf } from './demo-folder';
import { DemoOptionError, demoOptions, type DemoOptions } from './demo-options';

/** Told before a minute of building and playing is wasted. @throws DemoOptionError */
export async function checkedOptions(argv: readonly string[], round: Pick<CaseRound, 'draftedAt' | 'now'>): Promise<DemoOptions> {
  const options = demoOptions(argv, Date.parse(round.draftedAt), Date.parse(round.now));
  await contentOf(options.dir);
  if (options.serve && options.port !== 0 && !(await portIsFree(options.port))) {
    throw new DemoOptionError(`Cổng ${options.port} đang có chương trình khác dùng. Chọn cổng khác: npm run demo -- --port 8080`);
  }
  return options;
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}
