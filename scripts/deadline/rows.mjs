// What lies in the database after a run, read past the product.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

async function reader(url) {
  if (!/^postgres/.test(url)) {
    const database = new (require('better-sqlite3'))(url, { readonly: true });
    return { all: async (sql) => database.prepare(sql).all(), close: async () => database.close() };
  }
  const client = new (require('pg').Client)({ connectionString: url });
  await client.connect();
  return { all: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
}

/** Per report: versions that were received, and facts of it; per duty: facts. */
export async function rowsOf(url) {
  const { all, close } = await reader(url);
  try {
    const versions = await all('SELECT r.code AS report, v.state, v.receipt_number AS receipt, v.submitted_at AS at FROM report_version v JOIN remediation_report r ON r.id = v.report_id');
    const facts = await all(`SELECT type, subject_code AS code, count(*) AS n FROM fact_row WHERE type IN ('report.submitted', 'obligation.submitted', 'finding.claimedDone') GROUP BY type, subject_code`);
    return {
      versions: versions.map((row) => ({ ...row, at: row.at === null ? null : Number(row.at) })),
      facts: new Map(facts.map(({ type, code, n }) => [`${type} ${code}`, Number(n)])),
    };
  } finally {
    await close();
  }
}

/** A copy of a PostgreSQL database, or a new empty one. */
export async function postgresDatabase(server, name, template) {
  const client = new (require('pg').Client)({ connectionString: server });
  await client.connect();
  try {
    // Its own pool may take a moment to be gone; a template must have no session.
    if (template) await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [template]);
    await client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export async function dropDatabase(server, name) {
  const client = new (require('pg').Client)({ connectionString: server });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
