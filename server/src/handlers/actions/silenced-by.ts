import type { Finding } from '../../../../rules/model/finding';
import type { Snapshot } from '../../session/session';

/**
 * The program's texts with `text` for the finding's document; `undefined` where that does not silence the finding, as
 * when a line ends inside a string, so that the comment would become part of it.
 */
export function silencedBy(text: string, finding: Finding, snapshot: Snapshot): readonly string[] | undefined {
  const { program, document, index, options } = snapshot;
  const { findings, suppressed } = program.analyseWith(finding, text, options);
  const grown = text.length - document.getText().length;
  const isSame = ({ code, place }: Finding) =>
    code === finding.code &&
    place.text === index &&
    (place.start === finding.place.start || place.start === finding.place.start + grown);
  const isSilenced = finding.isMarker ? !findings.some(isSame) : suppressed.some(isSame);
  return isSilenced ? program.documents.map((each, at) => (at === index ? text : each.getText())) : undefined;
}
