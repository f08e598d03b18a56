import { statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Every command that the tests run commits with fsync, thousands of times: their stores live in memory where there is
// room, so that a busy disk does not hold them up. Whoever wants them elsewhere sets TMPDIR.
try {
  const { bavail, bsize } = statfsSync('/dev/shm');
  if (bavail * bsize > 4 * 2 ** 30) process.env.TMPDIR ??= '/dev/shm';
} catch {
  // No such folder here: the system's own.
}

/** schema.sql is imported as text, as the bundle does it. */
const sqlAsText = {
  name: 'sql-as-text',
  transform(code: string, id: string) {
    return id.endsWith('.sql') ? { code: `export default ${JSON.stringify(code)}`, map: null } : null;
  },
};

export default defineConfig({
  plugins: [sqlAsText],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', 'node_modules/**'],
    globalSetup: ['test/build-once.ts'],
    // Generous: what is slow on a busy machine is not wrong.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // Kills and races depend on what else the machine does: there what fails is tried once more, and said to have been.
    retry: process.env.CI ? 1 : 0,
  },
});
