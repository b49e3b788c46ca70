import { type Requirement, readRequirement } from '../../../rules/dependencies/requirement';
import type { Manifest } from '../../../rules/engine/manifest';

/** Reads the requirement lists of a `setup.cfg`: `install_requires`, `setup_requires`, `tests_require` and extras. */
export function readSetupCfg(text: string): Manifest {
  const requirements: Requirement[] = [];
  let section = '';
  let isList = false;
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const content = line.replace(/\r?\n$/, '');
    const header = /^\[([^\]]+)\]/.exec(content);
    const option = /^([^\s=:#;[][^=:]*?)\s*[=:]\s*/.exec(content);
    let from = 0;
    if (header) {
      section = header[1]!.trim();
      isList = false;
    } else if (option) {
      isList = holdsRequirements(section, option[1]!);
      from = option[0].length;
    } else if (/^\S/.test(content) && !/^[#;]/.test(content)) isList = false;
    if (isList && !/^\s*[#;]/.test(content)) {
      const one = readRequirement(text, start + from, start + content.length);
      // Comments on the line of a value are part of the value for configparser.
      if (one) requirements.push({ ...one, form: 'pep508', commentAt: start });
    }
    start += line.length;
  }
  return { requirements };
}

function holdsRequirements(section: string, option: string): boolean {
  if (section === 'options.extras_require') return true;
  return section === 'options' && /^(?:install|setup|tests)_requires?$/.test(option);
}
