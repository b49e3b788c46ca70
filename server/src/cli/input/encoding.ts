import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Outcome } from '../problem';

/** Python source as text, with what is needed to write it back byte for byte. */
export interface DecodedSource {
  /** Without the byte order mark. */
  readonly text: string;
  /** Name known to iconv-lite, `utf8` in nearly all files. */
  readonly encoding: string;
  readonly hasBom: boolean;
}

const bom = '\uFEFF';
const bomBytes = Buffer.from(bom);

/** The encoding declaration of PEP 263, to be looked for in each of the first two lines. */
const declaration = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blankOrComment = /^[ \t\f]*(?:#|$)/;

/** Decodes Python source as Python would: byte order mark, then declaration, then UTF-8. */
export function decodeSource(bytes: Buffer): Outcome<DecodedSource> {
  const hasBom = bytes.subarray(0, bomBytes.length).equals(bomBytes);
  const content = hasBom ? bytes.subarray(bomBytes.length) : bytes;
  const declared = declaredEncoding(content);
  const encoding = declared === undefined ? 'utf8' : iconvName(declared);
  if (encoding === undefined)
    return { reason: `unknown encoding "${declared}" in the coding declaration; save it as UTF-8` };
  if (encoding === 'utf8') return decodeUtf8(content, hasBom);
  if (hasBom) return { reason: `the coding declaration says "${declared}", but the byte order mark says UTF-8` };
  const text = iconv.decode(content, encoding, { stripBOM: false });
  // Whatever does not come back as the same bytes was invalid, and could not be written back untouched.
  if (!iconv.encode(text, encoding).equals(content)) return { reason: `not valid ${declared} text` };
  return { value: { text, encoding, hasBom } };
}

/** Encodes a new text like the source it comes from; refuses when a character has no place in that encoding. */
export function encodeLike(source: DecodedSource, text: string): Outcome<Buffer> {
  if (source.encoding === 'utf8') return { value: Buffer.from(source.hasBom ? bom + text : text) };
  const bytes = iconv.encode(text, source.encoding);
  const back = iconv.decode(bytes, source.encoding, { stripBOM: false });
  if (back === text) return { value: bytes };
  const lost = [...new Set(text)].find((character) => !survives(character, source.encoding));
  return {
    reason: `the new text has ${lost ? `"${lost}", which` : 'a character that'} ${source.encoding} cannot express`,
  };
}

function decodeUtf8(content: Buffer, hasBom: boolean): Outcome<DecodedSource> {
  const text = content.toString('utf8');
  if (isUtf8(content)) return { value: { text, encoding: 'utf8', hasBom } };
  const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n|\r|\n/).length;
  return { reason: `not valid UTF-8 (line ${line}), and no coding declaration names another encoding` };
}

/** The encoding that one of the first two lines declares; the second counts only below a blank or comment line. */
function declaredEncoding(content: Buffer): string | undefined {
  const [first = '', second = ''] = firstLines(content);
  const inFirst = declaration.exec(first)?.[1];
  if (inFirst !== undefined || !blankOrComment.test(first)) return inFirst;
  return declaration.exec(second)?.[1];
}

/** The first two lines; a declaration further to the right than this is not one. */
function firstLines(content: Buffer): readonly string[] {
  return content
    .subarray(0, 4096)
    .toString('latin1')
    .split(/\r\n|\r|\n/, 2);
}

/** Maps a Python codec name to one of iconv-lite; nothing for codecs that are unknown or unfit for source text. */
function iconvName(declared: string): string | undefined {
  const name = declared.toLowerCase().replaceAll('_', '-');
  if (/^(?:utf-?8|cp65001)(?:-|$)/.test(name)) return 'utf8';
  // Python itself allows editors' suffixes such as `latin-1-unix` here.
  const plain = /^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(name) ? 'latin1' : name;
  if (!iconv.encodingExists(plain)) return undefined;
  const probe = '# coding: x\n';
  return iconv.encode(probe, plain).equals(Buffer.from(probe)) ? plain : undefined;
}

function survives(character: string, encoding: string): boolean {
  return iconv.decode(iconv.encode(character, encoding), encoding, { stripBOM: false }) === character;
}
