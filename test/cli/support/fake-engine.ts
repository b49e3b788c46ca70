import type { Engine, MigrateOptions } from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';

const rules = [
  { re: /sagemaker\.estimator/g, code: 'SM201', grade: 'safe', to: 'sagemaker.train' },
  { re: /\.fit(?=\()/g, code: 'SM202', grade: 'review', to: '.train' },
  { re: /\.nope(?=\()/g, code: 'SM203', grade: 'withheld', to: '' },
] as const;
function find(text: string, o: MigrateOptions): Finding[] {
  return rules
    .flatMap((r) =>
      [...text.matchAll(r.re)].map(
        (m): Finding => ({
          key: `${r.code}@0:${m.index}`,
          code: r.code,
          severity: 'error',
          message: 'm',
          place: { text: 0, start: m.index, end: m.index + m[0].length },
          v2: 'sagemaker.x',
          ...(r.to && { v3: r.to }),
          fix: { grade: r.grade, title: '', note: '' },
          group: '',
          related: [],
          deprecated: false,
          isMarker: false,
        }),
      ),
    )
    .filter((f) => o.severity?.[f.code] !== 'off')
    .sort((a, b) => a.place.start - b.place.start);
}
const engine: Engine = {
  open: () => {
    throw new Error('no');
  },
  analyse: ([t], o = {}) => ({ findings: find(t!.text, o), suppressed: [], failures: [] }),
  migrate: ([t], o = {}) => {
    const f = find(t!.text, o);
    let text = t!.text;
    const outcomes = f.map((finding) => ({
      finding,
      outcome:
        finding.fix.grade === 'withheld'
          ? ('marked' as const)
          : finding.fix.grade === 'review' && o.safeOnly
            ? ('left' as const)
            : ('rewritten' as const),
    }));
    for (const { finding: x, outcome } of [...outcomes].reverse())
      if (outcome === 'rewritten') text = text.slice(0, x.place.start) + x.v3! + text.slice(x.place.end);
    const c = (s: string) => outcomes.filter((x) => x.outcome === s).length;
    return {
      texts: [text],
      found: f.length,
      rewritten: c('rewritten'),
      review: o.safeOnly ? 0 : f.filter((x) => x.fix.grade === 'review').length,
      marked: c('marked'),
      suppressed: 0,
      left: c('left'),
      outcomes,
      failures: [],
    };
  },
};
export const loadEngine = async () => engine;
export const wasmFolder = () => '';
export const allEntries: { code: string; severity: string; grade: string; title: string }[] = [
  { code: 'SM201', severity: 'error', grade: 'safe', title: 't' },
];
export const findEntry = (c: string) => allEntries.find((e) => e.code === c);
export const renderPage = (e: { code: string }) => `# ${e.code}`;
