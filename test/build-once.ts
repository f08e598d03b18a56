import { execFileSync } from 'node:child_process';

/** The stories run the built program: build it once, before the first test. */
export default function setup(): void {
  execFileSync(process.execPath, ['bin/build.mjs'], { stdio: 'inherit' });
}
