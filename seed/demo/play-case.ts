import { ImportChecklist, PublishVersion, type ChecklistSeed } from '../../src/features/checklists';
import { IssueDirective, RecordDirective } from '../../src/features/directives';
import { IssueResults, RaiseFinding, RecordOpinion } from '../../src/features/findings';
import { AdvanceRound, BeginVisit, CreateRound, FinishVisit, MoveVisit, SaveAnswer } from '../../src/features/inspections';
import { ImportReferenceUnits } from '../../src/features/organisation';
import { DecideItem, SaveItem, SaveReportHead, SendReview, StartReport, SubmitReport } from '../../src/features/remediation';
import { UrgeUnits } from '../../src/features/urging';
import type { Instant } from '../../src/kernel/calendar-date';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { formatInstant } from '../../src/platform/i18n';
import { readSeed, referenceData } from '../reference-data';
import type { CaseData, CaseEvent, CaseReport } from './case-data';
import { DEMO_TEAMS } from './demo-accounts';
import type { DemoLogin, DemoStage } from './demo-stage';

/** Loads the reference data and the logins, then plays every event that happened up to `until`, each at its own time. */
export async function playCase(stage: DemoStage, data: CaseData, until: Instant): Promise<readonly DemoLogin[]> {
  stage.say('Nạp đơn vị, lịch làm việc, danh mục kiểm tra, tài khoản…');
  const { units, relations, days, years } = referenceData();
  await stage.use(ImportReferenceUnits).execute(SYSTEM_ACTOR, units, relations, days, years);
  const versionId = await stage.use(ImportChecklist).execute(SYSTEM_ACTOR, readSeed<ChecklistSeed>('reference/checklist-2018-q2.json'));
  await stage.use(PublishVersion).execute(SYSTEM_ACTOR, versionId);
  const logins = await stage.createAccounts(data.round.referenceOn);
  const scenes = scenesOf(stage, data, versionId);
  for (const event of data.events) {
    const at = Date.parse(event.at);
    if (at > until) break;
    const scene = scenes[event.action];
    if (!scene) continue;
    stage.clock.set(at);
    stage.say(`${formatInstant(at)}: ${SCENE_WORDS[event.action] ?? event.action}${event.unit ? ` (${event.unit})` : ''}`);
    await scene(event);
  }
  return logins;
}

type Scene = (event: CaseEvent) => Promise<void>;

const SCENE_WORDS: Readonly<Record<string, string>> = {
  draftRound: 'lập đợt kiểm tra quý II/2018',
  approveAndStartRound: 'duyệt kế hoạch, bắt đầu kiểm tra',
  beginVisit: 'đoàn kiểm tra ghi 58 tiêu chí và tồn tại',
  signMinutes: 'ký biên bản',
  issueResults: 'ban hành thông báo kết quả',
  recordDirective: 'ghi văn bản chỉ đạo, giao nhiệm vụ',
  submitReport: 'nộp báo cáo khắc phục',
  urge: 'đôn đốc',
  reviewReport: 'gửi kết quả xem xét',
};

function scenesOf(stage: DemoStage, data: CaseData, versionId: string): Readonly<Record<string, Scene>> {
  const { code } = data.round;
  const staff = stage.actor('sonoivu');
  const leader = stage.actor('lanhdao.sonoivu');
  return {
    draftRound: async () => {
      const { year, quarter, periodFrom, periodTo, referenceOn, inspectedUnits, visits } = data.round;
      await stage.use(CreateRound).execute(staff, {
        year, quarter, periodFrom, periodTo, referenceOn,
        checklistVersionId: versionId,
        inspectedUnitCodes: [...inspectedUnits],
        visits: visits.map(({ unit, scheduledOn }) => ({ unitCode: unit, scheduledOn, memberUsernames: [DEMO_TEAMS[unit] ?? 'doankiemtra1'] })),
      });
    },
    approveAndStartRound: async () => {
      await stage.use(AdvanceRound).execute(leader, code, 'approve');
      await stage.use(AdvanceRound).execute(leader, code, 'startInspecting');
    },
    beginVisit: ({ unit = '' }) => inspect(stage, data, unit),
    signMinutes: async ({ unit = '' }) => {
      const inspector = stage.actor(DEMO_TEAMS[unit] ?? '');
      await stage.use(FinishVisit).execute(inspector, `${code}-${unit}`);
      await stage.use(MoveVisit).execute(inspector, `${code}-${unit}`, 'signMinutes');
    },
    issueResults: () => stage.use(IssueResults).execute(leader, code),
    recordDirective: () => direct(stage, data),
    submitReport: (event) => submit(stage, code, reportOf(data, event)),
    reviewReport: (event) => review(stage, code, reportOf(data, event)),
    urge: async ({ unit = '', level, channel }) => {
      await stage.use(UrgeUnits).execute(staff, { obligationCodes: [`${code}-D1.2-${unit}`], level: level as never, channel: channel as never });
    },
  };
}

async function inspect(stage: DemoStage, data: CaseData, unit: string): Promise<void> {
  const inspector = stage.actor(DEMO_TEAMS[unit] ?? '');
  const visitCode = `${data.round.code}-${unit}`;
  const findings = data.findings.filter((finding) => finding.unit === unit);
  await stage.use(BeginVisit).execute(inspector, visitCode);
  for (const { criterion, verdict, value, numerator, denominator, manualScore } of data.answers.filter((answer) => answer.unit === unit)) {
    const finding = findings.find((one) => one.criterion === criterion);
    const files = finding ? [await stage.upload(`minh-chung-kiem-tra-${finding.code}.pdf`, finding.code)] : [];
    await stage.use(SaveAnswer).execute(inspector, visitCode, criterion, { verdict: verdict as never, value, numerator, denominator, manualScore }, files);
  }
  for (const finding of findings) {
    const { measured, causeVi, recommendationVi, dependencyVi, remedyDueOn } = finding;
    const code = await stage.use(RaiseFinding).execute(
      inspector,
      visitCode,
      {
        criterion: finding.criterion,
        titleVi: finding.titleVi,
        titleEn: finding.titleEn,
        descriptionVi: finding.descriptionVi,
        severity: finding.severity as never,
        topic: finding.topic,
        causeVi: causeVi ?? undefined,
        recommendationVi: recommendationVi ?? undefined,
        measuredNumerator: measured?.numerator,
        measuredDenominator: measured?.denominator,
        measuredValue: measured?.value,
        measuredLabelVi: measured?.labelVi,
        remedyOwnerCode: finding.remedyOwner,
        coordinatorCodes: [...finding.coordinators],
        remedyKind: finding.remedyKind as never,
        committedOn: remedyDueOn ?? undefined,
        dependencyVi: dependencyVi ?? undefined,
        repeated: finding.repeated,
      },
      data.round.referenceOn,
    );
    if (code !== finding.code) throw new Error(`finding ${finding.code} became ${code}`);
    await stage.use(RecordOpinion).execute(inspector, code, { opinion: 'agree' });
  }
}

async function direct(stage: DemoStage, { round, directive }: CaseData): Promise<void> {
  const staff = stage.actor('sonoivu');
  const code = await stage.use(RecordDirective).execute(staff, {
    roundCode: round.code,
    issuerTitleVi: directive.issuerTitleVi,
    summaryVi: directive.summaryVi,
    sourceNoteVi: directive.sourceNoteVi,
    clauses: directive.clauses.map((clause) => ({
      number: clause.number,
      parent: clause.parent ?? undefined,
      contentVi: clause.contentVi,
      contentEn: clause.contentEn,
      quoteVi: clause.quoteVi,
      kind: clause.kind as never,
      topic: clause.topic ?? undefined,
      dueWordingVi: clause.dueWordingVi ?? undefined,
      expectedOutputVi: clause.expectedOutputVi ?? undefined,
      dueRule: clause.dueRule as never,
      addressees: clause.addressees.map(({ unit, group, labelVi }) => ({ unit, group: group as never, labelVi })),
      coordinators: clause.coordinators.map(({ unit, group, labelVi }) => ({ unit, group: group as never, labelVi })),
    })),
  });
  await stage.use(IssueDirective).execute(staff, code);
}

function reportOf(data: CaseData, { unit, version }: CaseEvent): CaseReport {
  const report = data.reports.find((one) => one.unit === unit && one.version === version);
  if (!report) throw new Error(`no report ${unit} version ${version}`);
  return report;
}

async function submit(stage: DemoStage, roundCode: string, report: CaseReport): Promise<void> {
  const clerk = stage.actor(`huyen${report.unit}`);
  const code = await stage.use(StartReport).execute(clerk, `${roundCode}-D1.2-${report.unit}`);
  for (const item of report.items) {
    await stage.use(SaveItem).execute(clerk, code, item.finding, {
      result: item.result as never,
      doneVi: item.doneVi,
      committedOn: item.committedOn,
      transferredToUnitCode: item.receivingBody,
      difficultyVi: item.difficultyVi,
      causeKind: item.causeKind as never,
      causeVi: item.causeVi,
      figuresVi: item.figuresVi,
    });
    if (item.evidence.length > 0) {
      const files = await Promise.all(item.evidence.map((name) => stage.upload(name, item.finding)));
      await stage.use(SaveItem).attach(clerk, code, item.finding, files);
    }
  }
  const signed = await stage.upload(report.signedFile, `Bao cao ${report.unit}`);
  await stage.use(SaveReportHead).execute(clerk, code, { documentNumber: report.documentNumber, documentDate: report.documentDate, signerTitle: 'Chủ tịch UBND huyện' }, signed);
  await stage.use(SubmitReport).execute(clerk, code, report.version, Date.parse(report.submittedAt));
}

async function review(stage: DemoStage, roundCode: string, report: CaseReport): Promise<void> {
  const staff = stage.actor('sonoivu');
  const code = `${roundCode}-${report.unit}`;
  for (const { finding, decision, reasonVi } of report.review?.decisions ?? []) {
    await stage.use(DecideItem).execute(staff, code, finding, { decision: decision as never, reason: reasonVi });
  }
  await stage.use(SendReview).execute(staff, code);
}
