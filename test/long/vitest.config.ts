import { mergeConfig } from 'vitest/config';
import short from '../../vitest.config.ts';

/** `npm run test:long`: the same tests, in full counts instead of the short form that `npm test` runs. */
export default mergeConfig(short, {
  test: {
    env: { SAMPLES_LONG: '1' },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
