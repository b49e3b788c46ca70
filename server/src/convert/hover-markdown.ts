import type { Finding, Grade } from '../../../rules/model/finding';

const gradeTexts: Readonly<Record<Grade, string>> = {
  safe: 'can be rewritten safely',
  review: 'can be rewritten, needs a look',
  withheld: 'not rewritten',
};

/** What the hover says about one finding: both names side by side, why, and where to read on. */
export function toHoverMarkdown(finding: Finding, page: string): string {
  const { fix } = finding;
  const parts = [
    `| SageMaker SDK V2 | V3 |\n| --- | --- |\n| ${cell(finding.v2)} | ${finding.v3 ? cell(finding.v3) : '*no replacement*'} |`,
    finding.message,
    `*Fix: ${gradeTexts[fix.grade]}.*${fix.note ? ` ${fix.note}` : ''}`,
    `[${finding.code}](${page})${finding.thread ? ` · [${threadName(finding.thread)}](${finding.thread})` : ''}`,
  ];
  return parts.join('\n\n');
}

/** `aws/sagemaker-python-sdk#5668`. */
function threadName(url: string): string {
  return url.replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/\w+\/(\d+)$/, '$1#$2');
}

function cell(name: string): string {
  return `\`${name.replaceAll('|', '\\|')}\``;
}
