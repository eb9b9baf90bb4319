// A round in which `count` units were inspected and all write their report against one deadline; through the use cases.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dist = (path) => require(`../../dist/${path}.js`);

export const NAMED_DAY = '2018-07-20';
export const DEADLINE = Date.parse(`${NAMED_DAY}T00:00:00+07:00`);
const ROUND = '2018-Q2';
const CLAUSE = 'T1';

/** Districts and departments as they were in 2018: whom a round can inspect. Then made-up districts, since the province has too few. */
function unitsFor(count) {
  const { units, days } = dist('seed/reference-data').referenceData();
  const { existsOn } = dist('src/features/organisation/index');
  const standing = units.filter((unit) => existsOn(unit, '2018-07-16') && unit.level !== 'province' && unit.code !== 'SNV');
  const chosen = ['district', 'department'].flatMap((level) => standing.filter((unit) => unit.level === level)).slice(0, count);
  const pattern = standing.find(({ level }) => level === 'district');
  const more = Array.from({ length: count - chosen.length }, (_, index) => {
    const name = `Đơn vị thử nghiệm ${index + 1} (mẫu)`;
    return { ...pattern, uid: `thu-${index}`, code: `THU${index}`, nameVi: name, nameEn: `Sample unit ${index + 1}`, shortNameVi: name, abbreviation: `THU${index}`, officialOrder: 900 + index, committeeNameVi: name, placeNameVi: name };
  });
  return { register: [...units, ...more], days, codes: [...chosen, ...more].map(({ code }) => code) };
}

const CHECKLIST = {
  code: 'THU', version: 1, titleVi: 'Danh mục thử (mẫu)', titleEn: 'Trial checklist (sample)', sample: true, targetLevel: 'district', maxScore: 1, legalSources: [],
  areas: [{
    key: 'A', code: 'I', position: 1, nameVi: 'Thử', nameEn: 'Trial', shortNameVi: 'Thử', shortNameEn: 'Trial', maxScore: 1,
    criteria: [{ key: 'A-01', code: 'I.1', position: 1, textVi: 'Thử', textEn: 'Trial', answerType: 'compliance', maxScore: 1, scoring: { kind: 'compliance' }, legalBasis: [] }],
  }],
};

/** @returns {Promise<readonly { unit: string, report: string, token: string }[]>} and `staff`, the token of Home Affairs */
export async function prepare(settings, count) {
  const { migrate } = dist('src/migrate');
  const { SettableClock } = dist('src/platform/clock/clock');
  const { NestFactory } = require('@nestjs/core');
  const { AppModule } = dist('src/app.module');
  const { ENTITIES } = dist('src/entities');
  await migrate(settings);
  const clock = new SettableClock(Date.parse('2018-07-10T08:00:00+07:00'));
  const app = await NestFactory.createApplicationContext(AppModule.with({ settings, clock, entities: ENTITIES }), { logger: ['error'] });
  try {
    return await play(app, clock, unitsFor(count));
  } finally {
    await app.close();
  }
}

async function play(app, clock, { register, days, codes }) {
  const use = (type) => app.get(type, { strict: false });
  const { SYSTEM_ACTOR } = dist('src/kernel/system-actor');
  const organisation = dist('src/features/organisation/index');
  const checklists = dist('src/features/checklists/index');
  const inspections = dist('src/features/inspections/index');
  const findings = dist('src/features/findings/index');
  const directives = dist('src/features/directives/index');
  const remediation = dist('src/features/remediation/index');
  const { sampleUpload } = dist('seed/demo/sample-upload');
  const files = use(dist('src/platform/storage/file-store').FileStore);
  await use(organisation.ImportReferenceUnits).execute(SYSTEM_ACTOR, register, [], days);
  const version = await use(checklists.ImportChecklist).execute(SYSTEM_ACTOR, CHECKLIST);
  await use(checklists.PublishVersion).execute(SYSTEM_ACTOR, version);
  const staff = await account(app, 'sonoivu', 'homeAffairsLeader', 'SNV');
  const team = await account(app, 'doan', 'inspector', 'SNV');
  const round = await use(inspections.CreateRound).execute(staff.actor, {
    year: 2018, quarter: 2, periodFrom: '2018-04-01', periodTo: '2018-06-30', referenceOn: '2018-07-10', checklistVersionId: version,
    inspectedUnitCodes: codes, visits: codes.map((unitCode) => ({ unitCode, memberUsernames: ['doan'] })),
  });
  if (round !== ROUND) throw new Error(`round became ${round}`);
  await use(inspections.AdvanceRound).execute(staff.actor, round, 'approve');
  await use(inspections.AdvanceRound).execute(staff.actor, round, 'startInspecting');
  for (const unit of codes) {
    const visit = `${round}-${unit}`;
    await use(inspections.BeginVisit).execute(team.actor, visit);
    await use(inspections.SaveAnswer).execute(team.actor, visit, 'A-01', { verdict: 'notMet' });
    const finding = await use(findings.RaiseFinding).execute(team.actor, visit, { criterion: 'I.1', titleVi: 'Chưa thực hiện (mẫu)', descriptionVi: 'Chưa thực hiện (mẫu)', severity: 'minor', coordinatorCodes: [], remedyKind: 'immediate' }, '2018-07-10');
    await use(findings.RecordOpinion).execute(team.actor, finding, { opinion: 'agree' });
    await use(inspections.FinishVisit).execute(team.actor, visit);
    await use(inspections.MoveVisit).execute(team.actor, visit, 'signMinutes');
  }
  await use(findings.IssueResults).execute(staff.actor, round);
  const letter = await use(directives.RecordDirective).execute(staff.actor, {
    roundCode: round, issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Báo cáo kết quả khắc phục (mẫu)',
    clauses: [{ number: CLAUSE, contentVi: 'Báo cáo kết quả khắc phục', kind: 'one_off', dueWordingVi: 'trước ngày 20/7/2018', dueRule: { kind: 'strictly_before', date: NAMED_DAY }, addressees: codes.map((unit) => ({ unit })), coordinators: [] }],
  });
  await use(directives.IssueDirective).execute(staff.actor, letter);
  clock.set(Date.parse('2018-07-18T08:00:00+07:00'));
  const clients = [];
  for (const unit of codes) {
    const { actor, token } = await account(app, `unit-${unit}`.toLowerCase(), 'unitStaff', unit);
    const report = await use(remediation.StartReport).execute(actor, `${round}-${CLAUSE}-${unit}`);
    await use(remediation.SaveItem).execute(actor, report, `${round}-${unit}-01`, { result: 'remedied', doneVi: 'Đã khắc phục (mẫu)' });
    const signed = await sampleUpload(files, `bao-cao-${unit}.pdf`, report);
    await use(remediation.SaveReportHead).execute(actor, report, { documentNumber: '(mẫu)', documentDate: '2018-07-18', signerTitle: 'Chủ tịch UBND huyện' }, signed);
    clients.push({ unit, report, obligation: `${round}-${CLAUSE}-${unit}`, token });
  }
  return { clients, staff: staff.token };
}

/** Written straight: the use case would hash a password of every one of them. */
async function account(app, username, role, unitCode) {
  const { ReadModel } = dist('src/platform/database/read-model');
  const { Account, ApiToken, AccountStore } = dist('src/features/identity/index');
  const { newToken, tokenHash } = dist('src/features/identity/secrets');
  const { UnitQueries } = dist('src/features/organisation/index');
  const { manager } = app.get(ReadModel);
  const { id: unitId } = await app.get(UnitQueries, { strict: false }).byCode(unitCode, '2018-07-16');
  const id = `account-${username}`.slice(0, 36);
  const title = `Văn thư ${unitCode} (mẫu)`;
  await manager.insert(Account, { id, username, role, unitId, postTitleVi: title, postTitleEn: title, passwordHash: '-', locale: 'vi', email: null, failedSignIns: 0, nextSignInAt: null, createdAt: 0 });
  const token = newToken();
  await manager.insert(ApiToken, { id: `token-${username}`.slice(0, 36), tokenHash: tokenHash(token), accountId: id, label: 'verify:deadline', createdAt: 0, revokedAt: null });
  return { actor: await app.get(AccountStore, { strict: false }).actorOf(id), token };
}
