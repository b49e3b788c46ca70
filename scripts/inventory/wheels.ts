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

function pip(...args: readonly string[]): string {
  const flags = ['--retries', '1', '--disable-pip-version-check'];
  return execFileSync('python3', ['-m', 'pip', ...args, ...flags], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** All final versions of a distribution that pip offers, newest first. */
export function publishedVersions(dist: string): string[] {
  try {
    const listed = /^Available versions: (.*)$/m.exec(pip('index', 'versions', dist))?.[1] ?? '';
    const versions = listed.split(', ').filter((version) => /^\d+(\.\d+)*$/.test(version));
    if (versions.length > 0) return versions;
  } catch {
    // Said below.
  }
  throw new DownloadError(`cannot list the versions of ${dist}`);
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
    const file = this.#list().find((name) => name.startsWith(prefix));
    return file ? this.#open(file, dist) : (this.several([[dist, `==${version}`]])[0] as Wheel);
  }

  /** Gets the newest wheel that a requirement such as `sagemaker>=2,<3` allows. */
  newest(dist: string, constraint: string): Wheel {
    return this.several([[dist, constraint]])[0] as Wheel;
  }

  /** Gets several wheels with one download; answers in the order of the requirements. */
  several(requirements: readonly (readonly [dist: string, constraint: string])[]): Wheel[] {
    const inbox = join(this.#wheels, `inbox-${process.pid}`);
    mkdirSync(inbox, { recursive: true });
    const wanted = requirements.map(([dist, constraint]) => `${dist}${constraint}`);
    try {
      pip('download', '--no-deps', '--only-binary', ':all:', '--quiet', '--dest', inbox, ...wanted);
      const files = readdirSync(inbox).filter((name) => name.endsWith('.whl'));
      return requirements.map(([dist]) => {
        const file = files.find((name) => name.startsWith(`${dist.replaceAll('-', '_')}-`));
        if (!file) throw new Error(`no wheel of ${dist}`);
        renameSync(join(inbox, file), join(this.#wheels, file));
        return this.#open(file, dist);
      });
    } catch {
      throw new DownloadError(`cannot download ${wanted.join(' ')}`);
    } finally {
      rmSync(inbox, { recursive: true, force: true });
    }
  }

  #list(): string[] {
    return existsSync(this.#wheels) ? readdirSync(this.#wheels).filter((file) => file.endsWith('.whl')) : [];
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
