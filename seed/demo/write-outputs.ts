import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsolidationFiles } from '../../src/reports/consolidation/consolidation-files';
import { CONSOLIDATION_FORMATS } from '../../src/reports/consolidation/consolidation-format';
import { RemediationQueries } from '../../src/features/remediation';
import { UrgingQueries } from '../../src/features/urging';
import { ReceiptPaper } from '../../src/reports/receipt-paper';
import { RoundSummaryQuery } from '../../src/reports/queries/round-summary.query';
import { OverviewPaper } from '../../src/reports/overview-paper';
import { LETTER_FORMATS, UrgingLetter } from '../../src/reports/urging-letter';
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
  for (const { name, bytes } of [...(await letters(stage, roundCode)), ...(await receipts(stage))]) {
    await writeFile(join(folder, name), bytes);
    say(`  ${name}`);
  }
}

type Paper = { readonly name: string; readonly bytes: Buffer };

async function letters(stage: DemoStage, roundCode: string): Promise<readonly Paper[]> {
  const staff = stage.actor('sonoivu');
  const papers: Paper[] = [];
  const { rows } = await stage.use(UrgingQueries).ledger(staff, { round: roundCode, pageSize: 200 });
  for (const { number } of [...rows].reverse()) {
    for (const format of LETTER_FORMATS) papers.push(await stage.use(UrgingLetter).render(staff, roundCode, number, format));
  }
  return papers;
}

async function receipts(stage: DemoStage): Promise<readonly Paper[]> {
  const staff = stage.actor('sonoivu');
  const papers: Paper[] = [];
  for (const { code } of await stage.use(RemediationQueries).list(staff)) {
    const { versions } = await stage.use(RemediationQueries).byCode(staff, code);
    for (const { number } of versions.filter(({ submittedAt }) => submittedAt !== null)) papers.push(await stage.use(ReceiptPaper).pdf(staff, code, number));
  }
  return papers;
}
