import { basename } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { ApplyWorkspaceEditRequest } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { encodeLike } from '../cli/input/encoding';
import { readBytes } from '../cli/input/read-ahead';
import { toWorkspaceEdit } from '../convert/workspace-edit';
import { gitState } from '../project/git';
import { folderPath } from '../project/pinned-targets';
import type { TargetVersions } from '../project/target-version';
import type {
  ApplyMigrationParams,
  ApplyMigrationResult,
  MigrationRefusal,
  PlanMigrationParams,
  PlannedTexts,
} from '../protocol/migrate-workspace';
import { uriOf } from '../session/file-uri';
import type { Session } from '../session/session';
import { applyChanges, type Change, changedReason } from './apply-changes';
import { chosenFor } from './chosen';
import { MigrationPlanner, type WorkspacePlan } from './migration-planner';
import { isReadOnly, openTexts } from './open-programs';
import { appliedFiles, outcomeReport } from './outcome-report';
import { hashOf, type PlannedProgram, variantOf } from './planned-program';
import { scanWorkspace } from './scan';
import type { ScanWatch } from './scan-progress';
import { bothSides } from './sides';
import { WorkspaceFolders } from './workspace-folders';

type Refused = { readonly refusal: MigrationRefusal };

interface Current {
  readonly id: number;
  readonly plan: WorkspacePlan;
  readonly roots: readonly string[];
}

/** The migration of a workspace between its preview and its end; there is one at a time. */
export class WorkspaceMigration {
  private current: Current | undefined;
  private ids = 0;

  constructor(
    private readonly session: Session,
    private readonly connection: Connection,
    private readonly targets: TargetVersions,
  ) {}

  /** Finds out what would be changed; whatever was planned before is dropped. */
  async plan(
    { folders, isTrusted = true, anyway = false }: PlanMigrationParams,
    { signal, progress }: ScanWatch,
  ): Promise<(WorkspacePlan & { readonly id: number }) | Refused> {
    const { session, targets } = this;
    this.current = undefined;
    this.ids += 1;
    const id = this.ids;
    const known = new WorkspaceFolders(session, targets);
    const asked = folders?.flatMap((uri) => folderPath(uri) ?? []);
    const roots = known.paths.filter((path) => !asked || asked.includes(path));
    const dirty = isTrusted && !anyway ? await dirtyTree(roots) : undefined;
    if (dirty) return { refusal: dirty };
    const open = known.openUris();
    const planner = new MigrationPlanner({
      engine: session.engine,
      folders: roots,
      optionsOf: (path) => known.optionsOf(path),
      uriOf: (path) => open.get(path) ?? uriOf(path),
    });
    for (const uri of folders ?? session.configurations.uris) {
      const path = folderPath(uri);
      if (path === undefined)
        planner.report({ path: uri, text: 'not on a disk; open its files and migrate each', fatal: false });
      else if (!session.configurations.of(`${uri}/-`).settings.enable)
        planner.report({ path, text: 'left out, because the setting sagemakerV3.enable is off here', fatal: false });
    }
    const { isComplete, groups, files } = await scanWorkspace(session, targets, {
      kind: 'migrate',
      paths: roots,
      bothWays: true,
      signal,
      progress,
      take: (file) => planner.take(file),
      report: (problem) => planner.report(problem),
    });
    if (!isComplete || id !== this.ids) return refusal('cancelled', 'The search was stopped; nothing was changed.');
    const plan = planner.plan(groups, files);
    this.current = { id, plan, roots };
    return { ...plan, id };
  }

  /** Both sides of a file; nothing once its plan is gone. */
  textsOf(id: number, uri: string, choice: 'safe' | 'all'): PlannedTexts | undefined {
    const program = this.programsOf(id)?.find((one) => one.uri === uri);
    return program && bothSides(program, choice);
  }

  discard(id: number): void {
    if (this.current?.id === id) this.current = undefined;
  }

  /** Makes the changes that were chosen; the plan is used up once anything was changed. */
  async apply(params: ApplyMigrationParams): Promise<ApplyMigrationResult> {
    const { current } = this;
    if (current?.id !== params.plan) {
      return { files: [], ...refusal('outdated', 'This preview is not the newest one; run Migrate Workspace again.') };
    }
    // Nobody else may begin to write it meanwhile; what is refused can be tried again.
    this.current = undefined;
    const result = await this.write(current, params);
    if (result.refusal) this.current ??= current;
    return result;
  }

  private async write({ plan, roots }: Current, params: ApplyMigrationParams): Promise<ApplyMigrationResult> {
    const { session } = this;
    const dirty = params.isTrusted === false || params.anyway ? undefined : await dirtyTree(roots);
    if (dirty) return { files: [], refusal: dirty };
    const choiceOf = chosenFor(plan.programs, params.choices);
    const chosen = plan.programs.filter((one) => variantOf(one, choiceOf(one)));
    const open = new WorkspaceFolders(session, this.targets).openUris();
    const unsaved = new Set(params.unsaved);
    const groups = new Set(chosen.flatMap(({ group }) => group ?? []));
    const beside = plan.programs.filter((one) => groups.has(one.group ?? -1) && !chosen.includes(one));
    const changes = [
      ...chosen.map((one) => this.toChange(one, choiceOf, open, unsaved)),
      ...beside.map((one) => this.toCondition(one, open)),
    ];
    const outcome = await applyChanges(changes, {
      roots,
      edit: (edited) => this.edit(edited, chosen, choiceOf, open),
    });
    const files = appliedFiles(plan, choiceOf, outcome, (path) => open.has(path));
    if (outcome.failure !== undefined) return { files, ...refusal('failed', outcome.failure) };
    return { files, report: outcomeReport(plan, files, choiceOf) };
  }

  private programsOf(id: number): readonly PlannedProgram[] | undefined {
    return this.current?.id === id ? this.current.plan.programs : undefined;
  }

  private toChange(
    one: PlannedProgram,
    choiceOf: ReturnType<typeof chosenFor>,
    open: ReadonlyMap<string, string>,
    unsaved: ReadonlySet<string>,
  ): Change {
    const { path, name, group, needs, hash } = one;
    const file = variantOf(one, choiceOf(one)) ?? one.safe;
    const base = { path, name, group, needs };
    if (open.has(path)) {
      return {
        ...base,
        obstacle: async () => {
          if (await isReadOnly(path)) return 'the file is read-only';
          const texts = this.openTextsOf(one, choiceOf, open);
          return typeof texts === 'string' ? texts : undefined;
        },
      };
    }
    if (unsaved.has(one.uri)) {
      return {
        ...base,
        obstacle: async () => 'it has changes that are not saved, in an editor that does not show Python',
      };
    }
    return {
      ...base,
      contentFor: (now) => (hashOf(now) === hash ? encodeLike(file.source, file.after) : { reason: changedReason }),
    };
  }

  /** A file that the others of its group were rewritten for: it stays, but has to be what it was. */
  private toCondition({ path, name, group, hash, safe }: PlannedProgram, open: ReadonlyMap<string, string>): Change {
    const obstacle = async (): Promise<string | undefined> => {
      const program = this.session.program(open.get(path) ?? '');
      if (program) {
        const texts = openTexts(this.session, program, safe);
        return typeof texts === 'string' ? texts : undefined;
      }
      const now = await readBytes(path);
      return 'value' in now && hashOf(now.value) === hash ? undefined : changedReason;
    };
    return { path, name, group, obstacle };
  }

  private openTextsOf(
    one: PlannedProgram,
    choiceOf: ReturnType<typeof chosenFor>,
    open: ReadonlyMap<string, string>,
  ): ReturnType<typeof openTexts> {
    const program = this.session.program(open.get(one.path) ?? '');
    const file = variantOf(one, choiceOf(one));
    return program && file ? openTexts(this.session, program, file) : 'it was closed in the meantime';
  }

  /** Hands all changes of open documents to the editor as one edit, one undo in each of them. */
  private async edit(
    edited: readonly Change[],
    chosen: readonly PlannedProgram[],
    choiceOf: ReturnType<typeof chosenFor>,
    open: ReadonlyMap<string, string>,
  ): Promise<string | undefined> {
    const { client } = this.session;
    if (!client.applyEdit) return 'this editor does not let a server edit; close the files and try again';
    const documents: TextDocument[] = [];
    const texts: string[] = [];
    const paths = new Set(edited.map(({ path }) => path));
    for (const one of chosen.filter(({ path }) => paths.has(path))) {
      const found = this.openTextsOf(one, choiceOf, open);
      if (typeof found === 'string') return `${one.name}: ${found}`;
      documents.push(...found.documents);
      texts.push(...found.texts);
    }
    const edit = toWorkspaceEdit(documents, texts, client.versionedEdits);
    if (!edit) return undefined;
    const params = { label: 'Migrate Workspace to SageMaker V3', edit };
    const { applied, failureReason } = await this.connection.sendRequest(ApplyWorkspaceEditRequest.type, params);
    return applied ? undefined : (failureReason ?? 'the editor refused the edit of the open files');
  }
}

function refusal(kind: MigrationRefusal['kind'], text: string): Refused {
  return { refusal: { kind, text } };
}

/** Names the changes that git has no commit of: after them there would be no telling whose is whose. */
async function dirtyTree(folders: readonly string[]): Promise<MigrationRefusal | undefined> {
  for (const folder of folders) {
    const state = await gitState(folder);
    if (state.kind !== 'dirty') continue;
    const { changes } = state;
    const some = changes.slice(0, 3).join(', ');
    const more = changes.length > 3 ? ` and ${changes.length - 3} more` : '';
    const text = `${basename(folder)} has changes that are not committed (${some}${more}); commit or stash them first.`;
    return { kind: 'dirty', text };
  }
  return undefined;
}
