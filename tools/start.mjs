/** `npm start`: from a fresh clone to the demo in one command. */
import { prepare } from './prepare.mjs';

try {
  prepare();
  const { start } = await import('../demo/start.mjs');
  await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
