import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTILE_KINDS } from '../../../../test/reliability/uploads/hostile-files';
import { realFiles } from '../../../../test/reliability/uploads/real-files';
import { Seeded } from '../../../../test/reliability/uploads/seeded';
import { endingOf } from '../domain/file-kind';
import { inspectContent } from './inspect-content';

const folder = mkdtempSync(join(tmpdir(), 'noi-dung-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(name: string, bytes: Buffer): Promise<string | null> {
  const path = join(folder, 'tep');
  writeFileSync(path, bytes);
  return (await inspectContent({ path, ending: endingOf(name) }))?.reason ?? null;
}

describe('a hostile content is refused for what it is', () => {
  it.each(HOSTILE_KINDS.filter(({ shallow }) => !shallow).map((one) => [one.kind, one] as const))('%s', async (_, { name, reason, make }) => {
    expect(await refusalOf(name, make(new Seeded(18)))).toBe(reason);
  });
});

describe('what offices really send is taken', () => {
  it('from every maker', async () => {
    const files = await realFiles(18);
    const refused: string[] = [];
    for (const { maker, name, bytes } of files) {
      const reason = await refusalOf(name, bytes);
      if (reason) refused.push(`${maker}, ${name}: ${reason}`);
    }
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(200);
  });
});
