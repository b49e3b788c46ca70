import type { Finding, Grade } from '../../../rules/model/finding';
import type { SymbolAnswer } from '../../../rules/sdk/answers';

const gradeTexts: Readonly<Record<Grade, string>> = {
  safe: 'can be rewritten safely',
  review: 'can be rewritten, needs a look',
  withheld: 'not rewritten',
};

/**
 * What the hover says about one finding: both names side by side, why, and where to read on. `answer` is what became of the
 * V2 name in general; it is told where the finding does not name that itself.
 */
export function toHoverMarkdown(finding: Finding, page: string, answer?: SymbolAnswer): string {
  const { fix } = finding;
  const own = answer?.own && answer.relation !== 'unchanged' ? answer : undefined;
  const v3 = finding.v3 ?? own?.v3;
  const parts = [
    `| SageMaker SDK V2 | V3 |\n| --- | --- |\n| ${cell(finding.v2)} | ${v3 ? cell(v3) : '*no replacement*'} |`,
    finding.message,
    ...(own && addsTo(finding, own) ? [escaped(own.message)] : []),
    `*Fix: ${gradeTexts[fix.grade]}.*${fix.note ? ` ${fix.note}` : ''}`,
    `[${finding.code}](${page})${finding.thread ? ` · [${threadName(finding.thread)}](${finding.thread})` : ''}`,
  ];
  return parts.join('\n\n');
}

/** What the hover says about a name of V2 without a finding. */
export function toAnswerMarkdown(v2: string, { v3, message, code }: SymbolAnswer, page: string): string {
  const after = v3 ? cell(v3) : '*no replacement*';
  return [
    `| SageMaker SDK V2 | V3 |\n| --- | --- |\n| ${cell(v2)} | ${after} |`,
    escaped(message),
    `[${code}](${page})`,
  ].join('\n\n');
}

/** False where the finding says the same: it names the same thing of V3, or has the words of the answer. */
function addsTo({ code, v2, v3, message, fix }: Finding, answer: SymbolAnswer): boolean {
  const isOfMember = answer.message.startsWith(`${v2}: `);
  // The messages about classes come from where their answers come from, but for imports, which say only that they fail.
  if (!isOfMember) return code === 'SM105' && answer.relation !== 'moved';
  const said = answer.message.slice(v2.length + 2);
  if (message.includes(said) || fix.note.includes(said)) return false;
  return v3 === undefined || lastPart(v3) !== lastPart(answer.v3);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Names such as `__init__` and `*` are no Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\*_<]/g, '\\$&');
}

/** `aws/sagemaker-python-sdk#5668`. */
function threadName(url: string): string {
  return url.replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/\w+\/(\d+)$/, '$1#$2');
}

function cell(name: string): string {
  return `\`${name.replaceAll('|', '\\|')}\``;
}
