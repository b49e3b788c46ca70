import type { Engine, EngineOptions, MigrateOptions, ProgramDocument, SourceText } from '../../rules/engine/api';
import type { Finding } from '../../rules/model/finding';

const rules = [
  { re: /\bEstimator(?=\()/g, code: 'SM201', to: 'ModelTrainer', grade: 'safe' },
  { re: /\bfit(?=\()/g, code: 'SM202', to: 'train', grade: 'review' },
  { re: /\bpredict(?=\()/g, code: 'SM501', to: '', grade: 'withheld' },
] as const;

function find(text: string, o: EngineOptions = {}) {
  const findings: (Finding & { to: string })[] = [];
  const suppressed: Finding[] = [];
  if (!text.includes('sagemaker')) return { findings, suppressed, failures: [] };
  for (const r of rules)
    for (const m of text.matchAll(r.re)) {
      const severity = o.severity?.[r.code] ?? o.severity?.SM ?? 'error';
      if (severity === 'off') continue;
      const start = m.index;
      const end = text.indexOf('\n', start);
      const line = text.slice(start, end < 0 ? undefined : end);
      const f = {
        key: `${r.code}@0:${start}`,
        code: r.code,
        severity,
        message: `${m[0]} is gone.`,
        place: { text: 0, start, end: start + m[0].length },
        v2: `sagemaker.estimator.${m[0]}`,
        ...(r.to ? { v3: `sagemaker.train.${r.to}` } : {}),
        fix: { grade: r.grade, title: r.to && `Rewrite as ${r.to}`, note: r.grade === 'safe' ? '' : 'Look at it.' },
        group: `${start}`,
        related: [],
        deprecated: false,
        isMarker: false,
        to: r.to,
      };
      (line.includes(`ignore[`) && line.includes(r.code) ? suppressed : findings).push(f);
    }
  findings.sort((a, b) => a.place.start - b.place.start);
  return { findings, suppressed, failures: [] };
}

function migrate(text: string, o: MigrateOptions = {}) {
  const { findings, suppressed } = find(text, o);
  let out = text;
  let rewritten = 0,
    review = 0,
    marked = 0,
    left = 0;
  for (const f of [...findings].reverse()) {
    if (o.only ? !o.only.includes(f.key) : false) {
      left++;
      continue;
    }
    if (f.fix.grade === 'withheld' || (o.safeOnly && f.fix.grade === 'review')) {
      left++;
      continue;
    }
    rewritten++;
    if (f.fix.grade === 'review') review++;
    out = out.slice(0, f.place.start) + f.to + out.slice(f.place.end);
  }
  return {
    texts: [out],
    found: findings.length,
    rewritten,
    review,
    marked,
    suppressed: suppressed.length,
    left,
    outcomes: [],
    failures: [],
  };
}

export const stubEngine: Engine = {
  open(first): ProgramDocument {
    let texts = [...first] as SourceText[];
    return {
      setTexts: (t) => void (texts = [...t]),
      change(id, changes) {
        texts = texts.map((t) =>
          t.id !== id
            ? t
            : { id, text: changes.reduce((s, c) => s.slice(0, c.start) + c.text + s.slice(c.end), t.text) },
        );
      },
      texts: () => texts,
      analyse: (o) => find(texts[0]!.text, o),
      migrate: (o) => migrate(texts[0]!.text, o),
      dispose() {},
    };
  },
  analyse: (t, o) => find(t[0]!.text, o),
  migrate: (t, o) => migrate(t[0]!.text, o),
};
