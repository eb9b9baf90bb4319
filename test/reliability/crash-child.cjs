// A process that works on a database and a folder of files until somebody kills it. `prepare DIR` fills DIR once; `work DIR` then
// saves answers, files, reports and results without end, and says each finished unit of work as one line of JSON.
// MUTANT breaks one control, so that the check after the kill is seen to fail.
require('reflect-metadata');
const { randomBytes, randomInt } = require('node:crypto');
const { mkdirSync, renameSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const { Readable } = require('node:stream');
const { NestFactory } = require('@nestjs/core');

const dist = (path) => require(join(__dirname, '..', '..', 'dist', path));
const { AppModule } = dist('src/app.module.js');
const { ENTITIES } = dist('src/entities.js');
const { samplePdf } = dist('seed/demo/sample-pdf.js');
const { migrate } = dist('src/migrate.js');
const { SettableClock } = dist('src/platform/clock/clock.js');
const { readSettings } = dist('src/platform/config/settings.js');
const { ReadModel } = dist('src/platform/database/read-model.js');
const { UnitOfWork } = dist('src/platform/database/unit-of-work.js');
const { FileStore } = dist('src/platform/storage/file-store.js');
const { AccountStore } = dist('src/features/identity/index.js');
const { DecideResult } = dist('src/features/obligations/use-cases/decide-result.js');
const { WriteUpdate } = dist('src/features/obligations/use-cases/write-update.js');
const { Obligation } = dist('src/features/obligations/obligation.entity.js');
const { ReportItem, ReportVersion, RemediationReport } = dist('src/features/remediation/remediation-report.entity.js');
const { Finding } = dist('src/features/findings/finding.entity.js');
const { EvidenceStore } = dist('src/features/evidence/index.js');
const inspections = dist('src/features/inspections/index.js');
const remediation = dist('src/features/remediation/index.js');

const NOW = Date.parse('2018-07-18T08:00:00+07:00');
const ROUND = '2018-Q3';
const VISIT = `${ROUND}-871`;
const CRITERIA = ['I.1', 'I.2', 'I.3', 'I.8'];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(folder) {
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: join(folder, 'app.sqlite'), STORAGE_DIR: join(folder, 'files'), LOG_LEVEL: 'silent', DEMO_MODE: 'true' });
  mkdirSync(folder, { recursive: true });
  await migrate(settings);
  const clock = new SettableClock(NOW);
  const app = await NestFactory.createApplicationContext(AppModule.with({ settings, clock, entities: ENTITIES }), { logger: ['error'] });
  await app.get(FileStore).sweepIncoming();
  return { app, clock };
}

/** The Q2/2018 case up to the directive, and a second round in which one unit is being inspected. */
async function prepare(folder) {
  const { app, clock } = await open(folder);
  const { caseData } = dist('seed/demo/case-data.js');
  const { DemoStage } = dist('seed/demo/demo-stage.js');
  const { playCase } = dist('seed/demo/play-case.js');
  const stage = new DemoStage(app, clock, () => undefined);
  const data = caseData();
  clock.set(Date.parse(data.round.draftedAt));
  await playCase(stage, data, Date.parse('2018-07-17T00:00:00+07:00'));
  clock.set(NOW);
  const { ChecklistVersion } = dist('src/features/checklists/checklist.entity.js');
  const [version] = await app.get(ReadModel).manager.find(ChecklistVersion);
  const leader = stage.actor('lanhdao.sonoivu');
  await stage.use(inspections.CreateRound).execute(leader, {
    year: 2018, quarter: 3, periodFrom: '2018-07-01', periodTo: '2018-09-30', checklistVersionId: version.id, inspectedUnitCodes: ['871'],
    visits: [{ unitCode: '871', memberUsernames: ['doankiemtra1'] }],
  });
  await stage.use(inspections.AdvanceRound).execute(leader, ROUND, 'approve');
  await stage.use(inspections.AdvanceRound).execute(leader, ROUND, 'startInspecting');
  await stage.use(inspections.BeginVisit).execute(stage.actor('doankiemtra1'), VISIT);
  await app.close();
}

function breakControl(app, mutant) {
  const files = app.get(FileStore);
  const work = app.get(UnitOfWork);
  if (mutant === 'rowBeforeBytes') {
    const evidence = app.get(EvidenceStore, { strict: false });
    const keep = evidence.keep.bind(evidence);
    evidence.keep = async (...given) => {
      const kept = await keep(...given);
      // The bytes lie in their place only a while after the row that names them.
      for (const { sha256 } of kept) {
        const aside = join(files.incoming, `aside-${sha256}`);
        renameSync(files.pathOf(sha256), aside);
        setTimeout(() => renameSync(aside, files.pathOf(sha256)), 400);
      }
      return kept;
    };
  }
  if (mutant === 'factOutsideTheTransaction') {
    const run = work.run.bind(work);
    work.run = async (actor, change, at) => {
      const facts = [];
      const result = await run(actor, (tx) => change({ ...tx, record: async (fact) => void facts.push(fact) }), at);
      await sleep(25);
      for (const fact of facts) await run(actor, (tx) => tx.record(fact), at);
      return result;
    };
  }
}

async function work(folder) {
  const { app } = await open(folder);
  const mutant = process.env.MUTANT ?? '';
  breakControl(app, mutant);
  const read = app.get(ReadModel).manager;
  const use = (type) => app.get(type, { strict: false });
  const actor = async (username) => use(AccountStore).actorOf((await use(AccountStore).findByUsername(username)).id);
  const [inspector, staff, clerk, other] = await Promise.all(['doankiemtra1', 'sonoivu', 'huyen870', 'huyen866'].map(actor));
  const say = (done) => writeSync(1, `${JSON.stringify(done)}\n`);
  /** Says that `change` is done, once it is. */
  const finish = async (describe, change) => {
    if (mutant === 'saidTooEarly') say(describe(undefined));
    const result = await change();
    if (mutant !== 'saidTooEarly') say(describe(result));
  };
  const upload = async () => {
    const bytes = samplePdf(randomBytes(randomInt(100, 20_000)).toString('hex'));
    return { ...(await app.get(FileStore).receive(Readable.from([bytes]), 1_000_000)), field: 'files', name: 'Biên bản.pdf' };
  };

  const answers = async () => {
    const criterion = CRITERIA[randomInt(CRITERIA.length)];
    const note = randomBytes(6).toString('hex');
    const file = await upload();
    await finish(() => ({ kind: 'answer', visit: VISIT, criterion, note, sha256: file.sha256 }), () =>
      use(inspections.SaveAnswer).execute(inspector, VISIT, criterion, { verdict: ['met', 'notMet'][randomInt(2)], numerator: 1, denominator: 2, value: 1, manualScore: 0, note }, [file]),
    );
  };

  const duty = async () => {
    const row = await read.findOneByOrFail(Obligation, { code: '2018-Q2-D3.1-866' });
    const text = randomBytes(6).toString('hex');
    if (row.state === 'submitted') {
      await finish(() => ({ kind: 'decision', text }), () => use(DecideResult).execute(staff, row.code, { decision: 'return', reason: text, version: row.version }));
      return;
    }
    const file = await upload();
    await finish(() => ({ kind: 'result', text, sha256: file.sha256 }), () => use(WriteUpdate).execute(other, row.code, { kind: 'result', text, version: row.version }, [file], NOW));
  };

  const report = async () => {
    const code = await use(remediation.StartReport).execute(clerk, '2018-Q2-D1.2-870');
    const { id } = await read.findOneByOrFail(RemediationReport, { code });
    const version = await read.findOneOrFail(ReportVersion, { where: { reportId: id }, order: { number: 'DESC' } });
    const items = await read.findBy(ReportItem, { reportVersionId: version.id });
    const findings = await Promise.all(items.map(({ findingId }) => read.findOneByOrFail(Finding, { id: findingId })));
    if (version.state === 'draft') {
      for (const finding of findings) await use(remediation.SaveItem).execute(clerk, code, finding.code, { result: 'remedied', doneVi: 'Đã khắc phục' });
      const file = await upload();
      await finish(() => ({ kind: 'file', sha256: file.sha256 }), () => use(remediation.SaveItem).attach(clerk, code, findings[0].code, [file]));
      const signed = await upload();
      await finish(() => ({ kind: 'signed', sha256: signed.sha256 }), () =>
        use(remediation.SaveReportHead).execute(clerk, code, { documentNumber: '1/BC-UBND', documentDate: '2018-07-17', signerTitle: 'Chủ tịch' }, signed),
      );
      await finish(() => ({ kind: 'report', receipt: `TN-${code}-${version.number}` }), () => use(remediation.SubmitReport).execute(clerk, code, version.number, NOW));
      return;
    }
    for (const finding of findings) await use(remediation.DecideItem).execute(staff, code, finding.code, { decision: 'returned', reason: 'Thiếu minh chứng' });
    await finish(() => ({ kind: 'review', report: code, version: version.number }), () => use(remediation.SendReview).execute(staff, code));
  };

  say({ kind: 'ready' });
  await Promise.all([answers, duty, report].map(async (once) => {
    for (;;) await once();
  }));
}

const [mode, folder] = process.argv.slice(2);
(mode === 'prepare' ? prepare(folder) : work(folder)).catch((error) => {
  process.stderr.write(`${error.stack ?? error} ${JSON.stringify(error.problems ?? error.params ?? '')}\n`);
  process.exit(1);
});
