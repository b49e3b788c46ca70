import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WheelSource } from './types';

/** Thrown when a wheel is neither here nor can be downloaded. */
export class DownloadError extends Error {}

export interface Wheel extends WheelSource {
  /** Directory of the unpacked wheel. */
  readonly directory: string;
}

/** Fetches and unpacks wheels into a cache directory; never runs anything they contain. */
export class WheelCache {
  readonly #wheels: string;
  readonly #unpacked: string;

  constructor(root: string) {
    this.#wheels = join(root, 'wheels');
    this.#unpacked = join(root, 'sdk');
  }

  /** Gets the wheel of one exact version, from the cache when it is there. */
  exact(dist: string, version: string): Wheel {
    const prefix = `${dist.replaceAll('-', '_')}-${version}-`;
    const here = (): string | undefined => this.#list().find((file) => file.startsWith(prefix));
    return this.#open(here() ?? this.#download(`${dist}==${version}`), dist);
  }

  /** Gets the newest wheel that a requirement such as `sagemaker>=2,<3` allows. */
  newest(dist: string, constraint: string): Wheel {
    return this.#open(this.#download(`${dist}${constraint}`), dist);
  }

  #list(): string[] {
    return existsSync(this.#wheels) ? readdirSync(this.#wheels).filter((file) => file.endsWith('.whl')) : [];
  }

  #download(requirement: string): string {
    const inbox = join(this.#wheels, `inbox-${process.pid}`);
    mkdirSync(inbox, { recursive: true });
    try {
      const flags = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--quiet', '--dest', inbox];
      execFileSync('python3', [...flags, requirement], { stdio: ['ignore', 'ignore', 'pipe'] });
      const file = readdirSync(inbox).find((name) => name.endsWith('.whl'));
      if (!file) throw new Error('no wheel');
      renameSync(join(inbox, file), join(this.#wheels, file));
      return file;
    } catch {
      throw new DownloadError(`cannot download ${requirement}`);
    } finally {
      rmSync(inbox, { recursive: true, force: true });
    }
  }

  #open(file: string, dist: string): Wheel {
    const path = join(this.#wheels, file);
    const version = file.split('-')[1] ?? '';
    const directory = join(this.#unpacked, `${dist}-${version}`);
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (!existsSync(directory)) {
      // Unpacked aside and renamed, so that an interrupted run leaves no half directory behind.
      const aside = `${directory}.part-${process.pid}`;
      execFileSync('python3', ['-m', 'zipfile', '-e', path, aside], { stdio: 'ignore' });
      renameSync(aside, directory);
    }
    return { dist, version, sha256, directory };
  }
}

/** Reads the unconditional requirements of a wheel from its metadata: distribution to constraint. */
export function requirementsOf(wheel: Wheel): Map<string, string> {
  const info = readdirSync(wheel.directory).find((name) => name.endsWith('.dist-info')) ?? '';
  const metadata = readFileSync(join(wheel.directory, info, 'METADATA'), 'utf8');
  const requirements = new Map<string, string>();
  for (const [, dist, constraint, marker] of metadata.matchAll(
    /^Requires-Dist: ([\w.-]+)\s*\(?([^;)\n]*)\)?(;.*)?$/gm,
  )) {
    if (dist && !marker) requirements.set(dist, (constraint ?? '').replace(/\s+/g, ''));
  }
  return requirements;
}
