import { existsSync } from 'node:fs';
import { startFailure, startServer } from './start-server';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const app = await startServer(process.env);
  process.stdout.write(`${await app.getUrl()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(startFailure(error));
  process.exit(1);
});
