// What the check on unused files, exports and packages starts from.
import type { KnipConfig } from 'knip'

export default {
  entry: ['src/web/main.ts', 'src/ui/theme.css', 'src/ui/browser/*.ts', 'src/platform/log/browser/*.ts', 'scripts/*.mjs', 'journeys/**/*.test.ts'],
  project: ['src/**/*.{ts,tsx,css}', 'tests/**/*.ts', 'journeys/**/*.ts', 'scripts/*.mjs'],
  ignoreExportsUsedInFile: true,
  // The shape of what is offered may be named before someone needs the name.
  exclude: ['types'],
  // What a style sheet imports counts as used.
  compilers: {
    css: (text: string) => [...text.matchAll(/(?:@import\s+|url\()['"]([^'"]+)['"]/g)].map((match) => `import '${match[1]}'`).join('\n'),
  },
} satisfies KnipConfig
