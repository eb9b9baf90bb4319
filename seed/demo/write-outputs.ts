import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsolidationFiles } from '../../src/reports/consolidation/consolidation-files';
import { CONSOLIDATION_FORMATS } from '../../src/reports/consolidation/consolidation-format';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import { OverviewPaper } from '../../src/reports/overview-paper';
import type { DemoStage } from './demo-stage';

/** Writes the figures of the case as they stand on the stage's clock. */
export async function writeOutputs(stage: DemoStage, roundCode: string, folder: string, say: (line: string) => void): Promise<void> {
  const summary = await stage.use(RoundSummaryQuery).of(roundCode);
  await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  say('  summary.json');
  const overview = await stage.use(OverviewPaper).pdf(stage.actor('sonoivu'), roundCode);
  await writeFile(join(folder, overview.name), overview.bytes);
  say(`  ${overview.name}`);
  for (const format of CONSOLIDATION_FORMATS) {
    const name = `consolidated-${roundCode}.${format}`;
    await writeFile(join(folder, name), await stage.use(ConsolidationFiles).draft(roundCode, format));
    say(`  ${name}`);
  }
}
