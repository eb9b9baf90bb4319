// The clients of one run: each hands in its report at its own instant and does so again and again, all of them at once.
import { Agent, request } from 'node:http';

/** Answers that ask to come again; the retry arrives at the same planned instant, as a proxy's would. */
const AGAIN = [429, 503];

function submitOnce(agent, url, { report, token, instant, address }) {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/api/v1/reports/${report}/versions/1/submit`, {
      agent, method: 'POST', headers: { authorization: `Bearer ${token}`, 'x-planned-instant': String(instant), 'x-forwarded-for': address, 'content-length': '0' },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    call.end();
  });
}

/** @returns per client every answer it got, and how often anybody was asked to come again */
export async function sendAll(urls, clients, repeats) {
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });
  let comeAgain = 0;
  const untilAnswered = async (url, client) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await submitOnce(agent, url, client);
      if (!AGAIN.includes(answer.status) || tries >= 20) return answer;
      comeAgain += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const began = performance.now();
  const presses = clients.flatMap((client) => Array.from({ length: repeats + 1 }, (_, press) => ({ client, url: urls[press % urls.length] })));
  // Clients in turn, each press after all first presses are on their way: most first presses wait behind others.
  presses.sort((a, b) => urls.indexOf(a.url) - urls.indexOf(b.url));
  const answers = await Promise.all(presses.map(async ({ client, url }) => ({ report: client.report, answer: await untilAnswered(url, client) })));
  agent.destroy();
  const byReport = new Map(clients.map(({ report }) => [report, []]));
  for (const { report, answer } of answers) byReport.get(report).push(answer);
  return { byReport, comeAgain, requests: presses.length, ms: Math.round(performance.now() - began) };
}

/** The duties with both readings as the product tells them, by code. */
export async function verdictsOf(url, staff, instant) {
  const found = new Map();
  for (let page = 1; ; page += 1) {
    const response = await fetch(`${url}/api/v1/obligations?page=${page}&pageSize=200`, { headers: { authorization: `Bearer ${staff}`, 'x-planned-instant': String(instant) } });
    const { rows, total } = await response.json();
    for (const row of rows) found.set(row.code, row.lateness);
    if (rows.length === 0 || found.size >= total) return found;
  }
}
