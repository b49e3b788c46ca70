import type { Engine, ProgramDocument } from './api';

/** The part of an engine that follows from how it opens programs: open, use once, dispose. */
export function brieflyOpened(open: Engine['open']): Pick<Engine, 'open' | 'analyse' | 'migrate'> {
  const briefly = <T>([texts, modules]: Parameters<Engine['open']>, use: (program: ProgramDocument) => T): T => {
    const program = open(texts, modules);
    try {
      return use(program);
    } finally {
      program.dispose();
    }
  };
  return {
    open,
    analyse: (texts, options, modules) => briefly([texts, modules], (program) => program.analyse(options)),
    migrate: (texts, options, modules) => briefly([texts, modules], (program) => program.migrate(options)),
  };
}
