import { TRAPS, type Trap } from './traps';

/** The page `docs/traps.md`. */
export function trapsPage(): string {
  const parts = [
    '# Traps',
    '',
    'Ways in which a plausible rewrite goes wrong under V3, or V3 code that looks right does. Each is avoided by what this tool writes,',
    'which a program under both real SDKs proves ([requests](oracles.md#requests)), or found in V3 code by a code, or both. Generated from',
    '`scripts/requests/traps.ts`; `test/requests/traps.test.ts` runs every row.',
  ];
  for (const area of new Set(TRAPS.map((one) => one.area))) {
    const rows = TRAPS.filter((one) => one.area === area);
    parts.push('', `## ${area}`, '', '| Trap | Avoided in | Found or withheld by |', '|---|---|---|', ...rows.map(row));
  }
  return `${parts.join('\n')}\n`;
}

function row({ what, avoided, codes }: Trap): string {
  const programs = avoided.map(({ program }) => `[${program}](../test/requests/programs/${program}.py)`);
  const pages = codes.map((code) => `[${code}](codes/${code}.md)`);
  return `| ${what.replaceAll('|', '\\|')} | ${programs.join(', ')} | ${pages.join(', ')} |`;
}
