import { ConsolidateRound } from '../../src/reports/consolidation/consolidate-round';
import { DataSource } from 'typeorm';
import { Checklist, ChecklistVersion, Criterion } from '../../src/features/checklists';
import { IssueDirective, RecordDirective } from '../../src/features/directives';
import { IssueResults, RaiseFinding, RecordOpinion, type RemedyResult, type ReviewDecision } from '../../src/features/findings';
import { AdvanceRound, BeginVisit, CreateRound, FinishVisit, MoveVisit, SaveAnswer } from '../../src/features/inspections';
import { AnswerConfirmation, AskExtension, AskParts, DecideExtension, DecideTransfer, SendBackTransfer, SettleTransfer, DecideResult, FillPart, WithdrawExtension, WriteUpdate } from '../../src/features/obligations';
import { ChangeOperatingRule } from '../../src/features/organisation';
import { AwaitSigned, DecideItem, RecordOnBehalf, ReopenReport, SaveItem, SaveReportHead, SendReview, StartReport, SubmitReport } from '../../src/features/remediation';
import { SelfInspectionQueries, SendSelfInspection } from '../../src/features/self-inspection';
import { sampleUpload } from '../../seed/demo/sample-upload';
import { FileStore } from '../../src/platform/storage/file-store';
import type { DemoApp } from '../support/demo-app';

/** The ways through the tables that the Q2/2018 case does not go. */
export class MoreMoves {
  private locking = false;

  constructor(private readonly demo: DemoApp) {}

  use<T>(type: abstract new (...args: never[]) => T): T {
    return this.demo.app.get(type as never, { strict: false });
  }

  /** A state that no use case leads to yet, so that the way out of it can be tried. */
  async force(table: 'inspection_visit' | 'inspection_round', code: string, state: string): Promise<void> {
    await this.demo.app.get(DataSource).query(`UPDATE ${table} SET state = '${state}' WHERE code = '${code}'`);
  }

  /** Every result and every decision, over two versions of one report; then a second dated demand on the same unit. */
  async reportsOf869(): Promise<void> {
    const code = await this.use(StartReport).execute(await this.demo.actor('huyen869'), '2018-Q2-D1.2-869');
    await this.sendAndJudge(code, 1, [['01', 'notYet', 'accepted'], ['02', 'inProgress', 'returned'], ['03', 'outsideCompetence', 'accepted'], ['04', 'remedied', 'followUp'], ['05', 'remedied', 'returned'], ['06', 'remedied', 'accepted']]);
    await this.lockedFirst(() => this.sendAndJudge(code, 2, [['02', 'inProgress', 'accepted'], ['05', 'remedied', 'accepted']]));
    await this.transfers();
    const staff = await this.demo.actor('sonoivu');
    const directive = await this.use(RecordDirective).execute(staff, {
      roundCode: '2018-Q2',
      issuerTitleVi: 'Chủ tịch UBND tỉnh',
      summaryVi: 'Báo cáo tiếp',
      clauses: [{ number: 'T1', contentVi: 'Báo cáo tiếp kết quả khắc phục', kind: 'continuous' as never, dueRule: { kind: 'no_later_than', date: '2018-08-31' }, addressees: [{ unit: '869' }], coordinators: [] }],
    });
    await this.use(IssueDirective).execute(staff, directive);
    const second = await this.use(StartReport).execute(await this.demo.actor('huyen869'), '2018-Q2-T1-869');
    await this.sendAndJudge(second, 1, [['01', 'inProgress', 'accepted'], ['02', 'remedied', 'accepted'], ['03', 'remedied', 'accepted'], ['04', 'remedied', 'accepted'], ['05', 'remedied', 'accepted'], ['06', 'remedied', 'accepted']]);
  }

  /** Two more demands; their reports come on paper and by telephone while the unit is writing, and while it waits for its signature. */
  async onBehalfOf869(): Promise<void> {
    const [clerk, staff] = await Promise.all(['huyen869', 'sonoivu'].map((name) => this.demo.actor(name)));
    if (!clerk || !staff) throw new Error('no accounts');
    const findings = ['01', '02', '03', '04', '05', '06'].map((number) => `2018-Q2-869-${number}`);
    const input = { channel: 'phone' as const, arrivedOn: '2018-07-24', arrivedTime: '07:30', proofNoteVi: 'Văn phòng UBND huyện, số máy trực', items: findings.map((finding) => ({ finding, result: 'remedied' as const, doneVi: 'Đã làm' })) };
    const clause = { contentVi: 'Báo cáo tiếp', kind: 'continuous' as never, dueRule: { kind: 'no_later_than' as const, date: '2018-08-31' }, addressees: [{ unit: '869' }], coordinators: [] };
    const directive = await this.use(RecordDirective).execute(staff, { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Báo cáo tiếp', clauses: ['T2', 'T3', 'T4'].map((number) => ({ number, ...clause })) });
    await this.use(IssueDirective).execute(staff, directive);
    await this.use(StartReport).execute(clerk, '2018-Q2-T2-869');
    await this.use(RecordOnBehalf).execute(staff, '2018-Q2-T2-869', input);
    const code = await this.use(StartReport).execute(clerk, '2018-Q2-T3-869');
    for (const finding of findings) await this.use(SaveItem).execute(clerk, code, finding, { result: 'remedied', doneVi: 'Đã làm' });
    await this.lockedFirst(() => this.use(AwaitSigned).execute(clerk, code, 1));
    await this.use(RecordOnBehalf).execute(staff, '2018-Q2-T3-869', input);
    // Never begun by the unit.
    await this.use(RecordOnBehalf).execute(staff, '2018-Q2-T4-869', input);
  }

  /** A directive that a later one replaces: what nobody reported or was sent back ends, what was reported stays. */
  async replacedDirective(): Promise<void> {
    const staff = await this.demo.actor('sonoivu');
    const letter = (number: string, summaryVi: string) => ({
      roundCode: '2018-Q2',
      issuerTitleVi: 'Chủ tịch UBND tỉnh',
      summaryVi,
      clauses: [{ number, contentVi: 'Rà soát việc niêm yết', kind: 'continuous' as never, dueRule: { kind: 'none' as const }, addressees: ['866', '867', '868'].map((unit) => ({ unit })), coordinators: [] }],
    });
    const earlier = await this.use(RecordDirective).execute(staff, letter('R1', 'Rà soát niêm yết'));
    await this.use(IssueDirective).execute(staff, earlier);
    for (const unit of ['866', '868']) await this.use(WriteUpdate).execute(await this.demo.actor(`huyen${unit}`), `2018-Q2-R1-${unit}`, { kind: 'result', text: 'Đã xong', version: 1 }, [], this.demo.clock.now());
    await this.use(DecideResult).execute(staff, '2018-Q2-R1-866', { decision: 'return', reason: 'Chưa nêu số liệu', version: 2 });
    const later = await this.use(RecordDirective).execute(staff, { ...letter('R2', 'Rà soát niêm yết, thay văn bản trước'), links: [{ earlier, kind: 'replaces', clauseNumbers: [], reasonVi: 'Thay bằng văn bản mới' }] });
    await this.use(IssueDirective).execute(staff, later);
  }

  /** More time asked for and granted, refused, taken back: of a demand on two districts that nobody has answered. */
  async extensions(): Promise<void> {
    const [clerk, staff, leader] = await Promise.all(['huyen869', 'sonoivu', 'lanhdao.sonoivu'].map((name) => this.demo.actor(name)));
    if (!clerk || !staff || !leader) throw new Error('no accounts');
    const clause = { contentVi: 'Báo cáo thêm', kind: 'one_off' as never, dueRule: { kind: 'no_later_than' as const, date: '2018-08-31' }, addressees: [{ unit: '869' }], coordinators: [] };
    const directive = await this.use(RecordDirective).execute(staff, { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Báo cáo thêm', clauses: [{ number: 'G1', ...clause }] });
    await this.use(IssueDirective).execute(staff, directive);
    const code = '2018-Q2-G1-869';
    const ask = () => this.use(AskExtension).execute(clerk, code, { reason: 'Chờ số liệu', proposedOn: '2018-09-14' }, [], this.demo.clock.now());
    await ask();
    await this.use(DecideExtension).execute(leader, code, { decision: 'refuse', note: 'Còn đủ thời gian', version: 1 });
    await ask();
    await this.use(WithdrawExtension).execute(clerk, code, { version: 1 });
    await ask();
    await this.use(DecideExtension).execute(leader, code, { decision: 'grant', version: 1 });
  }

  /** A finding that was passed on: sent back and kept, sent back and given back; another passed on again, cured there, confirmed and verified. */
  private async transfers(): Promise<void> {
    const [stttt, stnmt, unit, staff] = await Promise.all(['stttt', 'stnmt', 'huyen873', 'sonoivu'].map((name) => this.demo.actor(name)));
    if (!stttt || !stnmt || !unit || !staff) throw new Error('no accounts');
    const now = this.demo.clock.now();
    const [own, first] = ['2018-Q2-CQ1-STTTT', '2018-Q2-869-03'];
    const sendBack = (actor: typeof staff, code: string, finding: string) => this.use(SendBackTransfer).execute(actor, code, finding, { transferReason: 'Không thuộc trách nhiệm' });
    const decide = (code: string, finding: string, transferAct: 'keep' | 'passOn' | 'giveBack', transferUnit?: string) => this.use(DecideTransfer).execute(staff, code, finding, { transferAct, transferDecision: 'Theo chức năng', transferUnit });
    await sendBack(stttt, own, first);
    await decide(own, first, 'keep');
    await sendBack(stttt, own, first);
    await decide(own, first, 'giveBack');
    await sendBack(stnmt, '2018-Q2-D5-STNMT', '2018-Q2-873-05');
    await decide('2018-Q2-D5-STNMT', '2018-Q2-873-05', 'passOn', 'STTTT');
    const next = '2018-Q2-CQ2-STTTT';
    await this.use(WriteUpdate).execute(stttt, next, { kind: 'result', text: 'Đã xong', version: 1, askUnits: ['873'] }, [], now);
    await this.use(AnswerConfirmation).execute(unit, next, { answer: 'confirmed' });
    await this.use(DecideResult).execute(staff, next, { decision: 'accept', version: 2 });
    await this.use(SettleTransfer).execute(staff, next, '2018-Q2-873-05');
  }

  /** Parts asked for and filled in, again too; units that say that a fault is gone, that it remains, and nothing at all. */
  async coordination(): Promise<void> {
    const code = '2018-Q2-D6.1-STTTT';
    const [lead, one, staff] = await Promise.all(['stttt', 'huyen869', 'sonoivu'].map((name) => this.demo.actor(name)));
    if (!lead || !one || !staff) throw new Error('no accounts');
    const now = this.demo.clock.now();
    const ask = () => this.use(AskParts).execute(lead, code, { partUnits: ['869'], request: 'Gửi danh sách lỗi' });
    await this.use(FillPart).execute(await this.demo.actor('huyen870'), code, { partText: 'Không có lỗi', partVersion: 1 }, [], now);
    await ask();
    await ask();
    await this.use(FillPart).execute(one, code, { partText: 'Danh sách', partVersion: 3 }, [], now);
    await this.use(FillPart).execute(one, code, { partText: 'Bổ sung', partVersion: 4 }, [], now);
    await ask();
    await this.use(WriteUpdate).execute(lead, code, { kind: 'progress', text: 'Đã sửa', version: 1, askUnits: ['869', '870'] }, [], now);
    await this.use(AnswerConfirmation).execute(one, code, { answer: 'objected', answerText: 'Vẫn treo' });
    await this.use(AnswerConfirmation).execute(one, code, { answer: 'confirmed' });
    await this.use(WriteUpdate).execute(lead, code, { kind: 'result', text: 'Xong', version: 2 }, [], now);
    this.demo.clock.set(now + 20 * 24 * 3_600_000);
    await this.use(DecideResult).execute(staff, code, { decision: 'accept', version: 3 });
    this.demo.clock.set(now);
  }

  /** Returned and answered again, then taken note of. */
  async dutyOf866(): Promise<void> {
    const code = '2018-Q2-D3.1-866';
    const [clerk, staff] = await Promise.all(['huyen866', 'sonoivu'].map((name) => this.demo.actor(name)));
    if (!clerk || !staff) throw new Error('no accounts');
    await this.use(WriteUpdate).execute(clerk, code, { kind: 'progress', text: 'Đang làm', version: 1 }, [], this.demo.clock.now());
    await this.use(WriteUpdate).execute(clerk, code, { kind: 'result', text: 'Đã xong', version: 2 }, [], this.demo.clock.now());
    await this.use(DecideResult).execute(staff, code, { decision: 'return', reason: 'Chưa nêu số liệu', version: 3 });
    await this.use(WriteUpdate).execute(clerk, code, { kind: 'result', text: 'Đã bổ sung', version: 4 }, [], this.demo.clock.now());
    await this.use(DecideResult).execute(staff, code, { decision: 'accept', reason: 'Đã ghi nhận', version: 5 });
  }

  /** A unit that nobody inspected says of each fault that it has none. */
  async selfInspectionOf868(): Promise<void> {
    const [code, clerk] = ['2018-Q2-D3.1-868', await this.demo.actor('huyen868')];
    const { faults, next } = await this.use(SelfInspectionQueries).byCode(clerk, code);
    const answers = faults.map(({ key }) => ({ fault: key, answer: 'hasNot' as const }));
    await this.use(SendSelfInspection).execute(clerk, code, { answers, ...next }, [], this.demo.clock.now());
  }

  /** A second round: opinions that change, minutes taken back, visits that begin from every state they may. */
  async anotherRound(): Promise<void> {
    const [leader, inspector] = await Promise.all(['lanhdao.sonoivu', 'doankiemtra1'].map((name) => this.demo.actor(name)));
    if (!leader || !inspector) throw new Error('no accounts');
    const manager = this.demo.app.get(DataSource).manager;
    const { id: checklistId } = await manager.findOneByOrFail(Checklist, { code: 'CCHC-2018-Q2' });
    const version = await manager.findOneByOrFail(ChecklistVersion, { checklistId, number: 1 });
    const units = ['866', '871', '872'];
    const round = await this.use(CreateRound).execute(leader, {
      year: 2018, quarter: 3, periodFrom: '2018-07-01', periodTo: '2018-09-30', checklistVersionId: version.id, inspectedUnitCodes: units,
      visits: units.map((unitCode) => ({ unitCode, memberUsernames: ['doankiemtra1'] })),
    });
    await this.use(AdvanceRound).execute(leader, round, 'approve');
    await this.use(AdvanceRound).execute(leader, round, 'startInspecting');
    await this.force('inspection_visit', `${round}-871`, 'notified');
    await this.force('inspection_visit', `${round}-872`, 'self_reported');
    const criteria = await manager.findBy(Criterion, { checklistVersionId: version.id });
    for (const unit of units) {
      const visit = `${round}-${unit}`;
      await this.use(BeginVisit).execute(inspector, visit);
      for (const { key } of criteria) await this.use(SaveAnswer).execute(inspector, visit, key, { verdict: 'notApplicable' });
      if (unit === '866') await this.opinions(visit, criteria.find(({ answerType }) => answerType === 'compliance')?.key ?? '');
      await this.use(FinishVisit).execute(inspector, visit);
      await this.use(MoveVisit).execute(inspector, visit, 'reopen', 'Sửa một câu trả lời');
      await this.use(FinishVisit).execute(inspector, visit);
      await this.use(MoveVisit).execute(inspector, visit, 'signMinutes');
    }
    await this.use(IssueResults).execute(leader, round);
    await this.force('inspection_round', round, 'remediation');
    await this.use(ConsolidateRound).execute(leader, round);
    await this.use(ConsolidateRound).execute(leader, round, 2);
    await this.use(AdvanceRound).execute(leader, round, 'close');
  }

  /** Where the province locks a report before it is signed. */
  private async lockedFirst(work: () => Promise<void>): Promise<void> {
    const leader = await this.demo.actor('lanhdao.sonoivu');
    await this.use(ChangeOperatingRule).execute(leader, 'report.signing', 'lockFirst');
    this.locking = true;
    await work();
    this.locking = false;
    await this.use(ChangeOperatingRule).execute(leader, 'report.signing', 'free');
  }

  async sendAndJudge(code: string, version: number, items: readonly [string, RemedyResult, ReviewDecision][]): Promise<void> {
    const [clerk, staff] = await Promise.all(['huyen869', 'sonoivu'].map((name) => this.demo.actor(name)));
    if (!clerk || !staff) throw new Error('no accounts');
    for (const [number, result] of items) {
      const finding = `2018-Q2-869-${number}`;
      const input = { result, doneVi: 'Đã làm', ...(result === 'inProgress' ? { committedOn: '2018-09-30' } : {}), ...(result === 'outsideCompetence' ? { transferredToUnitCode: 'STTTT' } : {}) };
      await this.use(SaveItem).execute(clerk, code, finding, input);
    }
    const signed = await sampleUpload(this.demo.app.get(FileStore), `bao-cao-${code}-${version}.pdf`, `${code} ${version}`);
    if (this.locking) {
      await this.use(AwaitSigned).execute(clerk, code, version);
      await this.use(ReopenReport).execute(clerk, code, version);
      await this.use(AwaitSigned).execute(clerk, code, version);
    }
    await this.use(SaveReportHead).execute(clerk, code, { documentNumber: `${version}/BC-UBND`, documentDate: '2018-07-24', signerTitle: 'Chủ tịch' }, signed);
    await this.use(SubmitReport).execute(clerk, code, version, this.demo.clock.now());
    for (const [number, , decision] of items) await this.use(DecideItem).execute(staff, code, `2018-Q2-869-${number}`, { decision, reason: 'Theo minh chứng' });
    await this.use(SendReview).execute(staff, code);
  }

  private async opinions(visit: string, criterion: string): Promise<void> {
    const inspector = await this.demo.actor('doankiemtra1');
    await this.use(SaveAnswer).execute(inspector, visit, criterion, { verdict: 'notMet' });
    for (const opinions of [['agree', 'dispute'], ['dispute', 'agree'], ['dispute']] as const) {
      const code = await this.use(RaiseFinding).execute(inspector, visit, { criterion, titleVi: 'Chưa thực hiện', descriptionVi: 'Chưa thực hiện', severity: 'minor' as never, coordinatorCodes: [], remedyKind: 'immediate' as never }, '2018-07-24');
      for (const opinion of opinions) await this.use(RecordOpinion).execute(inspector, code, { opinion, comment: 'Ý kiến của đơn vị' });
    }
  }
}
