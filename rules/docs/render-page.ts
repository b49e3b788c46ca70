import type { CatalogEntry } from '../catalog/entry';
import { gapsSection } from './parity-page';

const BREAKAGE = {
  error: 'Fails at import or when called.',
  warning: 'Runs, but means something else.',
  information: 'Works; there is a better way.',
} as const;

const FIX = {
  safe: 'The fix keeps the behaviour and can be applied in bulk.',
  review: 'The fix leaves a comment that says what to look at.',
  withheld: 'There is no fix; the place is marked with what to do.',
} as const;

/** The language of an example by its file name, as Markdown names it. */
function languageOf(file = '.py'): string {
  if (file === 'Dockerfile') return 'dockerfile';
  return LANGUAGES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text';
}

const LANGUAGES: Readonly<Record<string, string>> = { py: 'python', toml: 'toml', lock: 'toml', yml: 'yaml' };

/** The page of a catalog entry as Markdown; the same text is written to `docs/codes/` and shown by `explain`. */
export function renderPage(entry: CatalogEntry): string {
  const { code, title, error, why, before, after, contradicts, links, since, until, file } = entry;
  const isMisuse = /^SM9[0-4]/.test(code);
  const versions = until ? `V3 ${since} up to, not including, ${until}` : `V3 ${since} and newer`;
  const parts = [
    `# ${code}: ${title}`,
    `**Severity:** ${entry.severity}. ${BREAKAGE[entry.severity]}\n**Fix:** ${entry.grade}. ${FIX[entry.grade]}\n**Applies to:** ${versions}.`,
    error ? `## What you see\n\n\`\`\`text\n${error}\n\`\`\`` : '',
    `## Why\n\n${why.trim()}`,
    contradicts ? `## Where guides differ\n\n${contradicts.trim()}` : '',
    `## ${isMisuse ? 'Wrong' : 'V2'}\n\n\`\`\`${languageOf(file)}\n${before.trim()}\n\`\`\``,
    `## ${entry.grade === 'withheld' ? 'What the tool leaves' : isMisuse ? 'Right' : 'V3'}\n\n\`\`\`${languageOf(file)}\n${after.trim()}\n\`\`\``,
    gapsSection(code),
    `## Links\n\n${links.map((link) => `- [${link.title}](${link.url})`).join('\n')}`,
    `To silence it on one line, append \`# sagemaker-v3: ignore[${code}]\`.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
