import type { Engine } from '../../../rules/engine/api';

/** Codes of requirements. */
const PIN = /^SM00/;

/** An engine whose migrations settle pins, in the way that the options choose, and leave code and comments as they are. */
export function pinsOnly(engine: Engine): Engine {
  return {
    ...engine,
    migrate(texts, options, modules) {
      const program = engine.open(texts, modules);
      try {
        const pins = program
          .analyse(options)
          .findings.filter(({ code, fix }) => PIN.test(code) && fix.grade !== 'withheld');
        return program.migrate({ ...options, only: pins.map(({ key }) => key) });
      } finally {
        program.dispose();
      }
    },
  };
}
