import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/rules/**/*.test.ts',
      'test/server/**/*.test.ts',
      'test/cli/**/*.test.ts',
      'test/client/**/*.test.ts',
      'test/repo/**/*.test.ts',
      'test/oracles/**/*.test.ts',
      'test/requests/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
